package vn.guongsang.authoring.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.QuotaTotals;
import vn.guongsang.plan.pack.Selector;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.ObligationCalendar;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.calendar.Rosters;
import vn.guongsang.plan.pack.calendar.Round;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;

/** What an entry of a draft comes to: its sentence, its days, the bodies it means, the sum of its numbers. */
@Component
public class Previews {

    /** So many days are shown; whoever writes a rule sees by then whether it is the right one. */
    private static final int MOST_DAYS = 14;

    private static final int MOST_NAMES = 60;

    /** What does not fall within a year is looked for within so many. */
    private static final int LATEST_YEARS = 6;

    private final Selections selections;
    private final OfficeCalendar office;
    private final BusinessDay day;

    Previews(Selections selections, OfficeCalendar office, BusinessDay day) {
        this.selections = selections;
        this.office = office;
        this.day = day;
    }

    /**
     * One period of an obligation.
     *
     * @param due null where there is none
     */
    public record Falls(String period, @Nullable LocalDate due, String why, int bodies) {}

    /**
     * The bodies that somebody stands for.
     *
     * @param name in the pack
     * @param count of all of them, of whom the first are named
     * @param unknown whether the directory knows nobody by that name
     */
    public record Meant(String name, int count, List<String> names, boolean unknown) {}

    /**
     * @param sentence of a due rule
     * @param falls within a year
     * @param meant whom it concerns
     * @param totals of all quotas
     * @param on the day on which those are meant
     * @param onEvent whether it waits for something to happen, so that there is no day yet
     */
    public record Preview(
            Optional<String> sentence,
            List<Falls> falls,
            List<Meant> meant,
            Optional<QuotaTotals> totals,
            LocalDate on,
            boolean onEvent) {

        public boolean isEmpty() {
            return sentence.isEmpty() && meant.isEmpty() && totals.isEmpty();
        }
    }

    /** Empty when the entry, or the plan itself, is not yet right. */
    public Optional<Preview> of(DraftPack draft, Place place, @Nullable UUID issuer, Locale locale) {
        return of(draft, place, issuer, false, locale);
    }

    /** @param whole whether the plan is new, so that its days are to be looked at from its first one */
    public Optional<Preview> of(DraftPack draft, Place place, @Nullable UUID issuer, boolean whole, Locale locale) {
        String section = place.address().split("/")[0];
        if (!List.of("obligations", "bodies", "quotas", "duties", "movements").contains(section) || place.isList()) {
            return Optional.empty();
        }
        String id = String.valueOf(place.said().get("id"));
        return Found.sound(draft).flatMap(pack -> preview(pack, section, id, issuer, whole, locale));
    }

    private Optional<Preview> preview(
            PlanPack pack, String section, String id, @Nullable UUID issuer, boolean whole, Locale locale) {
        Rosters rosters = issuer == null ? Rosters.always(Roster.named(pack)) : selections.rosters(issuer, pack);
        LocalDate first = begin(pack);
        return switch (section) {
            case "obligations" ->
                pack.obligation(id).map(obligation -> calendar(pack, obligation, rosters, first, whole, locale));
            case "bodies" -> pack.body(id).map(body -> only(meant(pack, List.of(body.id()), rosters, first), first));
            case "quotas" ->
                pack.quota(id)
                        .map(quota -> new Preview(
                                Optional.empty(),
                                List.of(),
                                meant(pack, quota.lead(), rosters, first),
                                Optional.of(pack.quotaTotals()),
                                first,
                                false));
            case "duties" ->
                pack.duties().stream()
                        .filter(duty -> duty.id().equals(id))
                        .findFirst()
                        .map(duty -> only(meant(pack, duty.who(), rosters, first), first));
            default -> pack.movement(id).map(movement -> only(meant(pack, movement.lead(), rosters, first), first));
        };
    }

    private static Preview only(List<Meant> meant, LocalDate first) {
        return new Preview(Optional.empty(), List.of(), meant, Optional.empty(), first, false);
    }

    private Preview calendar(
            PlanPack pack, Obligation obligation, Rosters rosters, LocalDate today, boolean whole, Locale locale) {
        LocalDate from = pack.plan().window().from();
        LocalDate first = whole && from != null ? from : today;
        CalendarSentences sentences = new CalendarSentences(pack, locale);
        ObligationCalendar calendar = new ObligationCalendar(pack, rosters, Map.of(), office.workingDays()).on(first);
        List<Round> rounds = new ArrayList<>(
                calendar.rounds(obligation, first, first.plusYears(1).minusDays(1)));
        if (rounds.isEmpty()) {
            // something that comes once may come later
            rounds.addAll(calendar.rounds(obligation, pack.plan().begin(), first.plusYears(LATEST_YEARS)));
        }
        List<Falls> falls = rounds.stream()
                .limit(MOST_DAYS)
                .map(round -> new Falls(
                        sentences.label(round.period()),
                        round.due().day(),
                        sentences.explanation(round),
                        round.debtors().size()))
                .toList();
        return new Preview(
                Optional.of(sentences.rule(obligation)),
                falls,
                meant(pack, obligation.who(), rosters, today),
                Optional.empty(),
                today,
                obligation.cadence() == Cadence.ON_EVENT);
    }

