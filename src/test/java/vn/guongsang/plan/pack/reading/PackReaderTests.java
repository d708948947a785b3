package vn.guongsang.plan.pack.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static vn.guongsang.plan.pack.PackFixtures.findings;
import static vn.guongsang.plan.pack.PackFixtures.owingText;
import static vn.guongsang.plan.pack.PackFixtures.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.plan.pack.PackFixtures;

class PackReaderTests {

    private final PackReader reader = new PackReader();

    @Test
    void acceptsAWholePackWithoutAWord() throws IOException {
        Reading reading = reader.read(PackFixtures.SAO_BIEN);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading).isInstanceOf(Reading.Read.class);
    }

    @Test
    void findsEveryMistakeOfAFileInOneGo() throws IOException {
        Reading reading = reader.read(PackFixtures.MISTAKES);

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(summary(reading.findings()))
                .containsExactly(
                        "5:9 value.not-listed-suggested",
                        "7:26 period.backwards",
                        "12:6 id.twice",
                        "13:6 group.no-members",
                        "14:55 group.circular",
                        "15:5 id.missing",
                        "16:10 id.malformed",
                        "19:16 order.gap",
                        "21:6 movement.no-lead",
                        "21:6 movement.no-lead",
                        "28:34 check.no-value",
                        "30:6 quota.no-numbers",
                        "31:42 key.unknown-suggested",
                        "33:53 ref.unknown-suggested",
                        "33:64 key.unknown-suggested",
                        "34:53 ref.other-sort",
                        "34:60 due.missing",
                        "35:86 due.does-not-fit",
                        "36:88 due.none-not-on-event",
                        "37:52 sort.array",
                        "37:102 date.not-in-calendar",
                        "38:6 clause.missing",
                        "38:109 due.day-not-in-every-month",
                        "40:35 date.malformed",
                        "40:52 value.empty");
    }

    @Test
    void saysWhereInTheFileAProblemIs() throws IOException {
        Finding date = reader.read(PackFixtures.MISTAKES).findings().stream()
                .filter(finding -> finding.code().equals("date.not-in-calendar"))
                .findFirst()
                .orElseThrow();

        assertThat(date.path()).isEqualTo("/obligations/4/due/date");
        assertThat(date.args()).containsExactly("2030-02-30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cadence: monthly, due: {rule: day-of-month, day: 28}                      |
            cadence: monthly, due: {rule: day-of-month, day: 29}                      | due.day-not-in-every-month at day
            cadence: monthly, due: {rule: day-of-month, day: 32}                      | number.too-large at 32
            cadence: monthly, due: {rule: day-of-month, day: 0}                       | number.too-small at 0
            cadence: monthly, due: {rule: day-of-month, day: 20, month: last}         | due.month-does-not-fit at month
            cadence: quarterly, due: {rule: day-of-month, day: 20, month: this}       | due.month-does-not-fit at month
            cadence: quarterly, due: {rule: date, date: "2030-01-01"}                 | due.does-not-fit at rule
            cadence: on-event, due: {rule: none}                                      |
            cadence: yearly, due: {rule: before, milestone: yearly}                   |
            cadence: once, due: {rule: before, milestone: undated}                    | due.milestone-undated at milestone
            cadence: once, due: {rule: before, milestone: hub}                        | ref.other-sort at hub
            cadence: once, due: {rule: on}                                            | key.missing at {
            cadence: once, due: {rule: tomorrow}                                      | value.not-listed at tomorrow
            cadence: once, due: {rule: within, from: "2030-04", to: "2030-06-30"}     | date.malformed at "2030-04"
            cadence: once, due: {rule: within, from: "2030-07-01", to: "2030-06-30"}  | period.backwards at to
            cadence: once, due: {rule: within, from: "2030", to: "2032"}              | window.outside-plan at {
            cadence: once, due: {rule: open}, window: {to: "2032-01-01"}              | window.outside-plan at {
            cadence: once, due: {rule: open}, window: {to: 2031}                      | sort.string at 2031
            cadence: once, due: {rule: open}, minimum: [{count: 3, of: any}]          |
            cadence: once, due: {rule: open}, minimum: [{count: "3"}]                 | sort.integer at "3"
            cadence: quarterly, due: {rule: days-of-year, days: ["03-20", "06-20"]}   | due.days-of-year-unfit at days
            cadence: half-yearly, due: {rule: days-of-year, days: ["06-15", "06-20"]} | due.days-of-year-unfit at days
            cadence: half-yearly, due: {rule: days-of-year, days: ["07-10", "01-10"], after-period: true} |
            cadence: yearly, due: {rule: days-of-year, days: ["02-29"]}               | date.leap-day at "02-29"
            cadence: yearly, due: {rule: within-months, first: 3, last: 1}            | due.months-backwards at last
            cadence: yearly, due: {rule: on, milestone: dated}                        | due.milestone-comes-once at milestone
            cadence: monthly, due: {rule: days-of-year, days: ["02-20"]}              | due.does-not-fit at rule
            cadence: monthly, every: 2, due: {rule: days-of-year, days: ["02-20", "04-20", "06-20", "08-20", "10-20", "12-20"]} |
            cadence: monthly, every: 2, due: {rule: day-of-month, day: 5, month: this} | due.month-does-not-fit at month
            cadence: monthly, every: 1, due: {rule: end-of-period}                    | number.too-small at 1
            cadence: monthly, every: 61, due: {rule: end-of-period}                   | number.too-large at 61
            cadence: monthly, every: 5, due: {rule: end-of-period}                    | obligation.every-without-start at every
            cadence: weekly, every: 2, due: {rule: end-of-period}                     | obligation.every-without-start at every
            cadence: yearly, every: 2, due: {rule: end-of-period}                     | obligation.every-without-start at every
            cadence: yearly, every: 2, periods-from: "2030-01-01", due: {rule: end-of-period} |
            cadence: quarterly, every: 2, due: {rule: end-of-period}                  | obligation.every-unfit at every
            cadence: once, periods-from: "2030-01-01", due: {rule: open}              | obligation.own-day-not-periodic at periods-from
            cadence: monthly, every: 5, periods-from: "2030-01-01", due: {rule: days-of-year, days: ["02-20"]} | due.days-of-year-differ at days
            cadence: half-yearly, due: {rule: days-of-year, days: ["06-15", "12-15"], lunar: true} | due.lunar-not-yearly at lunar
            cadence: monthly, due: {rule: working-day, nth: 5, month-of-year: 12}     | due.month-not-in-every-period at month-of-year
            cadence: yearly, due: {rule: working-day, nth: 5, month: first, month-of-year: 12} | due.two-months at month-of-year
            cadence: yearly, due: {rule: weekday-of-month, weekday: monday}           | key.missing at {
            cadence: monthly, due: {rule: weekday, weekday: monday}                   | due.does-not-fit at rule
            cadence: weekly, due: {rule: weekday, weekday: someday}                   | value.not-listed at someday
            cadence: monthly, due: {rule: days-after-event, days: 5}                  | due.does-not-fit at rule
            cadence: monthly, due: {rule: day-of-month, day: 5, month: first}         | due.month-does-not-fit at month
            cadence: monthly, due: {rule: day-of-month, day: 5, rest-day: later}      | value.not-listed at later
            cadence: once, due: {rule: open}, first-due: "2030-02-01"                 | obligation.own-day-not-periodic at first-due
            cadence: monthly, due: {rule: end-of-period}, first-due: "2029-12-31"     | obligation.first-due-too-early at first-due
            cadence: once, due: {rule: open}, minimum: [{of: any}]                    | minimum.nothing at {
            cadence: once, due: {rule: open}, minimum: [{count: 1, any-of: [{count: 1}, {count: 2}]}] | minimum.contradicts at {
            cadence: yearly, due: {rule: days-of-year, days: ["06-15"]}, opens: {on: "06-01"} |
            cadence: yearly, due: {rule: days-of-year, days: ["06-15"]}, opens: {on: "06-01", day: 1} | opens.one-way at opens
            cadence: yearly, due: {rule: days-of-year, days: ["06-15"]}, opens: {count: working} | opens.one-way at opens
            cadence: on-event, due: {rule: none}, opens: {days-before: 5}             | opens.on-event at opens
            cadence: once, due: {rule: open}, reliefs: [{who: [hub]}]                 | relief.nothing at {
            cadence: once, due: {rule: open}, reliefs: [{who: [hub], waived: true, extended-by: 3}] | relief.contradicts at {
            cadence: monthly, due: {rule: end-of-period}, reliefs: [{who: [hub], each-year: {from: "10-01", to: "12-31"}, by: due, waived: true}] |
            cadence: monthly, due: {rule: end-of-period}, reliefs: [{who: [hub], by: due, waived: true}] | relief.by-without-days at by
            cadence: monthly, due: {rule: end-of-period}, reliefs: [{who: [hub], each-year: {from: "10-01"}, waived: true}] | key.missing at {
            cadence: once, due: {rule: open}, minimum: [{count: 3, most: 5, of-which: [{trait: "nữ", count: 2}, {trait: "trực tiếp", percent: 70}]}] |
            cadence: on-event, follows: {was: recognised, each: quarterly}, due: {rule: days-after-event, days: 25} |
            cadence: yearly, follows: {was: recognised, each: quarterly}, due: {rule: end-of-period} | follows.not-on-event at follows
            cadence: on-event, follows: {was: recognised}, due: {rule: none}          | follows.unclear at follows
            cadence: on-event, follows: {was: unmet, each: monthly}, due: {rule: none} | follows.unclear at follows
            cadence: on-event, follows: {was: unmet, obligation: ob}, due: {rule: none} | follows.not-periodic at follows
            cadence: on-event, follows: {was: unmet, obligation: hub}, due: {rule: none} | ref.other-sort at hub
            cadence: weekly, due: {rule: weekday, weekday: tuesday}, until: "14:00"   |
            cadence: weekly, due: {rule: weekday, weekday: tuesday}, until: "24:00"   | hour.malformed at "24:00"
            cadence: on-event, due: {rule: none}, until: "14:00"                      | obligation.until-without-day at until
            cadence: once, due: {rule: open}, minimum: [{by-figure: {figure: "dân số", each: 5000, round: half-up, at-least: 2}}] |
            cadence: once, due: {rule: open}, minimum: [{of: individual, by-figure: {figure: "hội viên", percent: 0.05}}] |
            cadence: once, due: {rule: open}, minimum: [{by-figure: {figure: "dân số"}}] | minimum.by-figure-unclear at {
            cadence: once, due: {rule: open}, minimum: [{count: 1, by-figure: {figure: "dân số", each: 5000}}] | minimum.by-figure-unclear at {
            cadence: once, due: {rule: open}, minimum: [{by-figure: {figure: "dân số", each: 5000, percent: 1}}] | minimum.by-figure-unclear at {
            cadence: once, due: {rule: open}, minimum: [{most: 3}]                    |
            cadence: once, due: {rule: open}, minimum: [{count: 3, most: 2}]          | minimum.most-below-count at {
            cadence: once, due: {rule: open}, minimum: [{count: 3, of-which: [{trait: "nữ"}]}] | minimum.part-nothing at {
            cadence: once, due: {rule: open}, minimum: [{count: 3, of-which: [{count: 1}]}] | minimum.part-nothing at {
            cadence: once, due: {rule: open}, minimum: [{count: 3, of-which: [{trait: "nữ", count: 4}]}] | minimum.part-too-many at {
            cadence: once, due: {rule: open}, minimum: [{most: 2, any-of: [{count: 1}, {count: 2}]}] | minimum.contradicts at {
            cadence: once, due: {rule: open}, minimum: [{any-of: [{count: 1}, {count: 3, most: 2}]}] | minimum.most-below-count at {
            cadence: yearly, due: {rule: days-after, milestone: each-year, days: 5}   |
            cadence: yearly, due: {rule: before, milestone: each-year}                |
            """)
    void judgesAnObligation(String obligation, String expected) {
        assertThat(String.join("; ", findingsWithTheirText(owingText(obligation))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who: [heads], cadence: yearly, due: {rule: end-of-period}                       | obligation.heads-by-turns at who
            who: [hub, through], cadence: yearly, due: {rule: end-of-period}                | obligation.heads-by-turns at who
            who: [hub], cadence: yearly, due: {rule: end-of-period}                         |
            who: [heads], joins: due-day-only, cadence: yearly, due: {rule: end-of-period}  |
            who: [heads], cadence: on-event, due: {rule: none}                              |
            """)
    void saysThatHeadsTakeTurns(String obligation, String expected) {
        assertThat(String.join(
                        "; ",
                        findingsWithTheirText(owingText("")
                                .replace(
                                        "{id: ob, kind: report, what: \"Báo cáo\", who: [hub], clause: \"I\", }",
                                        "{id: ob, kind: report, what: \"Báo cáo\", clause: \"I\", %s}"
                                                .formatted(obligation))
                                .replace("\nmilestones:", """

                        blocs: {items: [{id: k, kind: bloc, number: 1, name: "Khối 1", clause: "I"}]}
                        milestones:""")
                                .replace("\nblocs:", """

                          - {id: heads, name: "Khối trưởng", kind: group, members: {head-of: [k]}, clause: "I"}
                          - {id: through, name: "Và Khối trưởng", kind: group, members: {any: [{group: [heads]}, {body: [hub]}]}, clause: "I"}
                        blocs:"""))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dates: ["2030-05-30"]                          |
            dates: ["2030-05-30", "2031-05-29"]            |
            dates: ["2030-05-30", "2030-08-01"]            | milestone.dates-of-one-year at dates
            dates: ["2030-05-30"], date: "2031-05-29"      | milestone.dates-and-day at dates
            dates: ["2030-05-30"], yearly: "05-29"         | milestone.dates-and-day at dates
            dates: ["2030-02-30"]                          | date.not-in-calendar at "2030-02-30"
            dates: ["0001-05-30"]                          | date.far at "0001-05-30"
            window: {from: "2030", to: "9999"}             | window.outside-plan at {; date.far at "9999"
            """)
    void judgesAMilestoneWithADayOfEachYear(String days, String expected) {
        assertThat(String.join(
                        "; ",
                        findingsWithTheirText(owingText("cadence: once, due: {rule: open}")
                                .replace("name: \"Lễ tổng kết\"", "name: \"Lễ tổng kết\", " + days))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {from: "2030", to: "2030"}             |
            {from: "2030-01-01", to: "2030-12-31"} | window.outside-plan at {
            {from: "2029", to: "2030"}             | window.outside-plan at {
            {from: "2031", to: "2032"}             | window.outside-plan at {
            """)
    void aYearOfWhichAPartIsInThePlanLiesInIt(String window, String expected) {
        assertThat(String.join(
                        "; ",
                        findingsWithTheirText(owingText("cadence: once, due: {rule: open}, window: " + window)
                                .replace(
                                        "from: \"2030\", to: \"2031\"}, clause",
                                        "from: \"2030-01-12\", to: \"2031\"}, clause"))))
                .isEqualTo(expected == null ? "" : expected);
    }

    /** Findings as {@code code at what-stands-there}. */
    private static List<String> findingsWithTheirText(String yaml) {
        List<String> lines = yaml.lines().toList();
        return PackFixtures.read(yaml).findings().stream()
                .map(finding -> {
                    String rest = lines.get(finding.line() - 1).substring(finding.column() - 1);
                    Matcher word = Pattern.compile("\"[^\"]*\"|[\\w-]+|.").matcher(rest);
                    return "%s at %s".formatted(finding.code(), word.lookingAt() ? word.group() : "");
                })
                .toList();
    }

    @Test
    void warnsOnceOfTextThatIsNotNormalised() {
        String decomposed = java.text.Normalizer.normalize("Báo cáo", java.text.Normalizer.Form.NFD);

        Reading reading = PackFixtures.read(owingText(
                "cadence: on-event, due: {rule: none}, contains: [\"%s\", \"%s\"]".formatted(decomposed, decomposed)));

        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("text.not-nfc");
            assertThat(finding.args()).containsExactly(decomposed, "2");
        });
    }

    @Test
    void readsWhatWindowsWrites() {
        String windows =
                "\uFEFF" + owingText("cadence: once, due: {rule: open}").replace("\n", "\r\n");

        assertThat(findings(windows)).isEmpty();
    }

    @Test
    void refusesAliasesBeforeTheyExpand() {
        StringBuilder laughs = new StringBuilder("a: &a [\"lol\"]\n");
        for (char name = 'b'; name < 'z'; name++) {
            char before = (char) (name - 1);
            laughs.append("%c: &%c [%s]\n"
                    .formatted(name, name, "*%c,".formatted(before).repeat(9)));
        }

        assertThat(findings(laughs.toString())).containsExactly("1:4 file.anchor");
        assertThat(findings("a: *a")).containsExactly("1:4 file.alias");
    }

    /** Written out they would fill the memory; no plan means them. */
    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "1e999999999", "-1e-31", "0.000000000000000000000000000000001"})
    void takesNoNumberThatIsLongerThanAPage(String number) {
        String pack =
                owingText("cadence: once, due: {rule: open}, minimum: [{by-figure: {figure: \"dân số\", percent: %s}}]"
                        .formatted(number));

        assertThat(findingsWithTheirText(pack)).isNotEmpty().allMatch(finding -> finding.startsWith("sort.number"));
        assertThat(PackTree.bytes(
                        PackTree.of(pack.getBytes(StandardCharsets.UTF_8)).orElseThrow()))
                .hasSizeLessThan(2 * pack.length());
        assertThat(findingsWithTheirText(pack.replace(number, "9".repeat(1_000_000))))
                .isNotEmpty();
    }

    /** Twelve times one of ten are a million million ways. */
    @Test
    void takesNoChoicesThatMultiplyWithoutEnd() {
        String choice =
                "{any-of: [%s]}".formatted(String.join(", ", Collections.nCopies(10, "{count: 1, of: individual}")));

        assertThat(findings(owingText("cadence: once, due: {rule: open}, minimum: [%s]"
                        .formatted(String.join(", ", Collections.nCopies(2, choice))))))
                .isEmpty();
        assertThat(findings(owingText("cadence: once, due: {rule: open}, minimum: [%s]"
                        .formatted(String.join(", ", Collections.nCopies(12, choice))))))
                .singleElement()
                .asString()
                .endsWith("minimum.too-many-ways");
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThat(findings("a: " + "[".repeat(1_000_000))).containsExactly("1:34 file.too-deep");
    }

    @Test
    void pointsAtBrokenUtf8() {
        byte[] broken = "format: x\ntên: \"Hội\u0001".getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 1] = (byte) 0xE1;

        assertThat(summary(reader.read(broken).findings())).containsExactly("2:10 file.not-utf-8");
    }

    @Test
    void pointsAtTheFirstByteOfATextThatIsUtf16() {
        assertThat(summary(reader.read("format: x".getBytes(StandardCharsets.UTF_16))
                        .findings()))
                .containsExactly("1:1 file.not-utf-8");
    }

    @Test
    void doesNotReadAFileOfFiftyMegabytesToTheEnd() throws IOException {
        CountingStream fiftyMegabytes = new CountingStream(50L * 1024 * 1024);

        assertThat(summary(reader.read(fiftyMegabytes).findings())).containsExactly("1:1 file.too-large");
        assertThat(fiftyMegabytes.given).isLessThanOrEqualTo(PackReader.MAX_BYTES + 1L);
    }

    @Test
    void readsAFileOfExactlyTheGreatestSize() {
        byte[] spaces = new byte[PackReader.MAX_BYTES];
        java.util.Arrays.fill(spaces, (byte) ' ');

        assertThat(summary(reader.read(spaces).findings())).containsExactly("1:1 file.empty");
    }

    @Test
    void explainsFilesThatAreNoPacks() {
        assertThat(findings("")).containsExactly("1:1 file.empty");
        assertThat(findings("# chỉ có chú thích\n")).containsExactly("1:1 file.empty");
        assertThat(findings("- một\n- hai\n")).containsExactly("1:1 file.not-a-plan");
        assertThat(findings("chỉ có chữ")).containsExactly("1:1 file.not-a-plan");
        assertThat(findings("plan:\n\tid: x\n")).containsExactly("2:1 file.tab");
        assertThat(findings("plan: {id: x\nbodies: []\n")).containsExactly("2:7 file.not-yaml");
        assertThat(findings("a: 1\n---\nb: 2\n")).containsExactly("2:1 file.several-documents");
        assertThat(findings("a: !!java.net.URL [\"http://x\"]")).containsExactly("1:4 file.tag");
        assertThat(findings("? [a, b]\n: c\n")).containsExactly("1:3 file.key-not-text");
        assertThat(findings("a: \"\u0007\"")).containsExactly("1:5 file.control-character");
        assertThat(findings("format: guongsang.plan/2\nwhatever: 1\n")).containsExactly("1:9 format.wrong");
        assertThat(findings("{}")).containsExactly("1:1 key.missing", "1:1 key.missing", "1:1 key.missing");
    }

    @Test
    void findsKeysThatAreGivenTwice() {
        assertThat(findingsWithTheirText(owingText("cadence: once, due: {rule: open}, kind: plan")))
                .containsExactly("key.twice at kind");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverFailsOnAnyBytes(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);

        assertThatCode(() -> reader.read(bytes)).doesNotThrowAnyException();
    }

    private static IntStream seeds() {
        return IntStream.range(0, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverFailsOnADamagedPack(int seed) throws IOException {
        byte[] damaged = damage(Files.readAllBytes(PackFixtures.SAO_BIEN), new Random(seed));

        assertThatCode(() -> {
                    FindingSentences sentences = new FindingSentences(java.util.Locale.ENGLISH);
                    reader.read(damaged).findings().forEach(sentences::withPlace);
                })
                .doesNotThrowAnyException();
    }

    /** Swaps, drops and doubles stretches of the file. */
    private static byte[] damage(byte[] whole, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int at = 0;
        while (at < whole.length) {
            int length = Math.min(whole.length - at, 1 + random.nextInt(3000));
            int times = random.nextInt(8) == 0 ? random.nextInt(3) : 1;
            for (int i = 0; i < times; i++) {
                damaged.write(whole, at, length);
            }
            at += length;
            if (random.nextInt(20) == 0) {
                damaged.writeBytes("[]{}:,-\"'\n#!%&*|>@` null 1 true"
                        .substring(random.nextInt(30))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return damaged.toByteArray();
    }

    private static final class CountingStream extends InputStream {

        private final long size;
        private long given;

        CountingStream(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return given++ < size ? '#' : -1;
        }
    }

    @Test
    void refusesTwoDaysForTheSameAndNamesBothClauses() {
        String twice = owingText("cadence: once, due: {rule: date, date: \"2030-03-31\"}") + """
                  - {id: ob-2, kind: report, what: "Báo cáo", who: [hub], clause: "II", cadence: once, due: {rule: date, date: "2030-04-30"}}
                """;

        assertThat(PackFixtures.read(twice).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("obligation.contradicts");
            assertThat(finding.refuses()).isTrue();
            assertThat(finding.args()).containsExactly("ob-2", "II", "ob", "I");
        });
        assertThat(findings(twice.replace("2030-04-30", "2030-03-31"))).containsExactly("14:88 obligation.twice");
    }

    @Test
    void warnsOfADeadlineBeforeThePlanWasIssued() {
        String late = owingText("cadence: once, due: {rule: date, date: \"2030-03-31\"}")
                .replace("issuer: hub,", "issuer: hub, issued: {on: \"2030-04-01\"},");

        assertThat(PackFixtures.read(late).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("due.before-publication");
            assertThat(finding.args()).containsExactly("ob", "I", "2030-03-31", "2030-04-01");
            assertThat(finding.refuses()).isFalse();
        });
        assertThat(findings(late.replace("2030-04-01", "2030-03-31"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: [school], except: [{kind: [school, hospital]}]}                       | selector.nobody
            {kind: [school], except: [{kind: [hospital]}]}                               |
            {kind: [school], level: [unit], except: [{level: [unit]}]}                   | selector.nobody
            {kind: [school], except: [{kind: [school], level: [unit]}]}                  |
            {level: [unit], except: [{all: true}]}                                       | selector.nobody
            {any: [{kind: [school], except: [{kind: [school]}]}, {kind: [hospital]}]}    |
            {any: [{kind: [school], except: [{kind: [school]}]}]}                        | selector.nobody
            {body: [hub], except: [{body: [hub]}]}                                       | selector.nobody
            """)
    void refusesAGroupThatTakesAwayAllItChooses(String members, String expected) {
        String group = owingText("cadence: once, due: {rule: open}")
                .replace(
                        "milestones:",
                        "  - {id: g, name: \"Nhóm\", kind: group, clause: \"II\", members: %s}\nmilestones:"
                                .formatted(members));

        assertThat(PackFixtures.read(group).findings().stream().map(Finding::code))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }
}
