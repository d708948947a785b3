package vn.guongsang.rules.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import vn.guongsang.rules.language.Demand;
import vn.guongsang.rules.language.Demand.AgeDay;
import vn.guongsang.rules.language.Demand.Whom;
import vn.guongsang.rules.language.Kind.Param;
import vn.guongsang.rules.language.RuleVersion;
import vn.guongsang.rules.language.Sentences;

/**
 * A condition as it is shown: its sentence, and what stands beside it.
 *
 * @param notes how it is judged and for whom it is
 */
public record RuleView(Clause clause, Text sentence, List<Text> notes, List<RuleView> parts) {

    static List<RuleView> of(List<Clause> clauses, Sentences sentences) {
        return clauses.stream()
                .map(clause -> new RuleView(
                        clause,
                        sentences.say(clause),
                        notes(clause),
                        of(clause.demand().parts(), sentences)))
                .toList();
    }

    private static List<Text> notes(Clause clause) {
        var notes = new ArrayList<Text>();
        if (clause.demand() instanceof Demand.Judged judged) {
            notes.add(
                    judged.evidence() == null
                            ? Text.key("rules.by-person")
                            : Text.key("rules.by-person.evidence", judged.evidence()));
        }
        Stream.concat(
                        clause.kinds().stream().sorted().map(RuleView::kind),
                        clause.grounds().stream().sorted().map(RuleView::ground))
                .reduce((one, other) -> Text.key("rules.comma", one, other))
                .map(all -> Text.key(clause.demand() instanceof Demand.Never ? "rules.not-for" : "rules.only", all))
                .ifPresent(notes::add);
        if (!clause.article().isEmpty()) {
            notes.add(Text.plain(clause.article()));
        }
        return notes;
    }

    /** How much of a rule was checked against its text. */
    public static Badge state(@Nullable RuleVersion rule) {
        if (rule == null) {
            return Badge.notOpen("rules.state.none");
        }
        long unread = rule.clauses()
                .filter(clause -> !clause.read() && !clause.demand().isGroup())
                .count();
        return rule.unread()
                ? Badge.near("rules.state.unread")
                : unread > 0
                        ? Badge.waiting("rules.state.partly", unread)
                        : Badge.done("rules.state.since", rule.since());
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
