package vn.guongsang.document.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import vn.guongsang.document.chart.BarChart.Bar;
import vn.guongsang.document.chart.PhaseTimeline.Milestone;
import vn.guongsang.document.chart.PhaseTimeline.Phase;

class SvgChartTests {

    private static final String LONG = "Ửng ổ ễ ".repeat(40);

    /** As large as each can be. */
    static Stream<SvgChart> largest() {
        return Stream.of(
                new BarChart(
                        LONG,
                        LONG,
                        IntStream.range(0, SvgChart.MAX_ROWS)
                                .mapToObj(i -> new Bar(LONG, "123,45/678", 123.456 + i, 12.345, 333.3))
                                .toList()),
                new QuotaBar(LONG, LONG, LONG, 1000, 333, 333, 111),
                new PhaseTimeline(
                        LONG,
                        LONG,
                        IntStream.range(0, 8)
                                .mapToObj(i -> new Phase(LONG, LocalDate.of(2021, 2, 3), LocalDate.of(2028, 5, 6)))
                                .toList(),
                        IntStream.range(0, 8)
                                .mapToObj(i -> new Milestone(LONG, LocalDate.of(2023, 7, 8)))
                                .toList(),
                        LocalDate.of(2026, 11, 21),
                        LONG));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void staysUnder8KilobytesWithoutStylesAndIds(SvgChart chart) {
        var svg = chart.svg();
        assertThat(svg.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8 * 1024);
        assertThat(svg).doesNotContain(" style=", " id=", "<style", "NaN", "Infinity");
    }

    @ParameterizedTest
    @MethodSource("largest")
    void namesAndDescribesItself(SvgChart chart) throws Exception {
        var root = parse(chart.svg()).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(root.getFirstChild().getNextSibling().getNodeName()).isEqualTo("desc");
    }

    @Test
    void escapesWhatItIsGiven() throws Exception {
        var chart = new BarChart("<script>", "a & b", List.of(new Bar("\"><img src=x onerror=1>", "<b>", 1)));
        var root = parse(chart.svg()).getDocumentElement();
        assertThat(root.getElementsByTagName("img").getLength()).isZero();
        assertThat(texts(chart)).containsExactly("\"><img src=x onerror=1>", "<b>");
    }

    @Test
    void drawsBarsOnOneScaleWithTheirMarks() throws Exception {
        var chart = new BarChart(
                "Chỉ tiêu", "", List.of(new Bar("Cá nhân", "7/10", 7, 1, 10.0), new Bar("Tập thể", "5", 5)));
        assertThat(attributes(chart, "rect", "width")).containsExactly("69.3%", "49.5%");
        assertThat(attributes(chart, "line", "class", "x1", "x2"))
                .containsExactly("chart-hatch 59.4% 69.3%", "chart-target 99% 99%");
        assertThat(texts(chart)).containsExactly("Cá nhân", "7/10", "Tập thể", "5");
    }

    @Test
    void drawsBarsOfNothing() throws Exception {
        var chart = new BarChart("Chỉ tiêu", "", List.of(new Bar("Cá nhân", "0", 0)));
        assertThat(attributes(chart, "rect", "width")).containsExactly("0%");
    }

    @Test
    void splitsAQuotaIntoRecognisedInProgressAndMissing() throws Exception {
        var chart = new QuotaBar("Cá nhân", "", "5/10 cá nhân, thiếu 3, 1 tính trùng", 10, 5, 2, 1);
        assertThat(attributes(chart, "rect", "class", "x", "width"))
                .containsExactly("chart-done 0% 50%", "chart-progress 50% 20%", "chart-missing 70% 30%");
        assertThat(attributes(chart, "line", "class", "x1", "x2")).containsExactly("chart-hatch 40% 50%");
        assertThat(texts(chart)).containsExactly("5/10 cá nhân, thiếu 3, 1 tính trùng", "5", "2", "3");
    }

    @Test
    void marksTheTargetOfAQuotaThatIsExceeded() throws Exception {
        var chart = new QuotaBar("Cá nhân", "", "12/10", 10, 12, 0, 0);
        assertThat(chart.missing()).isZero();
        assertThat(attributes(chart, "line", "class", "x1")).containsExactly("chart-target 83.33%");
    }

    @Test
    void drawsOverlappingPhasesOverWholeYears() throws Exception {
        var chart = new PhaseTimeline(
                "Giai đoạn",
                "",
                List.of(
                        new Phase("Phát hiện", LocalDate.of(2021, 1, 1), LocalDate.of(2022, 12, 31)),
                        new Phase("Nhân rộng", LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31))),
                List.of(new Milestone("Sơ kết", LocalDate.of(2023, 1, 1))),
                LocalDate.of(2024, 1, 1),
                "Hôm nay");
        assertThat(attributes(chart, "rect", "x", "width")).containsExactly("0% 49.97%", "24.98% 75.02%");
        assertThat(attributes(chart, "circle", "cx")).containsExactly("49.97%");
        assertThat(attributes(chart, "line", "class", "x1")).endsWith("chart-today 74.95%");
        assertThat(texts(chart))
                .containsExactly("2021", "2022", "2023", "2024", "Phát hiện", "Nhân rộng", "Sơ kết", "Hôm nay");
    }

    @Test
    void marksNoTodayOutsideItsYears() {
        var chart = new PhaseTimeline(
                "Giai đoạn",
                "",
                List.of(new Phase("Phát hiện", LocalDate.of(2021, 1, 1), LocalDate.of(2022, 12, 31))),
                List.of(),
                LocalDate.of(2023, 1, 1),
                "Hôm nay");
        assertThat(chart.svg()).doesNotContain("chart-today", "Hôm nay");
    }

    @Test
    void refusesMoreRowsThanCanBeRead() {
        var bars = IntStream.rangeClosed(0, SvgChart.MAX_ROWS)
                .mapToObj(i -> new Bar("", "", i))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BarChart("", "", bars))
                .withMessageContaining("17 rows");
    }

    private static List<String> texts(SvgChart chart) throws Exception {
        return elements(chart, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<String> attributes(SvgChart chart, String element, String... names) throws Exception {
        return elements(chart, element).stream()
                .map(found -> String.join(
                        " ", Stream.of(names).map(found::getAttribute).toList()))
                .toList();
    }

    private static List<Element> elements(SvgChart chart, String name) throws Exception {
        var nodes = parse(chart.svg()).getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
