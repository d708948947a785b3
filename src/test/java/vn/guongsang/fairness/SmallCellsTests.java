package vn.guongsang.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.guongsang.fairness.SmallCells.Told;

class SmallCellsTests {

    /** People are numbers: even ones have the trait, every seventh states nothing. */
    private static final SmallCells.Trait<Integer> TRAIT =
            person -> person % 7 == 6 ? Optional.empty() : Optional.of(person % 2 == 0);

    private static Set<Integer> people(int having, int not) {
        Set<Integer> people = new HashSet<>();
        IntStream.iterate(0, one -> one + 2)
                .filter(one -> one % 7 != 6)
                .limit(having)
                .forEach(people::add);
        IntStream.iterate(1, one -> one + 2)
                .filter(one -> one % 7 != 6)
                .limit(not)
                .forEach(people::add);
        return people;
    }

    @Test
    void fiveOfEachAreToldAndFourOfEitherAreNot() {
        assertThat(SmallCells.tell(List.of(people(5, 5)), TRAIT)).containsExactly(Optional.of(new Told(10, 5)));
        assertThat(SmallCells.tell(List.of(people(4, 50)), TRAIT)).containsExactly(Optional.empty());
        assertThat(SmallCells.tell(List.of(people(50, 4)), TRAIT)).containsExactly(Optional.empty());
        assertThat(SmallCells.tell(List.of(people(0, 50)), TRAIT)).containsExactly(Optional.empty());
    }

    @Test
    void whatIsLostBetweenTwoStepsIsNotToldEither() {
        Set<Integer> all = people(12, 12);
        Set<Integer> oneLess = new HashSet<>(all);
        oneLess.remove(0);

        assertThat(SmallCells.tell(List.of(all, oneLess, all), TRAIT))
                .containsExactly(Optional.of(new Told(24, 12)), Optional.empty(), Optional.of(new Told(24, 12)));
    }

    /** Whoever subtracts what is told from what is told, over all pairs, learns of no group of fewer than five. */
    @Test
    void noDifferenceOfToldNumbersIsOfFewPeople() {
        var random = new Random(2025);
        int differences = 0;
        for (int round = 0; round < 2_000; round++) {
            List<Set<Integer>> nested = new ArrayList<>();
            Set<Integer> people =
                    random.ints(10 + random.nextInt(90), 0, 400).boxed().collect(Collectors.toSet());
            for (int step = 0; step < 5; step++) {
                nested.add(people);
                int kept = random.nextInt(100);
                people = people.stream()
                        .filter(_ -> random.nextInt(100) >= kept / 2)
                        .collect(Collectors.toSet());
            }
            List<Optional<Told>> told = SmallCells.tell(nested, TRAIT);
            for (int outer = 0; outer < 5; outer++) {
                for (int inner = outer + 1; inner < 5; inner++) {
                    if (told.get(outer).isPresent() && told.get(inner).isPresent()) {
                        Told more = told.get(outer).get();
                        Told less = told.get(inner).get();
                        int having = more.having() - less.having();
                        int not = more.stated() - less.stated() - having;
                        boolean same =
                                nested.get(outer).size() == nested.get(inner).size();
                        assertThat(same || having >= SmallCells.THRESHOLD && not >= SmallCells.THRESHOLD)
                                .as(nested.toString())
                                .isTrue();
                        differences++;
                    }
                }
            }
        }
        assertThat(differences).isGreaterThan(500);
    }
}
