package vn.guongsang.authoring.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;
import vn.guongsang.plan.pack.reading.Shape;

/**
 * What the checker finds in a draft, and where.
 *
 * @param address of the entry
 * @param steps from the entry down to what is wrong: keys and positions
 */
public record Found(Finding finding, String address, List<String> steps) {

    /** Entries that are wrong are left out at most so often, each of which may leave others without what they name. */
    private static final int MOST_ROUNDS = 40;

    /** Findings that tell of a key that is not there. */
    private static final Set<String> MISSING = Set.of("key.missing", "due.missing", "clause.missing");

    private static final PackReader READER = new PackReader();

    /** The same as {@code plan check} of the pack as a file; an entry that nobody touched is not missed anything. */
    public static List<Found> in(DraftPack whole) {
        DraftPack draft = whole.withoutUntouched();
        return READER.read(draft.bytes()).findings().stream()
                .map(finding -> at(draft, finding))
                .toList();
    }

    private static Found at(DraftPack draft, Finding finding) {
        List<String> steps = Arrays.stream(finding.path().split("/"))
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        Place place = draft.root();
        int depth = 0;
        for (; depth < steps.size(); depth++) {
            Optional<Place> next = next(draft, place, steps.get(depth));
            if (next.isEmpty()) {
                break;
            }
            place = next.get();
        }
        return new Found(finding, place.address(), List.copyOf(steps.subList(depth, steps.size())));
    }

    private static Optional<Place> next(DraftPack draft, Place place, String step) {
        if (place.isList()) {
            List<Place> entries = draft.entries(place);
            return step.matches("\\d{1,6}") && Integer.parseInt(step) < entries.size()
                    ? Optional.of(entries.get(Integer.parseInt(step)))
                    : Optional.empty();
        }
        return draft.below(place).stream()
                .filter(part -> part.key().equals(step))
                .findFirst();
    }

    /** Where the form of the entry says it: {@code due.day-of-month.day}; empty for the entry as a whole. */
    public String field(DraftPack draft) {
        Place place = draft.at(address).orElseThrow();
        if (place.isList()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        Shape shape = place.group();
        Object value = place.value();
        for (String step : steps) {
            switch (DraftPack.SHAPES.resolved(shape)) {
                case Shape.Group group
                when group.parts().containsKey(step) -> {
                    shape = group.parts().getOrDefault(step, shape);
                    value = value instanceof Map<?, ?> map ? map.get(step) : null;
                }
                case Shape.Entries(Shape of) -> {
                    shape = of;
                    value = value instanceof List<?> list && Integer.parseInt(step) < list.size()
                            ? list.get(Integer.parseInt(step))
                            : null;
                }
                case Shape.Due(var rules) -> {
                    String rule = value instanceof Map<?, ?> map ? String.valueOf(map.get("rule")) : "";
                    names.add(step.equals("rule") || !rules.containsKey(rule) ? "rule" : rule + "." + step);
                    return String.join(".", names);
                }
                default -> {
                    return String.join(".", names);
                }
            }
            names.add(step);
        }
        if (MISSING.contains(finding.code())
                && DraftPack.SHAPES.resolved(shape) instanceof Shape.Group group
                && group.parts().get(missing()) instanceof Shape part) {
            shape = part;
            names.add(missing());
        }
        return DraftPack.SHAPES.resolved(shape) instanceof Shape.Due
                ? String.join(".", names) + ".rule"
                : String.join(".", names);
    }

    private String missing() {
        return finding.code().equals("key.missing")
                ? finding.args().getFirst()
                : finding.code().split("\\.")[0];
    }

    /** As much of a draft as is right, without the entries that are not; empty where the plan itself is not. */
    public static Optional<PlanPack> sound(DraftPack draft) {
        DraftPack left = draft.withoutUntouched();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            switch (READER.read(left.bytes())) {
                case Reading.Read(PlanPack pack, var _) -> {
                    return Optional.of(pack);
                }
                case Reading.Refused(var findings) -> {
                    DraftPack looked = left;
                    List<String> wrong = findings.stream()
                            .filter(Finding::refuses)
                            .map(finding -> at(looked, finding).address())
                            .distinct()
                            .toList();
                    if (wrong.stream().anyMatch(Found::isPlan)) {
                        return Optional.empty();
                    }
                    // the last first, so that those that go by position keep theirs
                    wrong.reversed().forEach(address -> looked.at(address).ifPresent(_ -> looked.remove(address)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlan(String address) {
        return address.isEmpty() || address.equals("plan") || address.startsWith("plan/") || address.equals("bodies");
    }
}
