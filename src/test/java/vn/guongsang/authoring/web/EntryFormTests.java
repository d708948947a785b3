package vn.guongsang.authoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.frame.Field;
import vn.guongsang.frame.Problems;
import vn.guongsang.plan.pack.PackFixtures;

class EntryFormTests {

    private final EntryForm form = new EntryForm(new PackWords(new StaticMessageSource()));

    static Stream<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("plans"))) {
            return Stream.concat(
                    files.sorted().toList().stream(), Stream.of(PackFixtures.SAO_BIEN, PackFixtures.LAM_HAI));
        }
    }

    /** Every form of every entry of the five plans, and of an invented one: sent as it is shown, nothing is lost. */
    @ParameterizedTest
    @MethodSource("packs")
    void saysWhatTheEntrySaysWhenItComesBackAsItWasShown(Path file) throws IOException {
        DraftPack pack = DraftPack.of(Files.readAllBytes(file)).orElseThrow();
        for (Place place : pack.all()) {
            Problems problems = new Problems();
            Map<String, Object> said = form.read(place, sent(form.of(pack, place, place.own())), problems);
            assertThat(problems.all()).as(place.address()).isEmpty();
            assertThat(said).as(place.address()).isEqualTo(place.own());
        }
    }

    /** And typed by somebody into an empty form, all facts are the same but for how they are written. */
    @ParameterizedTest
    @MethodSource("packs")
    void saysTheSameWhenSomebodyTypesItAnew(Path file) throws IOException {
        DraftPack pack = DraftPack.of(Files.readAllBytes(file)).orElseThrow();
        for (Place place : pack.all()) {
            Problems problems = new Problems();
            Place empty = new Place(place.address(), place.shape(), identity(place), place.inRoot());
            Map<String, Object> said = form.read(empty, sent(form.of(pack, place, place.own())), problems);
            assertThat(problems.all()).as(place.address()).isEmpty();
            assertThat(plain(said)).as(place.address()).isEqualTo(plain(place.own()));
        }
    }

    private static Map<String, Object> identity(Place place) {
        Map<String, Object> identity = new LinkedHashMap<>();
        for (String key : List.of("id", "format")) {
            if (place.own().containsKey(key)) {
                identity.put(key, place.own().get(key));
            }
        }
        return identity;
    }

    /** A list of one is written as the thing itself, and a number as text, where the format takes both. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> plain = new LinkedHashMap<>();
                map.forEach((key, each) -> plain.put(key, plain(each)));
                yield plain;
            }
            case List<?> list when list.size() == 1 && !(list.getFirst() instanceof Map) -> plain(list.getFirst());
            case List<?> list -> list.stream().map(EntryFormTests::plain).toList();
            default -> value.toString().strip().replace('\n', ' ');
        };
    }

    @Test
    void namesTheFieldInWhichSomethingCannotBeRead() {
        DraftPack pack = pack();
        String address = pack.add("obligations");
        Place place = pack.at(address).orElseThrow();
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(Map.of(
                "m.due.rule", List.of("day-of-month"),
                "m.due.day-of-month.day", List.of("32"),
                "m.window.from", List.of("31/2/2026"),
                "m.first-due", List.of("ngày mai"),
                "m.what", List.of("  Báo cáo  ")));
        Problems problems = new Problems();
        Map<String, Object> said = form.read(place, sent, problems);

        assertThat(problems.all().stream().map(problem -> problem.field()))
                .containsExactlyInAnyOrder("m.due.day-of-month.day", "m.window.from", "m.first-due");
        assertThat(said).containsEntry("what", "Báo cáo");
    }

    @Test
    void takesDaysNumbersListsAndChoicesAsPeopleTypeThem() {
        DraftPack pack = pack();
        Place place = pack.at(pack.add("obligations")).orElseThrow();
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(Map.of(
                "m.who", List.of("ubnd"),
                "m.cadence", List.of("half-yearly"),
                "m.due.rule", List.of("days-of-year"),
                "m.due.days-of-year.days", List.of("15/6, 30/11"),
                "m.due.days-of-year.boundary", List.of("before"),
                "m.due.day-of-month.day", List.of("7"),
                "m.window.from", List.of("2026"),
                "m.window.to", List.of("30/6/2027"),
                "m.contains", List.of("Số liệu\r\n\r\nKhó khăn"),
                "m.binding", List.of("false")));
        sent.add("m.until", "14 giờ 30");
        sent.add("m.minimum.0.count", "3");
        sent.add("m.minimum.0.of", "collective");
        sent.add("m.minimum.1.count", "");

        assertThat(form.read(place, sent, new Problems()))
                .isEqualTo(Map.of(
                        "id", "obligation-1",
                        "who", List.of("ubnd"),
                        "cadence", "half-yearly",
                        "due", Map.of("rule", "days-of-year", "days", List.of("06-15", "11-30"), "boundary", "before"),
                        "until", "14:30",
                        "window", Map.of("from", "2026", "to", "2027-06-30"),
                        "contains", List.of("Số liệu", "Khó khăn"),
                        "binding", false,
                        "minimum", List.of(Map.of("count", 3L, "of", "collective"))));
    }

    @Test
    void aLineThatIsStillEmptyStaysUntilTheEntryIsSavedForGood() {
        DraftPack pack = pack();
        Place place = pack.at(pack.add("obligations")).orElseThrow();
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(Map.of(
                "m.what", List.of("Giới thiệu"),
                "m.minimum.0.count", List.of(""),
                "m.minimum.0.of-which.0.trait", List.of(""),
                "m.reliefs.0.reason", List.of(""),
                "m.reliefs.1.reason", List.of("Bão")));

        Map<String, Object> typed = form.typed(place, sent, new Problems());
        assertThat(typed)
                .containsEntry("minimum", List.of(Map.of("of-which", List.of(Map.of()))))
                .containsEntry("reliefs", List.of(Map.of(), Map.of("reason", "Bão")));
        assertThat(form.read(place, sent, new Problems()))
                .isEqualTo(Map.of(
                        "id", "obligation-1", "what", "Giới thiệu", "reliefs", List.of(Map.of("reason", "Bão"))));
    }

    @Test
    void thePageComesUpAtTheLineThatWasAddedOrWhereOneWasTakenAway() {
        DraftPack pack = pack();
        Place place = pack.at(pack.add("obligations")).orElseThrow();
        Map<String, Object> said =
                EntryForm.withRow(Map.of("minimum", List.of(Map.of("count", 3L), Map.of("count", 2L))), "m.minimum");
        String added = EntryForm.addedRow(said, "m.minimum");
        assertThat(added).isEqualTo("m.minimum.2");
        assertThat(focused(form.of(pack, place, said, added))).containsExactly("m.minimum.2.who");
        assertThat(focused(form.of(pack, place, said, "m.minimum.0"))).containsExactly("m.minimum.0.who");
        assertThat(focused(form.of(pack, place, said, "m.minimum.3"))).containsExactly("m.minimum");
        assertThat(focused(form.of(pack, place, said))).isEmpty();

        Map<String, Object> deep = EntryForm.withRow(said, "m.minimum.1.of-which");
        added = EntryForm.addedRow(deep, "m.minimum.1.of-which");
        assertThat(focused(form.of(pack, place, deep, added))).containsExactly("m.minimum.1.of-which.0.trait");
    }

    private static List<String> focused(EntryForm.Shown shown) {
        return Stream.concat(shown.main().stream(), shown.more().stream().flatMap(part -> part.boxes().stream()))
                .flatMap(EntryFormTests::focused)
                .toList();
    }

    private static Stream<String> focused(Box box) {
        return switch (box) {
            case Box.One(Field field) -> field.isFocused() ? Stream.of(field.name()) : Stream.of();
            case Box.Folded folded -> folded.comesUp() ? Stream.of(folded.name()) : Stream.of();
            case Box.Nothing _ -> Stream.of();
            case Box.Together together -> together.boxes().stream().flatMap(EntryFormTests::focused);
            case Box.Rows rows ->
                Stream.concat(
                        rows.comesUp() ? Stream.of(rows.name()) : Stream.of(),
                        rows.rows().stream().flatMap(List::stream).flatMap(EntryFormTests::focused));
            case Box.Rules rules ->
                Stream.concat(rules.rules().stream().flatMap(rule -> rule.boxes().stream()), rules.common().stream())
                        .flatMap(EntryFormTests::focused);
        };
    }

    @Test
    void whatIsNoGroupAnyMoreLosesItsMembers() {
        DraftPack pack = pack();
        String address = pack.add("bodies");
        pack.put(
                address,
                new LinkedHashMap<>(
                        Map.of("id", "body-2", "name", "Các xã", "kind", "group", "members", Map.of("all", true))));
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(
                Map.of("m.name", List.of("Các xã"), "m.kind", List.of("department"), "m.members.all", List.of("true")));
        Place place = pack.at(address).orElseThrow();

        assertThat(form.read(place, sent, new Problems())).doesNotContainKey("members");
        sent.set("m.kind", "group");
        assertThat(form.read(place, sent, new Problems())).containsKey("members");
    }

    @Test
    void whatFewDutiesNeedStandsInPartsThatShowWhatIsInThem() {
        DraftPack pack = pack();
        Place place = pack.at(pack.add("obligations")).orElseThrow();
        List<EntryForm.Part> empty = form.of(pack, place, Map.of()).more();
        assertThat(empty).hasSize(3).noneMatch(EntryForm.Part::open);
        assertThat(empty.get(0).boxes().stream().map(Box::name))
                .containsExactlyInAnyOrder("m.follows", "m.joins", "m.reliefs");
        assertThat(empty.get(1).boxes().stream().map(Box::name)).contains("m.until", "m.opens", "m.first-due");

        List<EntryForm.Part> filled =
                form.of(pack, place, Map.of("until", "14:00", "note", "x")).more();
        assertThat(filled.get(0).open()).isFalse();
        assertThat(filled.get(1).open()).isTrue();
        assertThat(filled.get(1).filled()).hasSize(1);
        assertThat(filled.get(2).open()).as("a note unfolds nothing").isFalse();
        assertThat(filled.get(2).filled()).hasSize(1);
    }

    @Test
    void groupsAreChosenAsGroupsAndSingleBodiesByName() {
        DraftPack pack = pack();
        pack.add("bodies", new LinkedHashMap<>(Map.of("id", "nhom", "name", "Nhóm", "kind", "group")));
        Place place = pack.at("bodies/nhom").orElseThrow();
        Box.Together members = (Box.Together) form.of(pack, place, place.own()).main().stream()
                .filter(box -> box.name().equals("m.members"))
                .findFirst()
                .orElseThrow();
        assertThat(offered(members, "m.members.group")).containsExactly("nhom");
        assertThat(offered(members, "m.members.body")).containsExactly("ubnd");
    }

    private static List<String> offered(Box.Together together, String name) {
        return together.boxes().stream()
                .filter(box -> box.name().equals(name))
                .map(box -> box instanceof Box.One(Field field) ? field : null)
                .flatMap(field -> field.choices().stream())
                .map(choice -> choice.value())
                .toList();
    }

    @Test
    void headsByTurnsAreOfferedBeforeThereIsACluster() {
        DraftPack pack = pack();
        Place place = pack.at(pack.add("bodies")).orElseThrow();
        Box.Together members = (Box.Together) form.of(pack, place, Map.of("kind", "group")).main().stream()
                .filter(box -> box.name().equals("m.members"))
                .findFirst()
                .orElseThrow();
        assertThat(members.boxes())
                .anyMatch(box -> box instanceof Box.Nothing && box.name().equals("m.members.head-of"));
        assertThat(members.boxes().stream()
                        .filter(box -> box.name().equals("m.members.kind"))
                        .map(box -> box instanceof Box.Folded(Field field, var _, var _) ? field : null)
                        .flatMap(field -> field.choices().stream())
                        .map(choice -> choice.value()))
                .contains("department")
                .doesNotContain("cluster-head");
    }

    private static DraftPack pack() {
        return DraftPack.begun(
                new LinkedHashMap<>(Map.of("id", "thu", "title", "Kế hoạch", "kind", "exemplars", "issuer", "ubnd")),
                new LinkedHashMap<>(Map.of("id", "ubnd", "name", "UBND", "kind", "people-committee")));
    }

    /** What a browser sends of a form that nobody touched. */
    private static MultiValueMap<String, String> sent(EntryForm.Shown shown) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        Stream.concat(shown.main().stream(), shown.more().stream().flatMap(part -> part.boxes().stream()))
                .forEach(box -> send(box, sent));
        return sent;
    }

    private static void send(Box box, MultiValueMap<String, String> sent) {
        switch (box) {
            case Box.One(Field field) -> send(field, sent);
            case Box.Folded(Field field, var _, var _) -> send(field, sent);
            case Box.Nothing _ -> {}
            case Box.Together together -> together.boxes().forEach(each -> send(each, sent));
            case Box.Rows rows -> rows.rows().forEach(row -> row.forEach(each -> send(each, sent)));
            case Box.Rules rules -> {
                rules.rules().forEach(rule -> {
                    if (rule.chosen()) {
                        sent.add(rules.name() + ".rule", rule.value());
                    }
                    rule.boxes().forEach(each -> send(each, sent));
                });
                rules.common().forEach(each -> send(each, sent));
            }
        }
    }

    private static void send(Field field, MultiValueMap<String, String> sent) {
        if (field.grouped()) {
            field.values().forEach(value -> sent.add(field.name(), value));
        } else {
            sent.add(
                    field.name(), field.values().isEmpty() ? "" : field.values().getFirst());
        }
    }
}
