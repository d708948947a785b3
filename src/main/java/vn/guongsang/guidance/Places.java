package vn.guongsang.guidance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.frame.Text;
import vn.guongsang.guidance.Guidance.Strength;
import vn.guongsang.guidance.Limit.Reach;
import vn.guongsang.guidance.Limit.What;
import vn.guongsang.guidance.PutForward.Taken;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;
import vn.guongsang.verdict.Verdict;

/**
 * Places that guidance allows, counted against what was put forward. A place is taken by the sending, and kept while the
 * dossier is looked at, goes back to be supplemented or was awarded; who withdraws or fails sets it free.
 */
@Service
public class Places {

    private final Guidance guidance;
    private final ObjectProvider<PutForward> putForward;
    private final Bodies bodies;

    Places(Guidance guidance, ObjectProvider<PutForward> putForward, Bodies bodies) {
        this.guidance = guidance;
        this.putForward = putForward;
        this.bodies = bodies;
    }

    /** What holds for it, with what others took before it. */
    public List<Place> of(Proposal one) {
        List<Limit> limits = guidance.limits(one.authority(), one.year()).stream()
                .filter(limit -> limit.what().covers(one))
                .toList();
        return limits.isEmpty()
                ? List.of()
                : places(inForce(limits, bodies.get(one.body()), one.receivedOn()), one.body(), one);
    }

    /** What holds for a body on a day, with what is taken of it so far. */
    public List<Place> of(UUID authority, int year, UUID body, LocalDate on) {
        return places(inForce(guidance.limits(authority, year), bodies.get(body), on), body, null);
    }

    /** Of the same the one for fewer bodies holds; what is said for all together holds beside it. */
    private static List<Limit> inForce(Collection<Limit> limits, Body body, LocalDate on) {
        List<Limit> holding = limits.stream()
                .filter(limit -> limit.on(on) && limit.isFor(body.id(), body.kind()))
                .toList();
        return holding.stream()
                .filter(limit -> limit.reach() == Reach.TOTAL
                        || holding.stream()
                                .noneMatch(other ->
                                        other.what().equals(limit.what()) && other.narrowness() > limit.narrowness()))
                .toList();
    }

    private List<Place> places(List<Limit> limits, UUID body, @Nullable Proposal before) {
        if (limits.isEmpty()) {
            return List.of();
        }
        Limit any = limits.getFirst();
        Strength strength = guidance.strengths(Set.of(body), any.year()).get(body);
        boolean together = limits.stream().anyMatch(limit -> limit.reach() == Reach.TOTAL);
        List<Taken> taken = taken(any.authority(), any.year(), together ? null : body, before);
        return limits.stream()
                .map(limit -> new Place(limit, count(limit, body, taken), bound(limit, strength)))
                .toList();
    }

    private List<Taken> taken(UUID authority, int year, @Nullable UUID body, @Nullable Proposal before) {
        return putForward.stream()
                .flatMap(source -> source.taken(authority, year, body, before).stream())
                .toList();
    }

    private static int count(Limit limit, UUID body, List<Taken> taken) {
        return taken.stream()
                .filter(one -> limit.reach() == Reach.TOTAL || one.body().equals(body))
                .filter(one -> limit.what().covers(one.award(), one.subjectKind(), one.plan(), one.movement()))
                .mapToInt(Taken::count)
                .sum();
    }

    private static @Nullable Integer bound(Limit limit, @Nullable Strength strength) {
        if (limit.percent() == null) {
            return limit.number();
        }
        return strength == null ? null : (int) ((long) strength.of(limit.base()) * limit.percent() / 100);
    }

    /**
     * Takes a place for what is being sent, or says which guidance leaves none. Nobody else takes one of that authority's
     * year until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict take(Proposal one) {
        if (guidance.limits(one.authority(), one.year()).isEmpty()) {
            return Verdict.ALLOWED;
        }
        guidance.lock(one.authority(), one.year());
        for (Place place : of(one.unsent())) {
            Integer bound = place.bound();
            if (bound != null && place.full()) {
                return Verdict.refusedBy(
                        place.limit().basis(),
                        "guidance.refused.full",
                        guidance.named(place.limit()),
                        place.taken(),
                        bound);
            }
        }
        return Verdict.ALLOWED;
    }

    /**
     * The lines that guidance adds to the verdict.
     *
     * @param settled what persons found, by the id of the line
     */
    public List<Line> lines(Proposal one, Map<String, Boolean> settled) {
        return of(one).stream().map(place -> line(place, one, settled)).toList();
    }

