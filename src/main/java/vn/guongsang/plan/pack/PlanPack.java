package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JacksonInject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole plan, checked: every reference in it resolves. Sections that the plan does not have are
 * empty, never null, save those that are one thing ({@code unitPlan}, {@code budget}, {@code
 * amendment}).
 *
 * @param stagesDeclared how many stages the plan says there are
 * @param movementsOpen why the plan's list of movements is not closed
 * @param entries every entry that has an id, in the order of the file
 */
public record PlanPack(
        String format,
        Plan plan,
        List<LegalBasis> legalBases,
        List<Term> terms,
        List<Statement> purposes,
        List<Statement> requirements,
        List<Statement> priorities,
        List<Body> bodies,
        @Nullable Blocs blocs,
        List<Subject> subjects,
        List<Stage> stages,
        @Nullable Integer stagesDeclared,
        List<Rung> ladder,
        List<Sector> sectors,
        List<Movement> movements,
        @Nullable String movementsOpen,
        @Nullable Criteria criteria,
        List<Quota> quotas,
        @Nullable UnitPlan unitPlan,
        List<Obligation> obligations,
        List<Phase> phases,
        List<Milestone> milestones,
        List<Event> events,
        List<Duty> duties,
        List<Fostering> fostering,
        List<Evaluation> evaluations,
        List<Inspection> inspections,
        List<Training> training,
        List<StudyVisit> studyVisits,
        @Nullable Communication communication,
        List<Contest> contests,
        List<PlannedPublication> publications,
        List<Recognition> recognition,
        List<PublicConsultation> consultations,
        @Nullable Conferences conferences,
        @Nullable Budget budget,
        @Nullable Amendment amendment,
        List<Recipient> recipients,
        List<Ambiguity> ambiguities,
        @JacksonInject("entries") List<PackEntry> entries) {

    public PlanPack {
        blocs = blocs == null ? Blocs.NONE : blocs;
        criteria = criteria == null ? Criteria.NONE : criteria;
        communication = communication == null ? Communication.NONE : communication;
        conferences = conferences == null ? Conferences.NONE : conferences;
        entries = List.copyOf(entries);
    }

    @Override
    public Blocs blocs() {
        return present(blocs);
    }

    @Override
    public Criteria criteria() {
        return present(criteria);
    }

    @Override
    public Communication communication() {
        return present(communication);
    }

    @Override
    public Conferences conferences() {
        return present(conferences);
    }

    /** The entry with this id, of whichever section. */
    public Optional<PackEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    public Optional<Body> body(String id) {
        return byId(bodies, id);
    }

    public Optional<Movement> movement(String id) {
        return byId(movements, id);
    }

    public Optional<Sector> sector(String id) {
        return byId(sectors, id);
    }

    public Optional<CriteriaSet> criteriaSet(String id) {
        return byId(criteria().sets(), id);
    }

    public Optional<Quota> quota(String id) {
        return byId(quotas, id);
    }

    public Optional<Obligation> obligation(String id) {
        return byId(obligations, id);
    }

    /** What has to be in an answer: what the obligation asks, then what each body's own plan must contain. */
    public List<Statement> contentsOf(Obligation obligation) {
        Stream<Statement> own = obligation.contains().stream()
                .map(content -> new Statement(obligation.id(), content, obligation.clause()));
        return obligation.containsUnitPlan() && unitPlan != null
                ? Stream.concat(own, unitPlan.contains().stream()).toList()
                : own.toList();
    }

    public Optional<Conferences.ConferenceLevel> conference(String id) {
        return byId(conferences().levels(), id);
    }

    /** The milestone or event with this id. */
    public Optional<Occasion> occasion(String id) {
        return Stream.concat(milestones.stream(), events.stream())
                .filter(occasion -> occasion.id().equals(id))
                .findFirst()
                .map(Occasion.class::cast);
    }

    public Optional<Phase> phase(String id) {
        return byId(phases, id);
    }

    /** The plan's own words for a due rule ({@code as-written}), or the {@code reason} why it gives no day. */
    public Optional<String> dueWords(Obligation obligation, String key) {
        return find(obligation.id())
                .map(entry -> entry.figures().get("due"))
                .map(due -> due instanceof Map<?, ?> written ? (String) written.get(key) : null);
    }

    public QuotaTotals quotaTotals() {
        return QuotaTotals.of(quotas);
    }

    /** Every phase that runs on this day; phases overlap. */
    public List<Phase> phasesOn(LocalDate day) {
        return phases.stream().filter(phase -> phase.runsOn(day)).toList();
    }

    /** Obligations that name this body or group. Those that reach it through a group: see the roster. */
    public List<Obligation> obligationsNaming(String bodyId) {
        return obligations.stream().filter(duty -> duty.who().contains(bodyId)).toList();
    }

    private static <E extends Entry> Optional<E> byId(List<E> entries, String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private static <T> T present(@Nullable T section) {
        return java.util.Objects.requireNonNull(section);
    }
}
