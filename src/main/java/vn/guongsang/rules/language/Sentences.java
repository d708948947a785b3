package vn.guongsang.rules.language;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Text;
import vn.guongsang.rules.language.Demand.Age;

/** Conditions as sentences, in whichever language the page speaks. */
public final class Sentences {

    private static final Text NOTHING = Text.plain("");

    private final UnaryOperator<String> names;

    /** @param names of awards by their codes */
    public Sentences(UnaryOperator<String> names) {
        this.names = names;
    }

    /** In the law's own words where the clause has them. */
    public Text say(Clause clause) {
        return clause.words().isEmpty() ? say(clause.demand()) : Text.plain(clause.words());
    }

    public Text say(Demand demand) {
        return switch (demand) {
            case Demand.All _ -> Text.key("rules.say.all");
            case Demand.Any _ -> Text.key("rules.say.any");
            case Demand.Held held ->
                Text.key(
                        "rules.say.held",
                        awards(held.awards()),
                        held.count(),
                        held.consecutive() ? Text.key("rules.say.consecutive") : NOTHING,
                        within(held.within()),
                        held.before() == null ? NOTHING : Text.key("rules.say.before", held.before()));
            case Demand.Rated rated ->
                Text.key(
                        rated.scattered() ? "rules.say.rated.scattered" : "rules.say.rated",
                        grade(rated.grade()),
                        rated.years(),
                        rated.parts().isEmpty() ? NOTHING : Text.key("rules.say.during"));
            case Demand.Works works ->
                Text.key(
                        "rules.say.works",
                        works.count(),
                        either(works.of().stream()
                                .map(kind -> Text.key("rules.work." + kind))
                                .toList()),
                        Text.key("rules.scope." + works.scope()),
                        within(works.within()));
            case Demand.Share share ->
                Text.key(
                        share.over() ? "rules.say.share.over" : "rules.say.share",
                        share.percent(),
                        Text.key("rules.whom." + share.whom()),
                        share.rated() == null ? awards(share.awards()) : grade(share.rated()));
            case Demand.Holders holders -> Text.key("rules.say.holders", holders.count(), awards(holders.holding()));
            case Age age -> age(age);
            case Demand.Member member ->
                member.years() == null
                        ? Text.key("rules.say.member", member.of())
                        : Text.key("rules.say.member.years", member.of(), member.years());
            case Demand.Served served ->
                served.months() == null || served.months() == 0
                        ? Text.key("rules.say.served")
                        : Text.key("rules.say.served.months", served.months());
            case Demand.Restart _ -> Text.key("rules.say.restart");
            case Demand.Free free ->
                Text.key(
                        "rules.say.free",
                        either(free.of().stream()
                                .sorted()
                                .map(kind -> Text.key("rules.matter." + kind))
                                .toList()));
            case Demand.Once _ -> Text.key("rules.say.once");
            case Demand.Disregard disregard ->
                Text.key(
                        "rules.say.disregard",
                        either(disregard.of().stream()
                                .sorted()
                                .map(ground -> Text.key("rules.ground." + ground))
                                .toList()));
            case Demand.Ceiling ceiling -> ceiling(ceiling);
            case Demand.Figure figure -> figure(figure);
            case Demand.Judged _ -> Text.key("rules.say.judged");
            case Demand.Never _ -> Text.key("rules.say.never");
            case Demand.Unread _ -> Text.key("rules.say.unread");
        };
    }

    private static Text age(Age age) {
        Text day = Text.key("rules.age-day." + age.on());
        if (age.least() == null) {
            return Text.key("rules.say.age.most", String.valueOf(age.most()), day);
        }
        return age.most() == null
                ? Text.key("rules.say.age.least", age.least(), day)
                : Text.key("rules.say.age.between", age.least(), age.most(), day);
    }

    private static Text ceiling(Demand.Ceiling ceiling) {
        if (ceiling.percent() != null) {
            return Text.key("rules.say.ceiling.percent", ceiling.percent());
        }
        return ceiling.number() == null
                ? Text.key("rules.say.ceiling.guidance")
                : Text.key("rules.say.ceiling.number", ceiling.number());
    }

    private static Text figure(Demand.Figure figure) {
        int years = figure.years() == null ? 1 : figure.years();
        if (figure.rising()) {
            return Text.key("rules.say.figure.rising", figure.code(), years);
        }
        return figure.least() == null
                ? Text.key("rules.say.figure.open", figure.code())
                : Text.key("rules.say.figure", figure.code(), figure.least(), years);
    }

    private static Text within(@Nullable Integer years) {
        if (years == null) {
            return NOTHING;
        }
        return years == 1 ? Text.key("rules.say.same-year") : Text.key("rules.say.within", years);
    }

    static Text grade(vn.guongsang.rules.Grade grade) {
        return Text.key("rules.grade." + grade);
    }

    private Text awards(Collection<String> codes) {
        return either(codes.stream().map(names).sorted().map(Text::plain).toList());
    }

    /** One, another or a third. */
    private static Text either(List<Text> all) {
        if (all.isEmpty()) {
            return NOTHING;
        }
        Text last = all.getLast();
        return all.subList(0, all.size() - 1).stream()
                .reduce((one, other) -> Text.key("rules.comma", one, other))
                .map(first -> Text.key("rules.or", first, last))
                .orElse(last);
    }
}
