package vn.guongsang.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Every fact of a plan is in its pack, with the same clause and the same figures, and the pack says nothing else.
 *
 * <p>The facts stand in {@code src/test/resources/facts/<plan-id>.tsv}; the README beside them tells the columns.
 * The packs are read as plain YAML, so that these tests judge the data and not the code that loads it.
 */
class PackFactsTests {

    private static final Path FACTS = Path.of("src/test/resources/facts");
    private static final Path PACKS = Path.of("plans");
    private static final Pattern FOLDED = Pattern.compile("folded into (\\S+): .+");
    private static final Pattern WITHOUT = Pattern.compile("without ([^:]+): .+");

    static List<String> plans() {
        try (Stream<Path> files = Files.list(FACTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tsv") && !name.endsWith(".extra.tsv"))
                    .map(name -> name.substring(0, name.length() - ".tsv".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyFactStandsOnceInTheTable(String plan) {
        assertThat(Fact.of(plan)).extracting(Fact::id).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyIdStandsOnceInThePack(String plan) {
        assertThat(Pack.of(plan).twice()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyFactIsInThePackOrHasAReason(String plan) {
        var pack = Pack.of(plan);
        var missing = new ArrayList<String>();
        for (var fact : Fact.of(plan)) {
            if (fact.pack().isEmpty() && fact.reason().isBlank()) {
                missing.add(fact.id() + " has neither a pack entry nor a reason");
            }
            for (var id : fact.pack()) {
                if (!pack.entries().containsKey(id)) {
                    missing.add(fact.id() + " -> no entry " + id);
                }
            }
            fact.foldedInto()
                    .filter(id -> !pack.entries().containsKey(id))
                    .forEach(id -> missing.add(fact.id() + " folded into " + id + ", which does not exist"));
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyFactKeepsItsClause(String plan) {
        var pack = Pack.of(plan);
        var differing = new ArrayList<String>();
        for (var fact : Fact.of(plan)) {
            for (var entry : pack.held(fact.pack())) {
                if (!fact.clause().isEmpty() && !entry.clause().equals(fact.clause())) {
                    differing.add("%s: fact \"%s\", pack %s \"%s\""
                            .formatted(fact.id(), fact.clause(), entry.id(), entry.clause()));
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyFactKeepsItsFigures(String plan) {
        var pack = Pack.of(plan);
        var added = Extra.of(plan);
        var differing = new ArrayList<String>();
        for (var fact : Fact.of(plan)) {
            var said = fact.figuresToFind(differing);
            if (!fact.pack().isEmpty()) {
                var held = new ArrayList<String>();
                for (var entry : pack.held(fact.pack())) {
                    var own = new ArrayList<>(entry.figures());
                    added.figuresOf(entry.id()).forEach(own::remove);
                    held.addAll(own);
                }
                if (!sorted(said).equals(sorted(held))) {
                    differing.add(
                            "%s: fact %s, pack %s %s".formatted(fact.id(), sorted(said), fact.pack(), sorted(held)));
                }
            } else {
                var rest = new ArrayList<>(said);
                fact.foldedInto()
                        .forEach(id -> pack.held(List.of(id))
                                .forEach(entry -> entry.figures().forEach(rest::remove)));
                if (!rest.isEmpty()) {
                    differing.add("%s: the pack does not hold %s".formatted(fact.id(), rest));
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void thePackSaysNothingElse(String plan) {
        var reached = new LinkedHashSet<String>();
        Fact.of(plan).forEach(fact -> reached.addAll(fact.pack()));
        var unreached = new LinkedHashSet<>(Pack.of(plan).entries().keySet());
        unreached.removeAll(reached);

        assertThat(unreached).containsExactlyInAnyOrderElementsOf(Extra.of(plan).ids());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyFigureThatThePackAddsIsThere(String plan) {
        var pack = Pack.of(plan);
        var gone = new ArrayList<String>();
        Extra.of(plan).lines().forEach((what, reason) -> {
            assertThat(reason).as(what).isNotBlank();
            var words = what.split(" ", 2);
            var entry = pack.entries().get(words[0]);
            if (entry == null || (words.length == 2 && !entry.figures().contains(words[1]))) {
                gone.add(what);
            }
        });
        assertThat(gone).isEmpty();
    }

    @Nested
    @DisplayName("Thái Bình, communication and exemplars 2023-2025")
    class ThaiBinh {

        private final Pack pack = Pack.of("thai-binh-2023");

        @Test
        void suggestsFourteenSectors() {
            var sets = pack.list("criteria", "sets").stream()
                    .filter(set -> "sector".equals(set.get("scope")))
                    .toList();

            assertThat(sets)
                    .hasSize(14)
                    .allSatisfy(set -> assertThat(set.get("suggested")).isEqualTo(true));
            assertThat(sets)
                    .extracting(set -> set.get("sector"))
                    .containsExactlyElementsOf(pack.list("sectors").stream()
                            .map(sector -> sector.get("id"))
                            .toList());
        }

        @Test
        void asksOneOfEachBlocMemberAndFiveOfEachDistrictEveryHalfYear() {
            var nomination = pack.obligation("tb-o2");

            assertThat(nomination.get("cadence")).isEqualTo("half-yearly");
            assertThat(maps(nomination.get("minimum")))
                    .containsExactly(
                            Map.of("who", List.of("tb-don-vi-khoi"), "count", 1, "of", "any"),
                            Map.of("who", List.of("tb-huyen-tp"), "count", 5, "of", "any"));
        }

        @Test
        void wantsTheUnitPlansBeforeTheThirtiethOfJuly() {
            assertThat(map(pack.obligation("tb-o1").get("due")))
                    .contains(entry("rule", "date"), entry("date", "2023-07-30"), entry("boundary", "before"));
        }
    }

    @Nested
    @DisplayName("Gia Lai, building and replicating 2021-2025")
    class GiaLai {

        private final Pack pack = Pack.of("gia-lai-2021");
        private final List<Map<String, Object>> quotas = pack.list("quotas");

        @Test
        void hasTwelveQuotaLines() {
            assertThat(quotas).hasSize(12);
        }

        @Test
        void asksForTwoHundredAndFortyFourAsWritten() {
            assertThat(quotas.stream().mapToInt(PackFactsTests::asWritten).sum())
                    .isEqualTo(244);
        }

        @Test
        void asksForTwoHundredAndEightyFourWhenEachForceOwesTheDefenceLine() {
            assertThat(quotas.stream().mapToInt(PackFactsTests::asRead).sum()).isEqualTo(284);
            assertThat(quotas.stream().filter(quota -> quota.containsKey("per-branch")))
                    .singleElement()
                    .satisfies(quota -> assertThat(map(quota.get("per-branch")).get("branches"))
                            .isEqualTo(List.of("gl-cong-an", "gl-bchqs", "gl-bdbp")));
        }

        @Test
        void givesThemToFourteenLeadBodies() {
            var leads = new LinkedHashSet<Object>();
            quotas.forEach(quota -> leads.addAll((Collection<?>) quota.get("lead")));

            assertThat(leads).hasSize(14);
        }
    }

    @Nested
    @DisplayName("Bình Thuận, conferences towards the congress of 2025")
    class Congress {

        private final Pack pack = Pack.of("binh-thuan-congress-2025");

        @Test
        void hasNineAgendaItemsInOrder() {
            assertThat(pack.list("conferences", "agenda"))
                    .extracting(step -> step.get("order"), step -> step.get("item"))
                    .containsExactly(
                            step(1, "Chào cờ"),
                            step(2, "Tuyên bố lý do, giới thiệu đại biểu, khai mạc"),
                            step(3, "Báo cáo tổng kết 5 năm qua và phương hướng 5 năm đến"),
                            step(4, "Tham luận hoặc báo cáo thành tích của tập thể, cá nhân tiêu biểu"),
                            step(5, "Biểu dương, tôn vinh điển hình giai đoạn 2020-2025"),
                            step(6, "Phát động phong trào thi đua giai đoạn 2025-2030"),
                            step(7, "Phát biểu hưởng ứng"),
                            step(8, "Thông qua danh sách đại biểu dự hội nghị, đại hội cấp trên"),
                            step(9, "Tổng kết, bế mạc"));
        }

        @Test
        void hasThreeLevelsInTheFirstThreeQuartersOf2025() {
            assertThat(pack.list("conferences", "levels"))
                    .extracting(level -> level.get("level"), level -> map(level.get("window")))
                    .containsExactly(
                            window("grassroots", "2025-01-01", "2025-03-31", "quý I/2025"),
                            window("department-district", "2025-04-01", "2025-06-30", "quý II/2025"),
                            window("province", "2025-07-01", "2025-09-30", "quý III/2025"));
        }

        @Test
        void lastsHalfADayBelowAndADayInTheProvince() {
            assertThat(pack.list("conferences", "levels"))
                    .extracting(level -> level.get("days"))
                    .containsExactly(0.5, 0.5, 1);
        }

        private org.assertj.core.groups.Tuple step(int order, String item) {
            return org.assertj.core.groups.Tuple.tuple(order, item);
        }

        private org.assertj.core.groups.Tuple window(String level, String from, String to, String asWritten) {
            return org.assertj.core.groups.Tuple.tuple(level, Map.of("from", from, "to", to, "as-written", asWritten));
        }
    }

    // quota arithmetic

    private static int asWritten(Map<String, Object> quota) {
        return map(quota.get("at-least")).values().stream()
                .mapToInt(count -> (Integer) count)
                .sum();
    }

    private static int asRead(Map<String, Object> quota) {
        var perBranch = quota.get("per-branch");
        boolean counted =
                perBranch != null && Boolean.TRUE.equals(map(perBranch).get("counted"));
        return asWritten(quota) * (counted ? ((Collection<?>) map(perBranch).get("branches")).size() : 1);
    }

    // reading

    private static List<String> sorted(Collection<String> figures) {
        return figures.stream().sorted().toList();
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    @SuppressWarnings("unchecked") // a pack's maps have string keys; anything else fails where it is read
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<Map<String, Object>> maps(Object value) {
        return ((Collection<?>) Objects.requireNonNull(value))
                .stream().map(PackFactsTests::map).toList();
    }

    private static List<String[]> table(Path file, String... header) {
        try {
            var lines = Files.readAllLines(file);
            assertThat(lines.getFirst()).as("header of %s", file).isEqualTo(String.join("\t", header));
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        var cells = line.split("\t", -1);
                        assertThat(cells).as("%s: %s", file, line).hasSize(header.length);
                        return cells;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> items(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** One row of a facts table. */
    private record Fact(String id, String clause, List<String> figures, List<String> pack, String reason) {

        static List<Fact> of(String plan) {
            return table(FACTS.resolve(plan + ".tsv"), "fact", "section", "kind", "clause", "figures", "pack", "reason")
                    .stream()
                    .map(cells -> new Fact(
                            cells[0], normalised(cells[3]), items(cells[4]), items(cells[5]), cells[6].strip()))
                    .toList();
        }

        Stream<String> foldedInto() {
            Matcher folded = FOLDED.matcher(reason);
            return pack.isEmpty() && folded.find() ? Stream.of(folded.group(1)) : Stream.empty();
        }

        /** The figures of the row less those that its reason takes out; a figure taken out must be there. */
        List<String> figuresToFind(Collection<String> complaints) {
            var left = new ArrayList<>(figures);
            Matcher without = WITHOUT.matcher(reason);
            if (without.matches()) {
                for (var figure : items(without.group(1))) {
                    if (!left.remove(figure)) {
                        complaints.add("%s: without %s, which the fact does not state".formatted(id, figure));
                    }
                }
            }
            return left;
        }
    }

    /** What a pack adds to the facts, with the reason. */
    private record Extra(Map<String, String> lines) {

        static Extra of(String plan) {
            var file = FACTS.resolve(plan + ".extra.tsv");
            var lines = new LinkedHashMap<String, String>();
            if (Files.exists(file)) {
                table(file, "pack", "reason").forEach(cells -> lines.put(cells[0].strip(), cells[1]));
            }
            return new Extra(lines);
        }

        Set<String> ids() {
            var ids = new LinkedHashSet<>(lines.keySet());
            ids.removeIf(line -> line.contains(" "));
            return ids;
        }

        List<String> figuresOf(String id) {
            return lines.keySet().stream()
                    .filter(line -> line.startsWith(id + " "))
                    .map(line -> line.substring(id.length() + 1))
                    .toList();
        }
    }

    /** A pack as plain YAML, and its entries by id. */
    private record Pack(Map<String, Object> root, Map<String, Entry> entries, List<String> twice) {

        private static final Pattern FIGURE = Pattern.compile("\\d{4}(-\\d{2}-\\d{2}|-\\d{4})?|\\d{2}-\\d{2}");
        /** Where entries stand that the format gives no id; they are told by their path, {@code recipients/1}. */
        private static final Set<String> WITHOUT_ID = Set.of("recipients", "groups", "timing");

        /** An entry: what it says itself, without the entries nested in it. */
        record Entry(String id, String clause, List<String> figures) {}

        static Pack of(String plan) {
            try {
                var root = map(new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(PACKS.resolve(plan + ".yaml"))));
                var pack = new Pack(root, new TreeMap<>(), new ArrayList<>());
                pack.collect("", "", root, "", new ArrayList<>());
                return pack;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * @param path where the value stands: keys and, in lists, numbers from 1, below the nearest entry with an id
         * @param figures where the figures of the entry around go
         */
        private void collect(String key, String path, Object value, String clauseAround, List<String> figures) {
            switch (value) {
                case null -> {}
                case Map<?, ?> part -> {
                    var clause = part.get("clause") instanceof String own ? normalised(own) : clauseAround;
                    var id = part.get("id") instanceof String own ? own : WITHOUT_ID.contains(key) ? path : null;
                    var own = id == null ? figures : new ArrayList<String>();
                    if (id != null && entries.put(id, new Entry(id, clause, own)) != null) {
                        twice.add(id);
                    }
                    var here = id == null ? path : id;
                    part.forEach((name, inner) -> collect(
                            name.toString(), here.isEmpty() ? name.toString() : here + "/" + name, inner, clause, own));
                }
                case List<?> list -> {
                    for (int i = 0; i < list.size(); i++) {
                        collect(key, path + "/" + (i + 1), list.get(i), clauseAround, figures);
                    }
                }
                case Number number -> figures.add(key + "=" + number);
                case String text
                when key.equals("number") || FIGURE.matcher(text).matches() ->
                    figures.add(key + "=" + normalised(text));
                default -> {}
            }
        }

        List<Entry> held(List<String> ids) {
            return ids.stream().map(entries::get).filter(Objects::nonNull).toList();
        }

        List<Map<String, Object>> list(String... path) {
            Object at = root;
            for (var key : path) {
                at = map(at).get(key);
            }
            assertThat(at).as(String.join(".", path)).isNotNull();
            return maps(at);
        }

        Map<String, Object> obligation(String id) {
            return list("obligations").stream()
                    .filter(one -> id.equals(one.get("id")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
