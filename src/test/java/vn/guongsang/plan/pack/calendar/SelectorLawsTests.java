package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Selector;
import vn.guongsang.plan.pack.Window;

/** Selectors choose sets, and obey the laws of sets over any directory. */
class SelectorLawsTests {

    private static final PlanPack PACK = PackFixtures.saoBien();
    private static final List<BodyEntry> DIRECTORY = IntStream.range(0, 60)
            .mapToObj(i -> new BodyEntry(
                    "b" + i,
                    "Đơn vị " + i,
                    Set.of(),
                    List.of("department", "armed-force", "people-committee", "school")
                            .get(i % 4),
                    List.of("province", "commune", "unit").get(i % 3),
                    "",
                    i % 5 == 0 ? Set.of("khoi-1") : i % 7 == 0 ? Set.of("cum-1", "khoi-1") : Set.of(),
                    "Xã " + i % 6,
                    i % 2 == 0 ? "Y tế" : "Giáo dục",
                    i == 10 ? Set.of("khoi-1") : i == 14 ? Set.of("cum-1", "khoi-1") : Set.of()))
            .toList();
    private static final LocalDate TODAY = LocalDate.of(2030, 6, 1);

    /** Every third body was founded within the two years before. */
    private static final Roster ROSTER = Rosters.of(
                    PACK,
                    IntStream.range(0, 60)
                            .mapToObj(i -> new Rosters.Stretch(
                                    DIRECTORY.get(i),
                                    i % 3 == 0 ? TODAY.minusMonths(i % 24) : LocalDate.MIN,
                                    LocalDate.MAX))
                            .toList())
            .on(TODAY);

    @Property(tries = 200)
    void orIsTheUnion(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        Set<BodyEntry> union = new LinkedHashSet<>(chosen(one));
        union.addAll(chosen(other));

        assertThat(chosen(new Selector.AnyOf(List.of(one, other)))).isEqualTo(union);
    }

    @Property(tries = 200)
    void andIsTheIntersection(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        Set<BodyEntry> both = new LinkedHashSet<>(chosen(one));
        both.retainAll(chosen(other));

        assertThat(chosen(new Selector.AllOf(List.of(one, other)))).isEqualTo(both);
    }

    @Property(tries = 200)
    void exceptTakesAway(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        Set<BodyEntry> left = new LinkedHashSet<>(chosen(one));
        left.removeAll(chosen(other));

        assertThat(chosen(new Selector.Except(one, List.of(other)))).isEqualTo(left);
        assertThat(chosen(new Selector.Except(one, List.of(one)))).isEmpty();
        assertThat(chosen(new Selector.Except(one, List.of(new Selector.All()))))
                .isEmpty();
    }

    @Property(tries = 200)
    void aSplitIsWhole(@ForAll("selectors") Selector whole, @ForAll("selectors") Selector part) {
        Set<BodyEntry> inPart = chosen(new Selector.AllOf(List.of(whole, part)));
        Set<BodyEntry> rest = chosen(new Selector.Except(whole, List.of(part)));

        assertThat(inPart).noneMatch(rest::contains);
        List<BodyEntry> together = new ArrayList<>(inPart);
        together.addAll(rest);
        assertThat(together).containsExactlyInAnyOrderElementsOf(chosen(whole));
    }

    @Property(tries = 200)
    void orderAndRepetitionMakeNoDifference(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        assertThat(chosen(new Selector.AnyOf(List.of(one, other))))
                .isEqualTo(chosen(new Selector.AnyOf(List.of(other, one, one))));
        assertThat(chosen(new Selector.AllOf(List.of(one, new Selector.All())))).isEqualTo(chosen(one));
    }

    /** Founded within, before and after: each body is one of the three. */
    @Property(tries = 100)
    void everyBodyWasFoundedBeforeWithinOrAfter(
            @ForAll @IntRange(max = 30) int before, @ForAll @IntRange(max = 30) int months) {
        LocalDate from = TODAY.minusMonths(before);
        LocalDate to = from.plusMonths(months);
        List<BodyEntry> all = new ArrayList<>(chosen(new Selector.Founded(Window.of(null, from.minusDays(1)))));
        all.addAll(chosen(new Selector.Founded(Window.of(from, to))));
        all.addAll(chosen(new Selector.Founded(Window.of(to.plusDays(1), null))));

        assertThat(all).containsExactlyInAnyOrderElementsOf(DIRECTORY);
    }

    @Provide
    Arbitrary<Selector> selectors() {
        Arbitrary<Selector> simple = Arbitraries.oneOf(List.of(
                Arbitraries.of(new Selector.All(), new Selector.ListedLater()),
                Arbitraries.of(BodyKind.class).set().ofMinSize(1).ofMaxSize(3).map(Selector.OfKind::new),
                Arbitraries.of(Level.PROVINCE, Level.COMMUNE, Level.UNIT)
                        .set()
                        .ofMinSize(1)
                        .map(Selector.AtLevel::new),
                Arbitraries.of("cum-1", "khoi-1").set().ofMinSize(1).map(Selector.InBloc::new),
                Arbitraries.of("cum-1", "khoi-1").set().ofMinSize(1).map(Selector.HeadOf::new),
                Combinators.combine(
                                Arbitraries.integers().between(0, 24),
                                Arbitraries.integers().between(0, 24))
                        .as((from, months) -> new Selector.Founded(Window.of(
                                TODAY.minusMonths(from), TODAY.minusMonths(from).plusMonths(months)))),
                Arbitraries.of("Xã 1", "xã 2", "XA 3").set().ofMinSize(1).map(Selector.AtPlace::new),
                Arbitraries.of("Y tế", "giáo dục").set().ofMinSize(1).map(Selector.InSector::new)));
        return Arbitraries.recursive(
                () -> simple,
                inner -> Arbitraries.oneOf(List.of(
                        inner.list().ofMinSize(1).ofMaxSize(3).map(Selector.AnyOf::new),
                        inner.list().ofMinSize(1).ofMaxSize(3).map(Selector.AllOf::new),
                        inner.list()
                                .ofMinSize(2)
                                .ofMaxSize(3)
                                .map(some -> new Selector.Except(some.getFirst(), some.subList(1, some.size()))))),
                0,
                2);
    }

    private static Set<BodyEntry> chosen(Selector selector) {
        return ROSTER.chosenBy(selector);
    }
}
