package vn.guongsang.plan.pack.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Cycle;

/** What an obligation says in one place does not contradict what it, or another one, says elsewhere. */
final class RulesAgree implements PackCheck {

    /** So many ways in which a duty may be met are told and kept with it; choices beside choices multiply. */
    private static final int MOST_WAYS = 100;

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        List<Draft.DraftEntry> obligations = draft.in("obligations");
        for (Draft.DraftEntry entry : obligations) {
            oneTimeOnly(entry, report);
            ownDaysLieInTheDuty(draft, entry, report);
            reliefsSayOneThing(entry, report);
            opensOneWay(entry, report);
            anHourIsOfADay(entry, report);
            followsOnSomething(draft, entry, report);
            entry.node().get("minimum").ifPresent(minima -> {
                minima.elements().forEach(minimum -> minimumSaysOneThing(entry, minimum, report));
                if (waysTogether(minima.elements()) > MOST_WAYS) {
                    report.accept(Finding.error(
                            minima.at(),
                            entry.path() + "/minimum",
                            "minimum.too-many-ways",
                            clause(entry),
                            Integer.toString(MOST_WAYS)));
                }
            });
        }
        draft.in("criteria.sets").forEach(set -> enoughCanBeMet(set, report));
        for (int i = 0; i < obligations.size(); i++) {
            for (Draft.DraftEntry other : obligations.subList(i + 1, obligations.size())) {
                notTwice(obligations.get(i), other, report);
            }
        }
    }

    /** So many of so few, or of all. */
    private static void enoughCanBeMet(Draft.DraftEntry set, Consumer<Finding> report) {
        int items = set.node().get("items").map(node -> node.elements().size()).orElse(0);
        boolean some = set.node().text("mode").filter("any"::equals).isPresent();
        set.node()
                .get("at-least")
                .map(Node::plain)
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .filter(atLeast -> !some || atLeast.intValue() > items)
                .ifPresent(atLeast -> report.accept(set.error(
                        "at-least",
                        some ? "criteria.at-least-too-many" : "criteria.at-least-of-all",
                        atLeast.toString(),
                        Integer.toString(items),
                        clause(set))));
    }

    private static void oneTimeOnly(Draft.DraftEntry entry, Consumer<Finding> report) {
        if (entry.node().has("window") && entry.node().has("phase")) {
            report.accept(entry.error("phase", "obligation.window-and-phase", clause(entry)));
        }
        Optional<Cadence> cadence = entry.node().text("cadence").flatMap(DueFitsTheCadence::cadence);
        Stream.of("first-due", "last-due", "periods-from")
                .filter(key -> cadence.filter(Cadence::periodic).isEmpty()
                        && entry.node().has(key))
                .forEach(key -> report.accept(entry.error(key, "obligation.own-day-not-periodic", key, clause(entry))));
        DueFitsTheCadence.every(entry).ifPresent(every -> {
            if (cadence.filter(Cadence::multiplies).isEmpty()) {
                report.accept(entry.error("every", "obligation.every-unfit", clause(entry)));
            } else if (!entry.node().has("periods-from")
                    && Cycle.ofCalendar(cadence.get().length().multipliedBy(every))
                                    .inAYear()
                            == 0) {
                report.accept(entry.error("every", "obligation.every-without-start", clause(entry)));
            }
        });
    }

    private static void ownDaysLieInTheDuty(Draft draft, Draft.DraftEntry entry, Consumer<Finding> report) {
        Optional<LocalDate> begin = entry.node()
                .get("window")
                .flatMap(window -> window.text("from"))
                .flatMap(Dates::firstDay)
                .or(() -> Optional.ofNullable(draft.period().from()));
        entry.node()
                .text("first-due")
                .flatMap(Dates::firstDay)
                .filter(day -> begin.filter(day::isBefore).isPresent())
                .ifPresent(day -> report.accept(entry.error(
                        "first-due",
                        "obligation.first-due-too-early",
                        day.toString(),
                        begin.get().toString(),
                        clause(entry))));
    }

    private static void opensOneWay(Draft.DraftEntry entry, Consumer<Finding> report) {
        entry.node().get("opens").ifPresent(opens -> {
            if (Stream.of("on", "day", "days-before").filter(opens::has).count() != 1) {
                report.accept(entry.error("opens", "opens.one-way", clause(entry)));
            } else if (entry.node().text("cadence").filter("on-event"::equals).isPresent()) {
                report.accept(entry.error("opens", "opens.on-event", clause(entry)));
            }
        });
    }

    private static void followsOnSomething(Draft draft, Draft.DraftEntry entry, Consumer<Finding> report) {
        Node follows = entry.node().get("follows").orElse(null);
        if (follows == null) {
            return;
        }
        if (entry.node().text("cadence").filter("on-event"::equals).isEmpty()) {
            report.accept(entry.error("follows", "follows.not-on-event", clause(entry)));
        }
        boolean recognised = follows.text("was").filter("recognised"::equals).isPresent();
        if (recognised
                ? !follows.has("each") || follows.has("obligation")
                : follows.has("each") || !follows.has("obligation")) {
            report.accept(entry.error("follows", "follows.unclear", clause(entry)));
        }
        follows.text("obligation")
                .flatMap(draft::find)
                .filter(other -> other.section().equals("obligations"))
                .filter(other -> other.id().equals(entry.id())
                        || other.node()
                                .text("cadence")
                                .flatMap(DueFitsTheCadence::cadence)
                                .filter(cadence ->
                                        cadence == Cadence.ON_EVENT || !cadence.periodic() && follows.has("times"))
                                .isPresent())
                .ifPresent(other -> report.accept(entry.error(
                        "follows",
                        "follows.not-periodic",
                        clause(entry),
                        other.id(),
                        follows.number("times").orElse(1).toString())));
    }

    private static void anHourIsOfADay(Draft.DraftEntry entry, Consumer<Finding> report) {
        if (entry.node().has("until")
                && entry.node()
                        .get("due")
                        .flatMap(due -> due.text("rule"))
                        .filter("none"::equals)
                        .isPresent()) {
            report.accept(entry.error("until", "obligation.until-without-day", clause(entry)));
        }
    }

    private static void reliefsSayOneThing(Draft.DraftEntry entry, Consumer<Finding> report) {
        List<Node> reliefs = entry.node().get("reliefs").map(Node::elements).orElse(List.of());
        for (Node relief : reliefs) {
            long said = Stream.of("waived", "extended-by", "extended-to")
                    .filter(relief::has)
                    .count();
            if (said != 1) {
                report.accept(Finding.error(
                        relief.at(),
                        entry.path() + "/reliefs",
                        said == 0 ? "relief.nothing" : "relief.contradicts",
                        clause(entry)));
            }
            if (relief.has("by") && !relief.has("periods") && !relief.has("each-year")) {
                report.accept(Finding.error(
                        relief.keyAt("by"), entry.path() + "/reliefs", "relief.by-without-days", clause(entry)));
            }
        }
    }

    private static void minimumSaysOneThing(Draft.DraftEntry entry, Node minimum, Consumer<Finding> report) {
        boolean plain =
                Stream.of("count", "most", "of-which", "document", "by-figure").anyMatch(minimum::has);
        if (plain == minimum.has("any-of")) {
            report.accept(minimum(entry, minimum, plain ? "minimum.contradicts" : "minimum.nothing"));
        }
        minimum.get("by-figure")
                .filter(by -> by.has("each") == by.has("percent") || minimum.has("count") || minimum.has("any-of"))
                .ifPresent(_ -> report.accept(minimum(entry, minimum, "minimum.by-figure-unclear")));
        Optional<Integer> count = minimum.number("count");
        Optional<Integer> most = minimum.number("most");
        if (count.isPresent() && most.filter(number -> number < count.get()).isPresent()) {
            report.accept(minimum(entry, minimum, "minimum.most-below-count"));
        }
        int whole = most.or(() -> count).orElse(Integer.MAX_VALUE);
        for (Node part : minimum.get("of-which").map(Node::elements).orElse(List.of())) {
            if (part.has("trait") == part.has("movement")
                    || Stream.of("count", "percent", "most").noneMatch(part::has)) {
                report.accept(minimum(entry, part, "minimum.part-nothing"));
            } else if (part.number("count").orElse(0) > whole
                    || part.number("most").orElse(0) > whole) {
                report.accept(minimum(entry, part, "minimum.part-too-many"));
            }
        }
        minimum.get("any-of")
                .ifPresent(choices -> choices.elements().forEach(choice -> minimumSaysOneThing(entry, choice, report)));
    }

    private static Finding minimum(Draft.DraftEntry entry, Node at, String code) {
        return Finding.error(at.at(), entry.path() + "/minimum", code, clause(entry));
    }

    /** All of several are asked: each way of one with each of the others. */
    private static double waysTogether(List<Node> minima) {
        return minima.stream().mapToDouble(RulesAgree::ways).reduce(1, (one, other) -> one * other);
    }

    private static double ways(Node minimum) {
        return Math.max(
                1,
                minimum.get("any-of")
                        .map(choices -> choices.elements().stream()
                                .mapToDouble(RulesAgree::ways)
                                .sum())
                        .orElse(1.0));
    }

    /** The same asked of the same bodies by different days cannot both be meant. */
    private static void notTwice(Draft.DraftEntry one, Draft.DraftEntry other, Consumer<Finding> report) {
        boolean same = Stream.of(
                        "kind", "what", "who", "cadence", "window", "phase", "conference", "milestone", "movement")
                .allMatch(key -> Objects.equals(plain(one, key), plain(other, key)));
        if (same) {
            report.accept(other.error(
                    "due",
                    Objects.equals(rule(one), rule(other)) ? "obligation.twice" : "obligation.contradicts",
                    other.id(),
                    clause(other),
                    one.id(),
                    clause(one)));
        }
    }

    private static Object plain(Draft.DraftEntry entry, String key) {
        return entry.node().get(key).map(Node::plain).orElse("");
    }

    private static Object rule(Draft.DraftEntry entry) {
        return plain(entry, "due");
    }

    private static String clause(Draft.DraftEntry entry) {
        return entry.clause().orElse("…");
    }
}
