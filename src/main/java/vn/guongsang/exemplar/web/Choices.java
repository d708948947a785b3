package vn.guongsang.exemplar.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.guongsang.exemplar.Answer;
import vn.guongsang.exemplar.Fostering;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.Choice;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Subject;
import vn.guongsang.plan.pack.SubjectKind;

/** What the forms of this module offer. */
public final class Choices {

    static final Choice NONE = Choice.of("-", "exemplar.movement.none");

    private Choices() {}

    public static List<Choice> movements(List<Movements.Known> known) {
        return known.stream()
                .map(movement -> Choice.data(movement.code(), movement.label()))
                .toList();
    }

    /** Nothing to choose where there is none. */
    public static List<Choice> movementsOrNone(List<Movements.Known> known) {
        return known.isEmpty()
                ? List.of()
                : Stream.concat(movements(known).stream(), Stream.of(NONE)).toList();
    }

    public static List<Choice> sectors(PlanPack pack) {
        return pack.sectors().stream()
                .map(sector -> Choice.data(sector.id(), capital(sector.name())))
                .toList();
    }

    /** The kinds of the plan, in the plan's words. */
    public static List<Choice> kinds(PlanPack pack) {
        Map<SubjectKind, String> names = new LinkedHashMap<>();
        for (Subject subject : pack.subjects()) {
            if (subject.kind() != SubjectKind.ANY) {
                names.merge(subject.kind(), subject.name(), (first, second) -> first + ", " + second);
            }
        }
        return names.entrySet().stream()
                .map(kind -> Choice.data(kind.getKey().yaml(), kind.getValue()))
                .toList();
    }

    public static List<Choice> allKinds() {
        return Arrays.stream(SubjectKind.values())
                .filter(kind -> kind != SubjectKind.ANY)
                .map(kind -> Choice.of(kind.yaml(), "exemplar.kind." + kind.yaml()))
                .toList();
    }

    public static List<Choice> states() {
        return Arrays.stream(State.values())
                .map(state -> Choice.of(state.name(), "exemplar.state." + state))
                .toList();
    }

    public static List<Choice> answers() {
        return Arrays.stream(Answer.values())
                .map(answer -> Choice.of(answer.name(), "exemplar.answer." + answer))
                .toList();
    }

    public static List<Choice> fostering() {
        return Arrays.stream(Fostering.values())
                .map(kind -> Choice.of(kind.name(), "exemplar.fostering." + kind))
                .toList();
    }

    private static String capital(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.of("vi"))
                        + name.substring(name.offsetByCodePoints(0, 1));
    }
}
