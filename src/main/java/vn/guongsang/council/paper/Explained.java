package vn.guongsang.council.paper;

import java.util.ArrayList;
import java.util.List;
import vn.guongsang.council.CouncilRule;
import vn.guongsang.council.Session.Result;
import vn.guongsang.council.Session.Round;
import vn.guongsang.frame.Text;

/** The rule of a vote and what came of it, in sentences with their numbers. */
public final class Explained {

    private Explained() {}

    /** What the rule asks for, before anybody votes. */
    public static Text rule(CouncilRule rule) {
        return Text.key(
                "council.rule.share",
                Text.key(rule.secret() ? "council.secret" : "council.open"),
                share(rule),
                Text.key(rule.ofPresent() ? "council.of.present" : "council.of.members"),
                Text.key(rule.recusedCounted() ? "council.recused.in" : "council.recused.out"),
                Text.key(rule.lettersCounted() ? "council.letters.in" : "council.letters.out"));
    }

    private static Text share(CouncilRule rule) {
        return Text.key(
                rule.exceeded() ? "council.share.exceeded" : "council.share.reached",
                rule.share().percent());
    }

    /** Each a sentence; empty while the vote is open. */
    public static List<Text> result(Round round) {
        Result result = round.result();
        var sentences = new ArrayList<Text>();
        if (result != null) {
            CouncilRule rule = round.rule();
            sentences.add(Text.key(
                    "council.result." + result.outcome(),
                    result.agreed(),
                    result.counted(),
                    result.needed(),
                    share(rule),
                    Text.key(rule.ofPresent() ? "council.of.present" : "council.of.members")));
            sentences.add(Text.key(
                    "council.result.counts",
                    result.turnout().members(),
                    result.turnout().present(),
                    result.votes(),
                    result.agreed(),
                    result.disagreed(),
                    result.other()));
            if (result.turnout().recused() > 0) {
                sentences.add(Text.key(
                        rule.recusedCounted() ? "council.result.recused.in" : "council.result.recused.out",
                        result.turnout().recused()));
            }
            if (result.turnout().letters() > 0) {
                sentences.add(
                        Text.key("council.result.letters", result.turnout().letters()));
            }
        }
        return sentences;
    }
}
