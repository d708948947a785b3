package vn.guongsang.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoxTests {

    private final Random random = new Random(7);

    @Test
    void comesBackFromItsBytes() {
        Box box = Box.EMPTY
                .with(Stance.AGREE, Box.code(random), random)
                .with(Stance.OTHER, Box.code(random), random)
                .with(Stance.DISAGREE, Box.code(random), random);
        assertThat(Box.of(box.bytes())).isEqualTo(box);
        assertThat(Box.of(new byte[0])).isEqualTo(Box.EMPTY);
    }

    @Test
    void growsByTheSameWhateverIsOnTheBallot() {
        assertThat(List.of(Stance.values()))
                .allMatch(stance ->
                        Box.EMPTY.with(stance, Box.code(random), random).bytes().length == 13);
    }

    @Test
    void knowsItsCodes() {
        assertThat(Box.isCode(Box.code(random))).isTrue();
        assertThat(List.of("", "abcdefghjkmn", "ABCDEFGHJKL", "ABCDEFGHJKLMN", "ABCDEFGHJKL1", "<script>ABCD"))
                .noneMatch(Box::isCode);
    }

    /** Six orders of three ballots, and as many of their codes: each as often as the other, whatever came first. */
    @Test
    void tellsNoOrderAndNoCodeOfABallot() {
        List<String> codes =
                IntStream.range(0, 3).mapToObj(_ -> Box.code(random)).toList();
        Map<String, Long> orders = IntStream.range(0, 36_000)
                .mapToObj(_ -> {
                    Box box = Box.EMPTY;
                    for (Stance stance : Stance.values()) {
                        box = box.with(stance, codes.get(stance.ordinal()), random);
                    }
                    return box.ballots() + " " + box.receipts();
                })
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(orders).hasSize(36);
        assertThat(orders.values()).allMatch(times -> times > 840 && times < 1_160);
    }
}