    private static List<Meant> meant(PlanPack pack, List<String> ids, Rosters rosters, LocalDate on) {
        Roster roster = rosters.on(on);
        return ids.stream()
                .flatMap(id -> pack.body(id).stream())
                .map(body -> meant(body, roster))
                .toList();
    }

    private static Meant meant(Body body, Roster roster) {
        List<BodyEntry> entries = roster.standingFor(body.id());
        boolean unknown = roster.unmatched().contains(body.id());
        return new Meant(
                body.name(),
                unknown ? 0 : entries.size(),
                entries.stream().map(BodyEntry::name).limit(MOST_NAMES).toList(),
                unknown);
    }

    /** Groups that nobody belongs to, by their names: what is asked of them nobody owes. */
    public List<Body> choosingNobody(PlanPack pack, @Nullable UUID issuer) {
        return issuer == null
                ? List.of()
                : selections.nobodyIn(issuer, pack, begin(pack)).stream()
                        .flatMap(id -> pack.body(id).stream())
                        .filter(Body::isGroup)
                        .toList();
    }

    /**
     * How many duties of a new plan, a body's for a period each, fell due before today and on or after the day from which
     * it is to hold.
     *
     * @param borrowed whether bodies that only the pack knows owe nothing
     */
    public int overdueAtOnce(PlanPack pack, @Nullable UUID issuer, LocalDate effective, boolean borrowed) {
        LocalDate today = day.today();
        if (!effective.isBefore(today)) {
            return 0;
        }
        Rosters rosters = issuer == null ? Rosters.always(Roster.named(pack)) : selections.rosters(issuer, pack);
        Set<String> onlyNamed = onlyNamed(pack, borrowed);
        // one period at a time: of many years of many bodies there are millions
        Map<List<String>, List<Round>> periods = new ObligationCalendar(pack, rosters, Map.of(), office.workingDays())
                .rounds(pack.plan().begin(), today).stream()
                        .filter(round -> round.obligation().cadence() != Cadence.ON_EVENT)
                        .filter(round -> {
                            LocalDate due = round.due().day();
                            return due != null && !due.isBefore(effective) && due.isBefore(today);
                        })
                        .collect(Collectors.groupingBy(round -> List.of(
                                round.obligation().id(),
                                String.valueOf(round.period().from()))));
        return (int) Math.min(
                Integer.MAX_VALUE,
                periods.values().stream()
                        .mapToLong(rounds -> rounds.stream()
                                .flatMap(round -> round.debtors().stream())
                                .map(debtor -> debtor.body().code())
                                .filter(body -> !onlyNamed.contains(body))
                                .distinct()
                                .count())
                        .sum());
    }

    /**
     * What nobody owes in any period, since all of whom it is asked are groups that nobody belongs to, or posts that no
     * body holds, now and later.
     *
     * @param borrowed whether bodies that only the pack knows owe nothing
     */
    public List<Obligation> unowed(PlanPack pack, @Nullable UUID issuer, boolean borrowed) {
        if (issuer == null) {
            return List.of();
        }
        List<String> unmatched = selections.nobodyIn(issuer, pack, begin(pack));
        Set<String> nobody = pack.bodies().stream()
                .filter(body -> borrowed || body.kind().ofOne().isEmpty())
                .filter(body -> unmatched.contains(body.id())
                        || body.isGroup() && (body.members() == null || body.members() instanceof Selector.ListedLater))
                .map(Body::id)
                .collect(Collectors.toSet());
        Set<String> onlyNamed = onlyNamed(pack, borrowed);
        ObligationCalendar calendar = new ObligationCalendar(
                        pack, selections.rosters(issuer, pack), Map.of(), office.workingDays())
                .on(begin(pack));
        LocalDate first = pack.plan().begin();
        LocalDate last = Objects.requireNonNullElse(pack.plan().window().to(), first.plusYears(LATEST_YEARS));
        return pack.obligations().stream()
                .filter(obligation -> nobody.containsAll(obligation.who()))
                .filter(obligation -> calendar.rounds(obligation, first, last.plusYears(1)).stream()
                        .flatMap(round -> round.debtors().stream())
                        .allMatch(debtor -> onlyNamed.contains(debtor.body().code())))
                .toList();
    }

    /** Groups and posts, and where bodies are not added those too, that stand for themselves: nobody owes what they do. */
    private static Set<String> onlyNamed(PlanPack pack, boolean borrowed) {
        return pack.bodies().stream()
                .filter(body -> borrowed || body.kind().ofOne().isEmpty())
                .map(Body::id)
                .collect(Collectors.toSet());
    }

    /** Today, or the first day of a plan that has not begun, or the last year of one that is over. */
    private LocalDate begin(PlanPack pack) {
        LocalDate today = day.today();
        LocalDate from = Objects.requireNonNullElse(pack.plan().window().from(), today);
        LocalDate to = Objects.requireNonNullElse(pack.plan().window().to(), today);
        if (from.isAfter(today)) {
            return from;
        }
        LocalDate lastYear = to.minusYears(1).plusDays(1);
        return to.isBefore(today) && lastYear.isAfter(from) ? lastYear : to.isBefore(today) ? from : today;
    }
}
