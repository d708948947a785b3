package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.WorkingDays;

/**
 * A whole plan of an invented province whose author had not seen the format, and what its clauses mean: worked out
 * from its text before the program was asked (cases/lam-hai-2026.tsv).
 */
class SeventhPlanTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
    private static final LocalDate FOUNDED = LocalDate.of(2026, 7, 1);
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final PlanPack PACK = read();

    /** Of clause II. */
    private static final Map<String, Map<String, Long>> FIGURES = Map.of(
            "lao-dong", Map.of("đoàn viên, hội viên", 42_000L),
            "phu-nu", Map.of("đoàn viên, hội viên", 61_300L),
            "nong-dan", Map.of("đoàn viên, hội viên", 55_000L),
            "tinh-doan", Map.of("đoàn viên, hội viên", 18_900L),
            "an-phu", Map.of("dân số", 48_200L, "khu dân cư", 24L),
            "binh-minh", Map.of("dân số", 31_500L, "khu dân cư", 18L),
            "tan-hoa", Map.of("dân số", 17_400L, "khu dân cư", 12L),
            "nui-chua", Map.of("dân số", 6_300L, "khu dân cư", 9L),
            "hon-ngoc", Map.of("dân số", 3_900L, "khu dân cư", 4L));

    private static final ObligationCalendar CALENDAR = new ObligationCalendar(
            PACK,
            Rosters.of(
                    PACK,
                    Stream.of(
                                    leading("an-phu", "front", "commune", "cum-xa", 2026),
                                    leading("binh-minh", "front", "commune", "cum-xa", 2027),
                                    leading("tan-hoa", "front", "commune", "cum-xa", 2028),
                                    leading("phu-nu", "mass-organisation", "province", "khoi-ctxh", 2026),
                                    leading("nong-dan", "mass-organisation", "province", "khoi-ctxh", 2027),
                                    leading("tinh-doan", "mass-organisation", "province", "khoi-ctxh", 2028),
                                    Stream.of(
                                            stretch(
                                                    "lao-dong",
                                                    "union",
                                                    "province",
                                                    Set.of(),
                                                    LocalDate.MIN,
                                                    LocalDate.MAX),
                                            stretch(
                                                    "nui-chua",
                                                    "front",
                                                    "commune",
                                                    Set.of(),
                                                    LocalDate.MIN,
                                                    LocalDate.MAX),
                                            stretch("hon-ngoc", "front", "commune", Set.of(), FOUNDED, LocalDate.MAX),
                                            stretch(
                                                    "van-phong",
                                                    "office",
                                                    "province",
                                                    Set.of(),
                                                    LocalDate.MIN,
                                                    LocalDate.MAX),
                                            stretch(
                                                    "mttq-tinh",
                                                    "front",
                                                    "province",
                                                    Set.of(),
                                                    LocalDate.MIN,
                                                    LocalDate.MAX)))
                            .flatMap(stretches -> stretches)
                            .toList()),
            Map.of(),
            WorkingDays.shipped());

    private static Stream<Rosters.Stretch> leading(String code, String kind, String level, String bloc, int year) {
        LocalDate from = LocalDate.of(year, 1, 1);
        return Stream.of(
                stretch(code, kind, level, Set.of(), LocalDate.MIN, from),
                stretch(code, kind, level, Set.of(bloc), from, from.plusYears(1)),
                stretch(code, kind, level, Set.of(), from.plusYears(1), LocalDate.MAX));
    }

    private static Rosters.Stretch stretch(
            String code, String kind, String level, Set<String> heads, LocalDate since, LocalDate until) {
        return new Rosters.Stretch(
                new BodyEntry(
                        code,
                        code,
                        Set.of(),
                        kind,
                        level,
                        "",
                        Set.of(),
                        "",
                        "",
                        heads,
                        FIGURES.getOrDefault(code, Map.of())),
                since,
                until);
    }

    /** Founded within the plan, and there today: it owes what has no day yet, and what happens from now on. */
    @Test
    void whatHasNoDayIsOwedByThoseWhoAreThereToday() {
        List<String> open = List.of("iii-4", "iii-9", "iii-11a", "iii-15", "iii-18");
        LocalDate now = LocalDate.of(2026, 11, 29);
        assertThat(undatedOf("hon-ngoc", FOUNDED.minusDays(1))).doesNotContainAnyElementsOf(open);
        assertThat(undatedOf("hon-ngoc", now)).containsAll(open);
        assertThat(undatedOf("an-phu", now))
                .contains("iii-4", "iii-9", "iii-18")
                .doesNotContain("iii-11a");
    }

    private static Set<String> undatedOf(String body, LocalDate today) {
        return CALENDAR.on(today).between(FIRST, LAST, today).stream()
                .filter(instance ->
                        instance.dueDay() == null && instance.body().code().equals(body))
                .map(ObligationInstance::obligationId)
                .collect(Collectors.toSet());
    }

    record Case(String clause, String obligation, String body, String period, String due, String minimum) {}

    static List<Case> cases() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/cases/lam-hai-2026.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Case(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatItsAuthorMeant(Case one) {
        Obligation obligation = PACK.obligation(one.obligation()).orElseThrow();
        CalendarSentences sentences = new CalendarSentences(PACK, VIETNAMESE);
        List<ObligationInstance> instances = (one.period().matches("\\d{4}-\\d{2}-\\d{2}")
                        ? CALENDAR.onEvent(obligation, LocalDate.parse(one.period())).stream()
                                .flatMap(round -> round.instances(FIRST).stream())
                        : CALENDAR.between(FIRST, LAST, FIRST).stream()
                                .filter(instance -> instance.obligation().equals(obligation)
                                        && sentences.label(instance.period()).equals(one.period())))
                .filter(instance -> instance.body().code().equals(one.body()))
                .toList();

        assertThat(instances.stream()
                        .map(instance -> instance.dueDay() == null
                                ? "none"
                                : instance.dueDay().toString())
                        .collect(Collectors.joining(" ", "", instances.isEmpty() ? "-" : "")))
                .isEqualTo(one.due());
        instances.forEach(instance -> assertThat(sentences.minimum(instance)).isEqualTo(one.minimum()));
        assertThat(obligation.clause()).isEqualTo(one.clause());
    }

    @Test
    void onlyTheConferenceThatIsAnnouncedLaterHasNoDay() throws IOException {
        assertThat(PackFixtures.read(Files.readString(PackFixtures.LAM_HAI)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("due.milestone-undated");
                    assertThat(finding.args()).containsExactly("khai-mac-hoi-nghi");
                });
    }

    @Test
    void toldInItsOwnWords() {
        CalendarSentences sentences = new CalendarSentences(PACK, VIETNAMESE);

        assertThat(PACK.obligations().stream().map(sentences::rule))
                .contains(
                        "2 tuần một lần (kỳ đầu từ ngày 02/02/2026), chậm nhất thứ Ba; chậm nhất 14 giờ 00 ngày hết hạn",
                        "Hằng năm, trong 15 ngày sau “Kết thúc năm học”",
                        "Hằng quý, khi có gương được công nhận trong kỳ, trong 25 ngày kể từ khi phát sinh",
                        "Khi 2 kỳ liên tiếp không thực hiện đúng hạn “Giới thiệu gương của các cuộc vận động, phong trào”, trong 10 ngày kể từ khi phát sinh");
        assertThat(PACK.obligations().stream()
                        .flatMap(obligation -> obligation.reliefs().stream())
                        .map(sentences::relief))
                .contains(
                        "Ủy ban MTTQ cấp xã: được miễn các kỳ có hạn (chưa dời) trong thời gian 28/12 – 5/1 âm lịch hằng năm",
                        "Các tổ chức chính trị - xã hội tỉnh: được miễn các kỳ có ngày trong thời gian 1/1 – 1/1 âm lịch hằng năm",
                        "Ủy ban MTTQ Việt Nam đặc khu Hòn Ngọc: được miễn các kỳ có hạn (chưa dời) trong thời gian 1/10 – 31/12 hằng năm");
    }

    private static PlanPack read() {
        try {
            return PackFixtures.pack(Files.readString(PackFixtures.LAM_HAI));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