    private Line line(Place place, Proposal one, Map<String, Boolean> settled) {
        Limit limit = place.limit();
        String id = "guidance-" + limit.id();
        Outcome outcome = place.bound() == null
                ? settled.containsKey(id) ? settled.get(id) ? Outcome.PASS : Outcome.FAIL : Outcome.PERSON
                : place.full() ? Outcome.FAIL : Outcome.PASS;
        return new Line(
                id,
                outcome,
                Text.key("guidance.line", says(limit), what(limit), whom(limit), Integer.toString(limit.year())),
                limit.basis(),
                List.of(),
                place.bound() == null
                        ? Text.key("guidance.why.strength." + limit.base(), place.taken())
                        : Text.key(
                                place.full()
                                        ? "guidance.why.full"
                                        : one.sent() ? "guidance.why.holds" : "guidance.why.left",
                                place.taken(),
                                place.bound(),
                                place.bound() - place.taken()),
                List.of());
    }

    /** "at most five", or a share of what. */
    public static Text says(Limit limit) {
        return limit.percent() == null
                ? Text.key("guidance.says.number", limit.number() == null ? 0 : limit.number())
                : Text.key("guidance.says.percent." + limit.base(), limit.percent());
    }

    /** For whom, in words. */
    public Text whom(Limit limit) {
        return switch (limit.reach()) {
            case TOTAL -> Text.key("guidance.whom.TOTAL");
            case EACH ->
                limit.bodyKind().isEmpty()
                        ? Text.key("guidance.whom.EACH")
                        : Text.key("guidance.whom.EACH.kind", Text.key("organisation.kind." + limit.bodyKind()));
            case BODY ->
                Text.plain(limit.body() == null ? "" : bodies.get(limit.body()).name());
        };
    }

    /** Award and movement as they are called, and whose. */
    public Text what(Limit limit) {
        Text named = Text.plain(guidance.named(limit));
        return limit.subjectKind().isEmpty()
                ? named
                : Text.key(
                        "guidance.and",
                        named,
                        Text.key("rules.kind." + limit.subjectKind().replace('-', '_')));
    }

    /**
     * What every body took of every limit of bodies.
     *
     * @param whats the columns, each once
     */
    public record Overview(List<Limit> whats, List<Row> rows, List<Place> together) {}

    /** @param places by what is limited; one is missing where nothing is said for this body */
    public record Row(Body body, Map<What, Place> places) {

        public @Nullable Place of(Limit limit) {
            return places.get(limit.what());
        }
    }

    /** Bodies that took a place, for which one is set, or whose strength is known, by name. */
    public Overview overview(UUID authority, int year, LocalDate on) {
        List<Limit> all = guidance.limits(authority, year).stream()
                .filter(limit -> limit.on(on))
                .toList();
        List<Taken> taken = all.isEmpty() ? List.of() : taken(authority, year, null, null);
        Set<UUID> ids = Stream.concat(
                        taken.stream().map(Taken::body),
                        all.stream().map(Limit::body).filter(java.util.Objects::nonNull))
                .collect(Collectors.toSet());
        Map<UUID, Strength> strengths = guidance.strengths(ids, year);
        List<Row> rows = bodies.of(ids).stream()
                .map(body -> new Row(
                        body,
                        inForce(all, body, on).stream()
                                .filter(limit -> limit.reach() != Reach.TOTAL)
                                .collect(Collectors.toMap(
                                        Limit::what,
                                        limit -> new Place(
                                                limit,
                                                count(limit, body.id(), taken),
                                                bound(limit, strengths.get(body.id()))),
                                        (first, _) -> first))))
                .filter(row -> !row.places().isEmpty())
                .toList();
        List<Limit> whats = all.stream()
                .filter(limit -> limit.reach() != Reach.TOTAL)
                .collect(Collectors.toMap(
                        Limit::what, limit -> limit, (first, _) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return new Overview(
                whats,
                rows,
                all.stream()
                        .filter(limit -> limit.reach() == Reach.TOTAL)
                        .map(limit -> new Place(limit, count(limit, authority, taken), bound(limit, null)))
                        .toList());
    }
}
