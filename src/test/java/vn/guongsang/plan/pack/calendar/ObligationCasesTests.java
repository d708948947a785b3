package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.WorkingDays;

/**
 * What clauses mean, worked out by hand: every row of cases/obligations.tsv names the section it was derived
 * from and why its day is what it is. Rows are never written from what the program says.
 */
class ObligationCasesTests {

    private static final Path CASES = Path.of("src/test/resources/cases/obligations.tsv");
    private static final Path SAMPLE = Path.of("src/test/resources/cases/sample.yaml");
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
    private static final Locale VIETNAMESE = Locale.of("vi");

    /** Who the province of the tests has: one of each sort that the plans tell apart. */
    private static final List<BodyEntry> DIRECTORY = List.of(
            body("xa", "UBND xã Ninh Đông", "people-committee", "commune"),
            body("huyen", "UBND huyện Hàm Thuận Bắc", "people-committee", "district", "bt-cum-1"),
            body("dn", "Công ty Muối Cà Ná", "enterprise", "unit", "bt-khoi-15"),
            body("truong", "Trường Tiểu học số 1", "school", "unit"),
            body("nv", "Phòng Nội vụ", "department", "district"),
            body("vhtt", "Phòng Văn hóa và Thông tin", "department", "district"),
            body("ca-tx", "Công an thị xã", "armed-force", "district"),
            body("hd-tx", "Hội đồng Thi đua - Khen thưởng thị xã", "council", "district"),
            body("stc", "Sở Tài chính", "department", "province", "bt-khoi-3"),
            body("snv", "Sở Nội vụ", "department", "province", "bt-khoi-9"),
            body("syt", "Sở Y tế", "department", "province", "bt-khoi-9"),
            body("hoi", "Hội Khuyến học tỉnh", "association", "province", "bt-khoi-7"),
            body("ban", "Ban Thi đua - Khen thưởng", "standing-office", "province"),
            body("tt", "Thường trực Hội đồng Thi đua - Khen thưởng tỉnh", "standing-office", "province"),
            body("ca-tinh", "Công an tỉnh", "armed-force", "province", "bt-khoi-9"),
            body("bao", "Báo Bình Thuận", "media", "province"));

    private static final LocalDate FOUNDED = LocalDate.of(2025, 7, 1);

    /**
     * Of the sample plan: the same codes that it uses itself. The head of bloc 9 was b, and from the day on which d
     * was founded it is c.
     */
    private static final List<Rosters.Stretch> SAMPLE_DIRECTORY = List.of(
            always(new BodyEntry("hub", "Sở Nội vụ", "department", "province", "", Set.of())),
            always(new BodyEntry(
                    "a", "UBND xã An", Set.of(), "people-committee", "commune", "", Set.of(), "xã An", "", Set.of())),
            new Rosters.Stretch(ofBloc("b", "Sở Y tế", "department", "Y tế", Set.of("khoi-9")), LocalDate.MIN, FOUNDED),
            new Rosters.Stretch(ofBloc("b", "Sở Y tế", "department", "Y tế", Set.of()), FOUNDED, LocalDate.MAX),
            new Rosters.Stretch(ofBloc("c", "Công an tỉnh", "armed-force", "", Set.of()), LocalDate.MIN, FOUNDED),
            new Rosters.Stretch(
                    ofBloc("c", "Công an tỉnh", "armed-force", "", Set.of("khoi-9")), FOUNDED, LocalDate.MAX),
            new Rosters.Stretch(
                    new BodyEntry("d", "UBND xã Mới", "people-committee", "commune", "", Set.of()),
                    FOUNDED,
                    LocalDate.MAX));

    private static Rosters.Stretch always(BodyEntry body) {
        return new Rosters.Stretch(body, LocalDate.MIN, LocalDate.MAX);
    }

    private static BodyEntry ofBloc(String code, String name, String kind, String sector, Set<String> heads) {
        return new BodyEntry(code, name, Set.of(), kind, "province", "", Set.of("khoi-9"), "", sector, heads);
    }

    private static final Map<String, PlanPack> PACKS = new HashMap<>();

