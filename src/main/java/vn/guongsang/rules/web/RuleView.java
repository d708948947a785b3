package vn.guongsang.rules.web;

import java.util.List;
import java.util.stream.Stream;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Text;
import vn.guongsang.rules.Facts.MatterKind;
import vn.guongsang.rules.Facts.Scope;
import vn.guongsang.rules.Facts.WorkKind;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand.AgeDay;
import vn.guongsang.rules.language.Demand.Whom;
import vn.guongsang.rules.language.Kind.Param;
import vn.guongsang.rules.language.Sentences;

/** A condition as it is shown: its sentence, and for whom it is. */
public record RuleView(Clause clause, Text sentence, List<Text> only, List<RuleView> parts) {

    static List<RuleView> of(List<Clause> clauses, Sentences sentences) {
        return clauses.stream()
                .map(clause -> new RuleView(
                        clause,
                        sentences.say(clause),
                        only(clause),
                        of(clause.demand().parts(), sentences)))
                .toList();
    }

    private static List<Text> only(Clause clause) {
        return Stream.concat(
                        clause.kinds().stream().sorted().map(RuleView::kind),
                        clause.grounds().stream().sorted().map(RuleView::ground))
                .toList();
    }

    public static Text kind(String kind) {
        return Text.key("rules.kind." + kind);
    }

    public static Text ground(Ground ground) {
        return Text.key("rules.ground." + ground);
    }

    /** Whether a machine may pass it. */
    public boolean unread() {
        return !clause.read() && !clause.demand().isGroup();
    }

    /** What can be chosen for a parameter. */
    public static List<Choice> choices(Param param) {
        return param.constants().stream()
                .map(constant -> Choice.of(constant.name(), word(constant)))
                .toList();
    }

    private static String word(Enum<?> constant) {
        return switch (constant) {
            case Grade grade -> "rules.grade." + grade;
            case Ground ground -> "rules.ground." + ground;
            case WorkKind kind -> "rules.work." + kind;
            case Scope scope -> "rules.scope." + scope;
            case MatterKind kind -> "rules.matter." + kind;
            case Whom whom -> "rules.whom." + whom;
            case AgeDay day -> "rules.age-day." + day;
            default -> throw new IllegalArgumentException(constant.toString());
        };
    }

    public static Badge badge(Outcome outcome) {
        String word = "rules.outcome." + outcome;
        return switch (outcome) {
            case PASS -> Badge.done(word);
            case FAIL -> Badge.failed(word);
            case PERSON -> Badge.waiting(word);
        };
    }
}
