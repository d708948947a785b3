package vn.guongsang.organisation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * One decision by which bodies end, begin or change: who before, who after, from which day, by which
 * paper.
 *
 * @param effective first day of what came after; the day before is the last of what was
 * @param basis the decision itself, e.g. {@code Nghị quyết 202/2025/QH15}
 * @param passages who went over into whom; a body that goes on went over into itself
 * @param heirs the main heir of each body that ended, to whom its figures roll; a body that nothing
 *     followed is missing here and in {@code passages}, and stands in {@code ended} only
 * @param annulment null while it stands; one that was taken back names no bodies any more
 */
public record Succession(
        UUID id,
        SuccessionKind kind,
        LocalDate effective,
        String basis,
        String note,
        LocalDate recordedOn,
        String recordedByName,
        Set<Passage> passages,
        Set<UUID> ended,
        Set<UUID> born,
        Map<UUID, UUID> heirs,
        @Nullable Annulment annulment) {

    /**
     * That the recording was taken back, and what it had said.
     *
     * @param before names of those who went, with semicolons
     * @param after names of those who came
     */
    public record Annulment(String reason, String before, String after, LocalDate on, String byName) {}

    public record Passage(UUID predecessor, UUID successor) {}

    /**
     * A body that the decision is about.
     *
     * @param ends whether the day before is its last
     * @param into who takes over from it, the main heir first
     */
    public record Going(UUID body, boolean ends, List<UUID> into) {}

    /**
     * What is to be recorded.
     *
     * @param id made by whoever records it: the same one again records nothing more
     * @param before the bodies that it is about
     * @param born the bodies that begin with it
     * @param moved where the bodies below an ended one stand from that day on
     * @param change what holds of the one body from that day on, where the kind keeps the body
     */
    public record Draft(
            UUID id,
            SuccessionKind kind,
            LocalDate effective,
            String basis,
            String note,
            List<Going> before,
            List<NewBody> born,
            Map<UUID, UUID> moved,
            @Nullable Facts change) {

        public Set<UUID> ended() {
            return before.stream().filter(Going::ends).map(Going::body).collect(toSet());
        }

        /** All who are there after it, new or going on. */
        public Set<UUID> successors() {
            return passages().stream().map(Passage::successor).collect(toSet());
        }

        public Set<Passage> passages() {
            Set<UUID> bornNow = bornIds();
            return before.stream()
                    .flatMap(going -> Stream.concat(
                            going.ends() ? Stream.empty() : Stream.of(new Passage(going.body(), going.body())),
                            going.into().stream()
                                    .flatMap(successor -> bornNow.contains(successor)
                                            ? Stream.of(new Passage(going.body(), successor))
                                            : Stream.of(
                                                    new Passage(going.body(), successor),
                                                    new Passage(successor, successor)))))
                    .collect(toSet());
        }

        /** All existing bodies that it touches. */
        public Set<UUID> involved() {
            return Stream.of(
                            before.stream().map(Going::body),
                            before.stream().flatMap(going -> going.into().stream()),
                            born.stream().map(body -> body.facts().parentId()),
                            moved.keySet().stream(),
                            moved.values().stream(),
                            Stream.ofNullable(change).map(Facts::parentId))
                    .flatMap(ids -> ids)
                    .filter(Objects::nonNull)
                    .filter(id -> !bornIds().contains(id))
                    .collect(toSet());
        }

        private Set<UUID> bornIds() {
            return born.stream().map(NewBody::id).collect(toSet());
        }
    }

    /**
     * What is known of an existing body that a draft touches.
     *
     * @param facts what holds of it the day before
     * @param ending the day and paper of its end, null while none is recorded
     * @param lastSuccession the newest day on which it took part in a succession, null for none
     * @param children the bodies right below it that exist on the day
     * @param above all bodies above it on the day
     */
    record Known(
            Body body,
            Facts facts,
            @Nullable Ending ending,
            @Nullable LocalDate lastSuccession,
            List<Body> children,
            Set<UUID> above) {

        record Ending(LocalDate effective, String basis) {}

        String name() {
            return facts.name();
        }
    }

    /** May it be recorded? The first reason against it, in the order in which a person would look. */
    static Verdict judge(Draft draft, Map<UUID, Known> known) {
        if (draft.basis().isBlank()) {
            return Verdict.refused("organisation.succession.basis");
        }
        if (draft.before().isEmpty()) {
            return Verdict.refused("organisation.succession.nobody");
        }
        Optional<UUID> unknown =
                draft.involved().stream().filter(id -> !known.containsKey(id)).findFirst();
        if (unknown.isPresent()) {
            return Verdict.refused("organisation.succession.unknown");
        }
        return Stream.<Supplier<Verdict>>of(
                        () -> shape(draft, known),
                        () -> predecessors(draft, known),
                        () -> successors(draft, known),
                        () -> children(draft, known),
                        () -> parents(draft, known))
                .map(Supplier::get)
                .filter(verdict -> !verdict.allowed())
                .findFirst()
                .orElse(Verdict.ALLOWED);
    }

    private static Verdict shape(Draft draft, Map<UUID, Known> known) {
        if (draft.kind().keepsTheBody()) {
            return keeping(draft, known);
        }
        for (Going going : draft.before()) {
            if (going.into().contains(going.body())) {
                return Verdict.refused("organisation.succession.into-itself", name(going.body(), known));
            }
            if (going.into().isEmpty() && draft.kind() != SuccessionKind.DISSOLVE) {
                return Verdict.refused("organisation.succession.no-successor", name(going.body(), known));
            }
        }
        if (draft.before().stream().map(Going::body).distinct().count()
                < draft.before().size()) {
            return Verdict.refused("organisation.succession.twice");
        }
        return switch (draft.kind()) {
            case MERGE ->
                several(draft.passages().stream().map(Passage::successor).toList())
                        ? Verdict.ALLOWED
                        : Verdict.refused("organisation.succession.merge");
            case SPLIT ->
                several(draft.passages().stream().map(Passage::predecessor).toList())
                        ? Verdict.ALLOWED
                        : Verdict.refused("organisation.succession.split");
            case DISSOLVE ->
                draft.before().stream().allMatch(Going::ends)
                        ? Verdict.ALLOWED
                        : Verdict.refused("organisation.succession.dissolve");
            case RENAME, CHANGE_LEVEL -> throw new IllegalStateException();
        };
    }

    /** Whether anybody is named more than once. */
    private static boolean several(List<UUID> bodies) {
        return Set.copyOf(bodies).size() < bodies.size();
    }

    private static Verdict keeping(Draft draft, Map<UUID, Known> known) {
        Facts change = draft.change();
        if (draft.before().size() != 1
                || draft.before().getFirst().ends()
                || !draft.born().isEmpty()
                || change == null) {
            return Verdict.refused("organisation.succession.one-body");
        }
        Facts now = of(draft.before().getFirst().body(), known).facts();
        if (change.name().isBlank()) {
            return Verdict.refused("organisation.succession.name");
        }
        boolean changes = draft.kind() == SuccessionKind.RENAME
                ? !change.name().equals(now.name())
                : !change.named(now.name()).equals(now);
        return changes ? Verdict.ALLOWED : Verdict.refused("organisation.succession.unchanged", now.name());
    }

    private static Verdict predecessors(Draft draft, Map<UUID, Known> known) {
        for (Going going : draft.before()) {
            Known body = of(going.body(), known);
            Known.Ending ending = body.ending();
            if (ending != null && (going.ends() || !ending.effective().isAfter(draft.effective()))) {
                return Verdict.refusedBy(
                        ending.basis(),
                        "organisation.succession.ended",
                        body.name(),
                        ending.effective().minusDays(1));
            }
            if (!body.body().existsOn(draft.effective().minusDays(1))) {
                return Verdict.refused(
                        "organisation.succession.absent-before",
                        body.name(),
                        draft.effective().minusDays(1));
            }
            LocalDate last = body.lastSuccession();
            if (going.ends() && last != null && last.isAfter(draft.effective())) {
                return Verdict.refused("organisation.succession.later", body.name(), last);
            }
        }
        return Verdict.ALLOWED;
    }

    private static Verdict successors(Draft draft, Map<UUID, Known> known) {
        Set<UUID> ended = draft.ended();
        for (UUID successor : draft.successors()) {
            Known body = known.get(successor);
            if (body == null) {
                continue;
            }
            if (ended.contains(successor)) {
                return Verdict.refused("organisation.succession.circle", body.name());
            }
            if (!body.body().existsOn(draft.effective())) {
                return Verdict.refused("organisation.succession.absent-after", body.name(), draft.effective());
            }
        }
        Set<UUID> successors = draft.successors();
        for (NewBody born : draft.born()) {
            if (born.facts().name().isBlank()) {
                return Verdict.refused("organisation.succession.name");
            }
            if (!successors.contains(born.id())) {
                return Verdict.refused(
                        "organisation.succession.from-nobody", born.facts().name());
            }
        }
        return Verdict.ALLOWED;
    }

    /** Nobody is left below a body that is gone. */
    private static Verdict children(Draft draft, Map<UUID, Known> known) {
        Set<UUID> ended = draft.ended();
        List<Body> left = new ArrayList<>();
        for (UUID end : ended) {
            of(end, known).children().stream()
                    .filter(child ->
                            !ended.contains(child.id()) && !draft.moved().containsKey(child.id()))
                    .forEach(left::add);
        }
        return left.isEmpty()
                ? Verdict.ALLOWED
                : Verdict.refused(
                        "organisation.succession.children",
                        left.size(),
                        left.getFirst().name());
    }

    /** Where a body is put must be there, and not below the body itself. */
    private static Verdict parents(Draft draft, Map<UUID, Known> known) {
        List<Map.Entry<UUID, UUID>> puts = new ArrayList<>(draft.moved().entrySet());
        draft.born().stream()
                .filter(body -> body.facts().parentId() != null)
                .forEach(body -> puts.add(
                        Map.entry(body.id(), Objects.requireNonNull(body.facts().parentId()))));
        if (draft.change() != null && draft.change().parentId() != null) {
            puts.add(Map.entry(draft.before().getFirst().body(), draft.change().parentId()));
        }
        for (Map.Entry<UUID, UUID> put : puts) {
            Known parent = known.get(put.getValue());
            if (put.getKey().equals(put.getValue())
                    || parent != null && parent.above().contains(put.getKey())) {
                return Verdict.refused("organisation.succession.below-itself", parent == null ? "" : parent.name());
            }
            if (parent != null
                    && (draft.ended().contains(put.getValue()) || !parent.body().existsOn(draft.effective()))) {
                return Verdict.refused("organisation.succession.absent-after", parent.name(), draft.effective());
            }
        }
        return Verdict.ALLOWED;
    }

    private static String name(UUID body, Map<UUID, Known> known) {
        return of(body, known).name();
    }

    /** That all are known was seen first. */
    private static Known of(UUID body, Map<UUID, Known> known) {
        return Objects.requireNonNull(known.get(body));
    }
}