    record Case(
            String plan,
            String clause,
            String obligation,
            String body,
            String setByHub,
            String period,
            String due,
            String minimum,
            String because) {

        static Case of(String line) {
            String[] columns = line.split("\t", -1);
            return new Case(
                    columns[0],
                    columns[1],
                    columns[2],
                    columns[3],
                    columns[4],
                    columns[5],
                    columns[6],
                    columns[7],
                    columns[8]);
        }

        boolean isOfSample() {
            return plan.startsWith("sample");
        }

        @Override
        public String toString() {
            return String.join(" ", plan, clause, obligation, body, setByHub, period, "=", due);
        }
    }

    static List<Case> cases() throws IOException {
        try (Stream<String> lines = Files.lines(CASES)) {
            return lines.skip(1).map(Case::of).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyClauseGivesWhatItMeans(Case one) {
        PlanPack pack = one.isOfSample() ? sample(one) : shipped(one.plan());
        Obligation obligation =
                pack.obligation(one.isOfSample() ? "ob" : one.obligation()).orElseThrow();
        Rosters rosters =
                one.isOfSample() ? Rosters.of(pack, SAMPLE_DIRECTORY) : Rosters.always(Roster.of(pack, DIRECTORY));
        CalendarSentences sentences = new CalendarSentences(pack, VIETNAMESE);

        List<ObligationInstance> instances = new ObligationCalendar(
                        pack, rosters, setByHub(one, obligation), WorkingDays.shipped())
                .between(FIRST, LAST, FIRST).stream()
                        .filter(instance -> instance.obligation().equals(obligation)
                                && instance.body().code().equals(one.body())
                                && sentences.label(instance.period()).equals(one.period()))
                        .toList();

        assertThat(instances.isEmpty() ? "-" : days(instances))
                .as(one.because())
                .isEqualTo(one.due());
        if (!one.isOfSample()) {
            assertThat(obligation.clause()).contains(one.clause());
        }
        if (!instances.isEmpty()) {
            assertThat(sentences.minimum(instances.getFirst())).isEqualTo(one.minimum());
        }
        assertThat(instances)
                .allSatisfy(
                        instance -> assertThat(sentences.explanation(instance)).isNotBlank());
    }

    @Test
    void theTableHoldsAtLeast150CasesOfAllFivePlansAndNamesTheClauseOfEach() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
        assertThat(cases()).allSatisfy(one -> {
            assertThat(one.clause()).isNotBlank();
            assertThat(one.because()).isNotBlank();
        });
        Map<String, Set<String>> obligations = cases().stream()
                .filter(one -> !one.isOfSample())
                .collect(Collectors.groupingBy(Case::plan, Collectors.mapping(Case::obligation, Collectors.toSet())));
        assertThat(obligations).hasSize(5);
        obligations.forEach((plan, covered) -> assertThat(
                        shipped(plan).obligations().stream().map(Obligation::id))
                .as(plan)
                .containsExactlyInAnyOrderElementsOf(covered));
    }

    private static String days(List<ObligationInstance> instances) {
        return instances.stream()
                .map(instance ->
                        instance.dueDay() == null ? "none" : instance.dueDay().toString())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, DueRule> setByHub(Case one, Obligation obligation) {
        return one.setByHub().isEmpty()
                ? Map.of()
                : Map.of(obligation.id(), PackFixtures.rule(obligation.cadence().yaml(), one.setByHub()));
    }

    private static PlanPack shipped(String plan) {
        return PACKS.computeIfAbsent(plan, code -> PackFixtures.pack(text(Path.of("plans", code + ".yaml"))));
    }

    private static PlanPack sample(Case one) {
        String readings = switch (one.plan()) {
            case "sample-that-day" -> "readings: {before: that-day}";
            case "sample-rest-day" -> "readings: {rest-day: next}";
            case "sample-due-day" -> "readings: {joins: due-day}";
            case "sample-period-start" -> "readings: {joins: period-start}";
            default -> "";
        };
        String who = one.obligation().contains("who:") ? "" : "who: [hub], ";
        return PACKS.computeIfAbsent(
                one.plan() + one.obligation(),
                _ -> PackFixtures.pack(
                        text(SAMPLE).replace("<readings>", readings).replace("<obligation>", who + one.obligation())));
    }

    private static BodyEntry body(String code, String name, String kind, String level, String... blocs) {
        return new BodyEntry(code, name, kind, level, "", Set.of(blocs));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
