package vn.guongsang.exemplar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.guongsang.verdict.Verdict;

/** Every state against every act: what it becomes, or why not. */
class ExemplarTests {

    private static final Map<String, Function<Exemplar, Verdict>> ACTS = new LinkedHashMap<>();

    static {
        ACTS.put("describe", exemplar -> exemplar.describe(profile()));
        ACTS.put("submit", Exemplar::submit);
        ACTS.put("judge", Exemplar::judge);
        ACTS.put("sendBack", Exemplar::sendBack);
        ACTS.put("accept", Exemplar::accept);
        ACTS.put("foster", Exemplar::foster);
        ACTS.put("recognise", Exemplar::recognise);
        ACTS.put("withdraw", Exemplar::withdraw);
    }

    /** Rows are states, columns the acts in their order: a state it becomes, or the end of a refusal's code. */
    private static final String MATRIX = """
            state       describe            submit              judge           sendBack        accept          foster          recognise       withdraw
            DRAFT       DRAFT               SUBMITTED           with-body       with-body       with-body       not-taken-on    not-taken-on    WITHDRAWN
            SUBMITTED   with-hub            already-submitted   SUBMITTED       RETURNED        FOSTERED        not-taken-on    not-taken-on    WITHDRAWN
            RETURNED    RETURNED            SUBMITTED           with-body       with-body       with-body       not-taken-on    not-taken-on    WITHDRAWN
            FOSTERED    taken-on            taken-on            taken-on        taken-on        taken-on        FOSTERED        RECOGNISED      WITHDRAWN
            RECOGNISED  taken-on            taken-on            taken-on        taken-on        taken-on        RECOGNISED      RECOGNISED      recognised
            WITHDRAWN   withdrawn           withdrawn           withdrawn       withdrawn       withdrawn       withdrawn       withdrawn       withdrawn
            """;

    @TestFactory
    Stream<DynamicTest> eachActDoesInEachStateWhatTheMatrixSays() {
        return MATRIX.lines().skip(1).flatMap(line -> {
            String[] cells = line.strip().split("\\s+");
            String[] acts = ACTS.keySet().toArray(String[]::new);
            return Stream.iterate(0, i -> i < acts.length, i -> i + 1)
                    .map(i -> DynamicTest.dynamicTest(
                            cells[0] + " " + acts[i],
                            () -> assertThat(outcome(State.valueOf(cells[0]), acts[i]))
                                    .isEqualTo(cells[i + 1])));
        });
    }

    @Test
    void theMatrixHasEveryState() {
        assertThat(MATRIX.lines().skip(1).map(line -> line.split("\\s+")[0]))
                .containsExactlyElementsOf(
                        Arrays.stream(State.values()).map(Enum::name).toList());
    }

    private static String outcome(State state, String act) {
        var exemplar = new Exemplar(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                LocalDate.of(2025, 3, 10),
                profile(),
                state,
                1);
        return switch (ACTS.get(act).apply(exemplar)) {
            case Verdict.Allowed _ -> exemplar.state().name();
            case Verdict.Refused refused -> {
                assertThat(exemplar.state()).as("a refusal changes nothing").isEqualTo(state);
                yield refused.code().replace("exemplar.refused.", "");
            }
        };
    }

    static Profile profile() {
        return new Profile(
                "nh-mv-01",
                "",
                "individual",
                "Nguyễn Thị Ổn",
                "xã Ninh Đông",
                LocalDate.of(1990, 3, 10),
                "Hiến đất",
                "200 m²",
                "Nói trước làm trước");
    }
}
