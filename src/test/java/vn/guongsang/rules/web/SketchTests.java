package vn.guongsang.rules.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.RulesFixtures;
import vn.guongsang.rules.domain.ShippedRules;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand;
import vn.guongsang.rules.language.Kind;
import vn.guongsang.rules.language.RuleJson;
import vn.guongsang.rules.language.RuleVersion;

/** A rule in a form, and back. */
class SketchTests {

    @Test
    void everyRuleComesBackFromItsFormAsItWas() {
        for (RuleVersion rule : ShippedRules.read().rules()) {
            Problems problems = new Problems();
            assertThat(Sketch.sent(form(Sketch.of(rule.conditions()))).clauses(problems))
                    .as(rule.award())
                    .isEqualTo(rule.conditions());
            assertThat(problems.all()).isEmpty();
        }
    }

    @Test
    void everyRuleComesBackFromTheDatabaseAsItWas() {
        RulesFixtures.province().forEach((award, conditions) -> {
            assertThat(RuleJson.read(RuleJson.write(conditions))).as(award).isEqualTo(conditions);
            assertThat(Sketch.sent(form(Sketch.of(conditions))).clauses(new Problems()))
                    .as(award)
                    .isEqualTo(conditions);
        });
    }

    @Test
    void aConditionIsAddedUnderItsGroupAndGoesWithIt() {
        Sketch sketch =
                new Sketch(List.of()).with("", Kind.ANY).with("m1", Kind.ONCE).with("", Kind.JUDGED);
        assertThat(sketch.nodes())
                .extracting(Sketch.Node::order)
                .containsExactly("m1||ANY", "m2|m1|ONCE", "m3||JUDGED");
        assertThat(sketch.without("m1").nodes()).extracting(Sketch.Node::id).containsExactly("m3");
    }

    @Test
    void whatMakesNoSenseIsToldBesideItsField() {
        Map<String, List<String>> form = new HashMap<>(Map.of(
                "dong", List.of("a||HELD", "b||SHARE", "c||AGE", "d||JUDGED", "e||RATED"),
                "a-times", List.of("0"),
                "a-article", List.of("Điều 1"),
                "b-article", List.of("Điều 1"),
                "b-whom", List.of("STAFF"),
                "b-percent", List.of("101"),
                "c-article", List.of("Điều 1"),
                "c-on", List.of("RECEIPT")));
        form.put("d-article", List.of("Điều 1"));
        form.put("e-grade", List.of("BEST"));
        form.put("e-years", List.of("năm"));
        Problems problems = new Problems();
        assertThat(Sketch.sent(form).clauses(problems)).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::field)
                .containsExactly(
                        "a-awards",
                        "a-times",
                        "b-percent",
                        "b-holding",
                        "c-most",
                        "d-words",
                        "e-grade",
                        "e-years",
                        "e-article");
    }

    @Test
    void whatNoFormSentIsLeftAlone() {
        assertThat(Sketch.sent(Map.of("dong", List.of("x|y|HELD", "<b>||HELD", "a||ROOT", "a|", "b||ONCE", "b||ALL")))
                        .nodes())
                .extracting(Sketch.Node::order)
                .containsExactly("b||ONCE");
    }

    @Test
    void everyKindOfDemandCanBeWritten() {
        assertThat(Demand.class.getPermittedSubclasses()).hasSameSizeAs(Kind.values());
        assertThat(Rulebook.shipped().versions("GK"))
                .flatExtracting(
                        rule -> rule.clauses().map(Clause::demand).map(Kind::of).toList())
                .contains(Kind.FREE, Kind.SERVED, Kind.JUDGED, Kind.UNREAD);
    }

    /** As a browser sends it. */
    private static Map<String, List<String>> form(Sketch sketch) {
        Map<String, List<String>> form = new HashMap<>();
        form.put(
                "dong",
                new ArrayList<>(sketch.nodes().stream().map(Sketch.Node::order).toList()));
        sketch.nodes().forEach(node -> node.values().forEach((name, values) -> form.put(node.field(name), values)));
        return form;
    }
}
