package vn.guongsang.authoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.PackTree;
import vn.guongsang.plan.pack.reading.Reading;

class DraftPackTests {

    static Stream<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("plans"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void comesBackFromAFileWithEveryFact(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] after = DraftPack.of(before).orElseThrow().bytes();

        assertThat(PackTree.of(after)).isEqualTo(PackTree.of(before));
        assertThat(facts(after)).isEqualTo(facts(before));
        assertThat(DraftPack.of(after).orElseThrow().bytes()).isEqualTo(after);
    }

    /** All that the program understands, but for the lines on which it stood. */
    private static Object facts(byte[] bytes) {
        PlanPack pack = ((Reading.Read) new PackReader().read(bytes)).pack();
        return List.of(
                pack.plan(),
                pack.bodies(),
                pack.obligations(),
                pack.quotas(),
                pack.movements(),
                pack.criteria(),
                pack.conferences(),
                pack.communication(),
                pack.entries().stream()
                        .map(entry -> entry.id() + entry.clause())
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("packs")
    void hasAPlaceForEveryEntry(Path file) throws IOException {
        DraftPack pack = DraftPack.of(Files.readAllBytes(file)).orElseThrow();
        PlanPack read = ((Reading.Read) new PackReader().read(Files.readAllBytes(file))).pack();

        assertThat(pack.all().stream()
                        .map(place -> place.said().get("id"))
                        .filter(java.util.Objects::nonNull)
                        .map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(
                        read.entries().stream().map(entry -> entry.id()).toList());
        for (Place place : pack.all()) {
            assertThat(pack.at(place.address()).orElseThrow().value()).isSameAs(place.value());
        }
    }

    @Test
    void addsChangesRenamesMovesAndRemovesEntries() {
        DraftPack pack = begun();
        String first = pack.add("obligations");
        String second = pack.add("obligations");
        assertThat(List.of(first, second)).containsExactly("obligations/obligation-1", "obligations/obligation-2");

        pack.put(first, new LinkedHashMap<>(Map.of("id", "obligation-1", "what", "Báo cáo năm")));
        pack.move(second, -1);
        assertThat(pack.entries(pack.at("obligations").orElseThrow()).stream().map(Place::key))
                .containsExactly("obligation-2", "obligation-1");

        pack.rename("bodies/ubnd", "uy-ban");
        assertThat(pack.at("plan").orElseThrow().said()).containsEntry("issuer", "uy-ban");
        assertThat(pack.referringTo("uy-ban").stream().map(Place::address)).containsExactly("plan");

        pack.remove(first);
        pack.remove(second);
        assertThat(pack.at("obligations").orElseThrow().value()).isNull();
        assertThat(new String(pack.bytes(), StandardCharsets.UTF_8)).doesNotContain("obligations");
    }

    @Test
    void whatIsSaidOfThePlanAsAWholeLeavesItsSectionsAlone() {
        DraftPack pack = begun();
        pack.put("", new LinkedHashMap<>(pack.root().own()));

        assertThat(PackTree.of(pack.bytes())).isEqualTo(PackTree.of(begun().bytes()));
    }

    @Test
    void newEntriesAreCalledByTheirNamesAndKnownOnesStay() {
        DraftPack pack = begun();
        String known = pack.add("obligations");
        String added = pack.add("obligations");
        String group = pack.add("bodies");
        String unnamed = pack.add("milestones");
        pack.put(group, new LinkedHashMap<>(Map.of("id", "body-2", "name", "Các phường, xã", "kind", "group")));
        pack.put(known, new LinkedHashMap<>(Map.of("id", "obligation-1", "what", "Báo cáo năm")));
        pack.put(
                added,
                new LinkedHashMap<>(Map.of(
                        "id", "obligation-2", "what", "Báo cáo năm", "who", new ArrayList<>(List.of("body-2")))));

        pack.callByTheirNames(Set.of("obligation-1"));

        assertThat(pack.ids())
                .containsExactlyInAnyOrder(
                        "thu", "ubnd", "obligation-1", "bao-cao-nam", "cac-phuong-xa", unnamed.split("/")[1]);
        assertThat(pack.at("obligations/bao-cao-nam").orElseThrow().said())
                .containsEntry("who", List.of("cac-phuong-xa"));
    }

    @Test
    void aDutyOfWhichOnlyANumberIsSaidIsNoPartOfThePlan() {
        DraftPack pack = begun();
        String begun = pack.add("obligations");
        pack.put(
                begun,
                new LinkedHashMap<>(
                        Map.of("id", "obligation-1", "minimum", new ArrayList<>(List.of(Map.of("count", 3L))))));
        assertThat(pack.withoutUntouched().at(begun)).isEmpty();
        assertThat(Found.in(pack)).isEmpty();
        assertThat(pack.untouched("obligations")).containsExactly(begun);

        pack.put(
                begun,
                new LinkedHashMap<>(Map.of(
                        "id",
                        "obligation-1",
                        "what",
                        "Giới thiệu",
                        "minimum",
                        new ArrayList<>(List.of(Map.of("count", 3L))))));
        assertThat(pack.withoutUntouched().at(begun)).isPresent();
    }

    @Test
    void aCopyStandsAfterItsOriginalWithAnIdOfItsOwn() throws IOException {
        DraftPack pack =
                DraftPack.of(Files.readAllBytes(packs().toList().getLast())).orElseThrow();
        Place original = pack.entries(pack.at("obligations").orElseThrow()).getFirst();
        String copy = pack.addCopyOf(original.address());

        assertThat(pack.entries(pack.at("obligations").orElseThrow()).get(1).address())
                .isEqualTo(copy);
        Map<String, Object> said =
                new LinkedHashMap<>(pack.at(copy).orElseThrow().said());
        assertThat(said.put("id", original.said().get("id")))
                .isNotEqualTo(original.said().get("id"));
        assertThat(said).isEqualTo(original.said());
    }

    @Test
    void tellsTheEntryAndTheFieldOfEachFinding() {
        DraftPack pack = begun();
        pack.add("obligations");
        pack.put(
                "obligations/obligation-1",
                new LinkedHashMap<>(Map.of(
                        "id", "obligation-1",
                        "kind", "report",
                        "what", "Báo cáo",
                        "who", List.of("ubnd", "khong-co"),
                        "cadence", "monthly",
                        "due", Map.of("rule", "day-of-month", "day", 40L),
                        "clause", "I.1")));

        assertThat(Found.in(pack).stream().map(found -> found.address() + " " + found.field(pack)))
                .containsExactlyInAnyOrder(
                        "obligations/obligation-1 who", "obligations/obligation-1 due.day-of-month.day");
    }

    @Test
    void leavesOutOfTheSoundPartWhatIsWrongAndWhatRestsOnIt() {
        DraftPack pack = begun();
        pack.add("bodies", new LinkedHashMap<>(Map.of("id", "nhom", "name", "Nhóm", "kind", "group", "clause", "I")));
        pack.add(
                "duties",
                new LinkedHashMap<>(
                        Map.of("id", "d-1", "who", List.of("nhom"), "kind", "report", "text", "Việc", "clause", "I")));
        pack.add(
                "duties",
                new LinkedHashMap<>(
                        Map.of("id", "d-2", "who", List.of("ubnd"), "kind", "report", "text", "Việc", "clause", "I")));

        PlanPack sound = Found.sound(pack).orElseThrow();
        assertThat(sound.bodies().stream().map(body -> body.id())).containsExactly("ubnd");
        assertThat(sound.duties().stream().map(duty -> duty.id())).containsExactly("d-2");
    }

    @Test
    void refusesWhatIsNoPackAndTakesAWrongOne() {
        assertThat(DraftPack.of("không phải".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(DraftPack.of("a: &x 1\nb: *x\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(DraftPack.of("format: khac\nplan: {sai: có}\n".getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void quotesWhatOtherReadersOfYamlWouldTakeForSomethingElse() {
        DraftPack pack = begun();
        Map<String, Object> plan = pack.at("plan").orElseThrow().own();
        plan.put("period", new LinkedHashMap<>(Map.of("from", "2026", "to", "2026-12-31")));
        plan.put("territory", "no");
        pack.put("plan", plan);

        assertThat(new String(pack.bytes(), StandardCharsets.UTF_8))
                .contains("from: \"2026\"", "to: \"2026-12-31\"", "territory: \"no\"", "title: Kế hoạch thử");
        assertThat(PackTree.of(pack.bytes()).orElseThrow()).containsEntry("plan", plan);
    }

    static DraftPack begun() {
        return DraftPack.begun(
                new LinkedHashMap<>(Map.of(
                        "id",
                        "thu",
                        "title",
                        "Kế hoạch thử",
                        "kind",
                        "exemplars",
                        "issuer",
                        "ubnd",
                        "clause",
                        "tiêu đề")),
                new LinkedHashMap<>(
                        Map.of("id", "ubnd", "name", "UBND", "kind", "people-committee", "clause", "tiêu đề")));
    }
}
