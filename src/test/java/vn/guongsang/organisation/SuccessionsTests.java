package vn.guongsang.organisation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.guongsang.organisation.SuccessionWorld.BASIS;
import static vn.guongsang.organisation.SuccessionWorld.DAY;
import static vn.guongsang.organisation.SuccessionWorld.change;
import static vn.guongsang.organisation.SuccessionWorld.draft;
import static vn.guongsang.organisation.SuccessionWorld.ends;
import static vn.guongsang.organisation.SuccessionWorld.facts;
import static vn.guongsang.organisation.SuccessionWorld.goesOn;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.By;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class SuccessionsTests {

    private static final LocalDate EVE = DAY.minusDays(1);

    @Autowired
    Bodies bodies;

    @Autowired
    Successions successions;

    @Autowired
    LeftBelow left;

    @Autowired
    Annulling annulling;

    @Autowired
    JdbcClient jdbc;

    SuccessionWorld world;
    Body province;
    Body an;
    Body binh;
    Body cuong;

    @BeforeEach
    void bodies() {
        world = new SuccessionWorld(bodies, successions);
        province = world.province("UBND tỉnh Thử");
        an = world.commune("UBND xã An", province);
        binh = world.commune("UBND xã Bình", province);
        cuong = world.commune("UBND xã Cường", province);
    }

    @Test
    void threeCommunesGoOverIntoOneOnTheDay() {
        Body merged = world.merged(DAY, "UBND xã An Bình Cường", province, an, binh, cuong);

        assertThat(Stream.of(an, binh, cuong).map(body -> bodies.get(body.id()).to()))
                .containsOnly(EVE);
        assertThat(merged.from()).isEqualTo(DAY);
        assertThat(merged.to()).isNull();
        assertThat(bodies.subtree(province.id())).contains(an.id(), merged.id());
        assertThat(bodies.within(merged.id(), an.id(), DAY.minusDays(1)))
                .as("who takes over looks after what was left, from the day on")
                .isFalse();
        assertThat(bodies.within(merged.id(), an.id(), DAY)).isTrue();
        assertThat(bodies.within(an.id(), merged.id(), DAY)).isFalse();
        assertThat(bodies.within(province.id(), an.id(), DAY)).isTrue();
        assertThat(successions.children(Set.of(province.id()), EVE).get(province.id()))
                .extracting(Body::id)
                .containsExactly(an.id(), binh.id(), cuong.id());
        assertThat(successions.children(Set.of(province.id()), DAY).get(province.id()))
                .extracting(Body::id)
                .containsExactly(merged.id());
        assertThat(successions.of(an.id())).singleElement().satisfies(one -> {
            assertThat(one.basis()).isEqualTo(BASIS);
            assertThat(one.ended()).containsExactlyInAnyOrder(an.id(), binh.id(), cuong.id());
            assertThat(one.born()).containsExactly(merged.id());
            assertThat(one.heirs()).hasSize(3).containsValue(merged.id());
        });
    }

    @Test
    void aDistrictIsDissolvedIntoEightAndItsFiguresRollToOne() {
        Body district = world.add("UBND thị xã Thử", "people-committee", "district", province);
        Body office = world.add("Phòng Nội vụ", "department", "district", district);
        List<NewBody> eight = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> world.born("UBND phường Số " + n, province))
                .toList();
        UUID[] into = eight.stream().map(NewBody::id).toArray(UUID[]::new);

        assertThat(refusal(draft(SuccessionKind.DISSOLVE, DAY, eight, Map.of(), ends(district, into))))
                .isEqualTo("organisation.succession.children");
        world.record(draft(SuccessionKind.DISSOLVE, DAY, eight, Map.of(office.id(), into[0]), ends(district, into)));

        assertThat(successions.heir(district.id(), EVE)).isEmpty();
        assertThat(successions.heir(district.id(), DAY)).contains(into[0]);
        assertThat(successions.of(district.id()).getFirst().passages()).hasSize(8);
        assertThat(bodies.find(office.id(), EVE).orElseThrow().parentId()).isEqualTo(district.id());
        assertThat(bodies.find(office.id(), DAY).orElseThrow().parentId()).isEqualTo(into[0]);
        // today is before the day
        assertThat(bodies.get(office.id()).parentId()).isEqualTo(district.id());
    }

    @Test
    void whoIsLeftBelowAnEndedBodyWaitsForADecisionOfItsOwn() {
        LocalDate day = LocalDate.of(2025, 3, 1);
        Body town = world.add("UBND thị xã Thử", "people-committee", "district", province);
        Body office = world.add("Phòng Nội vụ", "department", "district", town);
        Body school = world.add("Trường Thử", "school", "unit", town);
        NewBody ward = world.born("UBND phường Thử", province);
        world.record(draft(
                SuccessionKind.DISSOLVE,
                day,
                List.of(ward),
                Map.of(office.id(), ward.id(), school.id(), ward.id()),
                ends(town, ward.id())));

        assertThat(left.below(province.id(), 0, 10))
                .extracting(LeftBelow.Left::name, LeftBelow.Left::former, LeftBelow.Left::above)
                .containsExactly(
                        tuple("Phòng Nội vụ", "UBND thị xã Thử", "UBND phường Thử"),
                        tuple("Trường Thử", "UBND thị xã Thử", "UBND phường Thử"));
        assertThat(left.below(an.id(), 0, 10)).isEmpty();

        assertThat(left.stay(By.SYSTEM, school.id(), " ").allowed()).isFalse();
        left.stay(By.SYSTEM, school.id(), BASIS).orThrow();
        assertThat(left.stay(By.SYSTEM, school.id(), BASIS).allowed())
                .as("decided once")
                .isFalse();
        // the office ended on the same day as the town
        world.record(draft(SuccessionKind.DISSOLVE, day, List.of(), Map.of(), ends(office, ward.id())));

        assertThat(left.below(province.id(), 0, 10)).isEmpty();
        assertThat(bodies.get(school.id()).to()).isNull();
        assertThat(bodies.get(office.id()).to()).isEqualTo(day.minusDays(1));
        assertThat(successions.heir(office.id(), day)).contains(ward.id());
    }

    @Test
    void aDepartmentIsMergedAndRenamedTwiceAndStaysItself() {
        Body labour = world.add("Sở Lao động", "department", "province", province);
        Body home = world.add("Sở Nội vụ", "department", "province", province);
        LocalDate first = DAY.plusYears(1);
        LocalDate second = DAY.plusYears(2);

        world.record(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(labour, home.id())));
        world.record(change(SuccessionKind.RENAME, second, home, facts(home).named("Sở Nội vụ và Xã hội")));
        // recorded later, in effect earlier
        world.record(change(SuccessionKind.RENAME, first, home, facts(home).named("Sở Nội vụ và Lao động")));

        assertThat(Stream.of(DAY, first.minusDays(1), first, second.minusDays(1), second)
                        .map(day -> bodies.find(home.id(), day).orElseThrow().name()))
                .containsExactly(
                        "Sở Nội vụ",
                        "Sở Nội vụ",
                        "Sở Nội vụ và Lao động",
                        "Sở Nội vụ và Lao động",
                        "Sở Nội vụ và Xã hội");
        assertThat(bodies.versions(home.id())).extracting(Version::since).containsExactly(null, first, second);
        assertThat(bodies.versions(home.id()))
                .extracting(Version::until)
                .containsExactly(first.minusDays(1), second.minusDays(1), null);
        assertThat(bodies.get(home.id()).to()).isNull();
        assertThat(successions.heir(labour.id(), second)).contains(home.id());
        assertThat(bodies.search("so noi vu va xa hoi", 10))
                .extracting(Body::id)
                .contains(home.id());
    }

    @Test
    void whatIsRecordedAheadIsTrueOnceTheDayHasMoved() {
        world.record(change(SuccessionKind.RENAME, DAY, an, facts(an).named("UBND xã An Mới")));

        assertThat(bodies.get(an.id()).name()).isEqualTo("UBND xã An");
        bodies.settle(DAY);
        assertThat(bodies.get(an.id()).name()).isEqualTo("UBND xã An Mới");
        bodies.settle(EVE);
        assertThat(bodies.get(an.id()).name()).isEqualTo("UBND xã An");
    }

    @Test
    void figuresRollOverAnyNumberOfSuccessionsAndEachOnce() {
        Body first = world.merged(DAY, "UBND xã An Bình", province, an, binh);
        LocalDate later = DAY.plusYears(3);
        Body second = world.merged(later, "UBND phường An Bình Cường", province, first, cuong);

        assertThat(successions.heir(an.id(), EVE)).isEmpty();
        assertThat(successions.heir(an.id(), DAY)).contains(first.id());
        assertThat(successions.heir(an.id(), later.minusDays(1))).contains(first.id());
        assertThat(successions.heir(an.id(), later)).contains(second.id());
        assertThat(successions.rolledInto(first.id(), DAY)).containsExactlyInAnyOrder(an.id(), binh.id());
        assertThat(successions.rolledInto(first.id(), later)).isEmpty();
        assertThat(successions.rolledInto(second.id(), later))
                .containsExactlyInAnyOrder(an.id(), binh.id(), first.id(), cuong.id());
        assertThat(jdbc.sql("""
                                SELECT count(*)
                                  FROM organisation_v_body body
                                  LEFT JOIN organisation_v_heir heir
                                    ON heir.body_id = body.id
                                   AND heir.since <= :day
                                   AND heir.until > :day
                                 WHERE coalesce(heir.heir_id, body.id) = :heir
                                """)
                        .param("day", later)
                        .param("heir", second.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void successionsRecordedOutOfOrderRollAlike() {
        NewBody first = world.born("UBND xã An Bình", province);
        LocalDate later = DAY.plusYears(3);
        // the commune takes over later from one whose own predecessors are recorded only afterwards
        world.record(draft(SuccessionKind.MERGE, later, List.of(), Map.of(), ends(binh, cuong.id())));
        world.record(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an, binh.id())));

        assertThat(successions.heir(an.id(), DAY)).contains(binh.id());
        assertThat(successions.heir(an.id(), later)).contains(cuong.id());
        assertThat(first.from()).isNull();
    }

    @Test
    void aBodyThatIsSplitMayGoOnAndKeepsItsFigures() {
        NewBody part = world.born("UBND xã An Tây", province);
        world.record(draft(SuccessionKind.SPLIT, DAY, List.of(part), Map.of(), goesOn(an, part.id())));

        assertThat(bodies.get(an.id()).to()).isNull();
        assertThat(successions.heir(an.id(), DAY)).isEmpty();
        assertThat(successions.of(an.id()).getFirst().passages())
                .containsExactlyInAnyOrder(
                        new Succession.Passage(an.id(), an.id()), new Succession.Passage(an.id(), part.id()));
    }

    @Test
    void theSameFormSentTwiceRecordsOnce() {
        NewBody born = world.born("UBND xã An Bình", province);
        Succession.Draft draft =
                draft(SuccessionKind.MERGE, DAY, List.of(born), Map.of(), ends(an, born.id()), ends(binh, born.id()));
        world.record(draft);
        world.record(draft);

        assertThat(successions.of(an.id())).hasSize(1);
    }

    @Test
    void everyBadDraftIsRefusedForItsReason() {
        NewBody born = world.born("UBND xã Mới", province);
        UUID into = born.id();
        Body gone = world.commune("UBND xã Đã giải thể", province);
        world.record(draft(SuccessionKind.DISSOLVE, LocalDate.of(2024, 1, 1), List.of(), Map.of(), ends(gone)));
        Body young = world.merged(DAY.plusYears(1), "UBND xã Sau này", province, world.commune("Một", province), cuong);
        Body district = world.add("UBND huyện Thử", "people-committee", "district", province);
        Body below = world.commune("UBND xã Dưới huyện", district);

        assertThat(refusal(new Succession.Draft(
                        UUID.randomUUID(),
                        SuccessionKind.MERGE,
                        DAY,
                        " ",
                        "",
                        List.of(ends(an, into)),
                        List.of(born),
                        Map.of(),
                        null)))
                .isEqualTo("organisation.succession.basis");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of())))
                .isEqualTo("organisation.succession.nobody");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an, UUID.randomUUID()))))
                .isEqualTo("organisation.succession.unknown");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(born), Map.of(), ends(an, into))))
                .isEqualTo("organisation.succession.merge");
        assertThat(refusal(draft(SuccessionKind.SPLIT, DAY, List.of(born), Map.of(), ends(an, into))))
                .isEqualTo("organisation.succession.split");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an), ends(binh))))
                .isEqualTo("organisation.succession.no-successor");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(born), Map.of(), ends(an, into), ends(an, into))))
                .isEqualTo("organisation.succession.twice");
        assertThat(refusal(
                        draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an, an.id()), ends(binh, an.id()))))
                .isEqualTo("organisation.succession.into-itself");
        assertThat(refusal(draft(
                        SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an, binh.id()), ends(binh, an.id()))))
                .isEqualTo("organisation.succession.circle");
        assertThat(refusal(draft(SuccessionKind.DISSOLVE, DAY, List.of(born), Map.of(), goesOn(an, into))))
                .isEqualTo("organisation.succession.dissolve");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(born), Map.of(), ends(gone, into), ends(an, into))))
                .isEqualTo("organisation.succession.ended");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an, gone.id()))))
                .isEqualTo("organisation.succession.absent-after");
        assertThat(refusal(
                        draft(SuccessionKind.MERGE, DAY, List.of(born), Map.of(), ends(young, into), ends(an, into))))
                .isEqualTo("organisation.succession.absent-before");
        assertThat(refusal(draft(SuccessionKind.DISSOLVE, DAY, List.of(), Map.of(), ends(cuong))))
                .isEqualTo("organisation.succession.ended");
        assertThat(refusal(draft(SuccessionKind.MERGE, DAY, List.of(born), Map.of(), ends(an, binh.id()))))
                .isEqualTo("organisation.succession.from-nobody");
        assertThat(refusal(draft(SuccessionKind.DISSOLVE, DAY, List.of(), Map.of(), ends(district))))
                .isEqualTo("organisation.succession.children");
        assertThat(refusal(
                        draft(SuccessionKind.DISSOLVE, DAY, List.of(), Map.of(below.id(), gone.id()), ends(district))))
                .isEqualTo("organisation.succession.absent-after");
        assertThat(refusal(
                        draft(SuccessionKind.DISSOLVE, DAY, List.of(), Map.of(below.id(), below.id()), ends(district))))
                .isEqualTo("organisation.succession.below-itself");
        assertThat(refusal(change(
                        SuccessionKind.CHANGE_LEVEL,
                        DAY,
                        district,
                        facts(district).under(below.id()))))
                .isEqualTo("organisation.succession.below-itself");
        assertThat(refusal(change(SuccessionKind.RENAME, DAY, an, facts(an))))
                .isEqualTo("organisation.succession.unchanged");
        assertThat(refusal(change(SuccessionKind.RENAME, DAY, an, facts(an).named(" "))))
                .isEqualTo("organisation.succession.name");
        assertThat(refusal(draft(SuccessionKind.RENAME, DAY, List.of(), Map.of(), goesOn(an))))
                .isEqualTo("organisation.succession.one-body");
        assertThat(refusal(draft(
                        SuccessionKind.MERGE,
                        DAY,
                        List.of(new NewBody(into, an.code(), born.facts())),
                        Map.of(),
                        ends(an, into),
                        ends(binh, into))))
                .isEqualTo("organisation.succession.code");
        assertThat(Stream.of(an, binh, district)
                        .map(body -> bodies.get(body.id()).to()))
                .containsOnlyNulls();
    }

    @Test
    void aRecordingTakenBackLeavesEverythingAsItWasAndCanBeRecordedRightly() {
        Body school = world.add("Trường An", "school", "unit", an);
        List<Map<String, Object>> before = rows();
        NewBody wrong = world.born("UBND xã Nhầm", province);
        Succession.Draft draft = draft(
                SuccessionKind.MERGE,
                DAY,
                List.of(wrong),
                Map.of(school.id(), wrong.id()),
                ends(an, wrong.id()),
                ends(binh, wrong.id()));
        world.record(draft);
        bodies.settle(DAY);

        assertThat(refused(draft.id(), " ")).isEqualTo("organisation.annulment.reason");
        annulling.annul(By.SYSTEM, draft.id(), "Ghi nhầm tên");

        bodies.settle(EVE);
        assertThat(rows()).isEqualTo(before);
        assertThat(bodies.find(wrong.id())).isEmpty();
        assertThat(successions.heir(an.id(), DAY)).isEmpty();
        assertThat(successions.of(an.id())).isEmpty();
        assertThat(successions.find(draft.id()).orElseThrow()).satisfies(one -> {
            assertThat(one.annulment())
                    .extracting(Succession.Annulment::reason, Succession.Annulment::before, Succession.Annulment::after)
                    .containsExactly("Ghi nhầm tên", "UBND xã An; UBND xã Bình", "UBND xã Nhầm");
            assertThat(one.passages()).isEmpty();
        });
        assertThat(refused(draft.id(), "Lại")).isEqualTo("organisation.annulment.twice");

        world.record(draft(
                SuccessionKind.MERGE,
                DAY,
                List.of(wrong),
                Map.of(school.id(), wrong.id()),
                ends(an, wrong.id()),
                ends(binh, wrong.id())));
        assertThat(bodies.get(wrong.id()).from()).isEqualTo(DAY);
    }

    @Test
    void ofTwoChangesTheLaterIsTakenBackFirst() {
        Succession.Draft renamed =
                change(SuccessionKind.RENAME, DAY, an, facts(an).named("UBND xã An Mới"));
        world.record(renamed);
        Succession.Draft again =
                change(SuccessionKind.RENAME, DAY.plusYears(1), an, facts(an).named("UBND xã An Mới Nữa"));
        world.record(again);
        Body merged = world.merged(DAY.plusYears(2), "UBND xã Chung", province, an, binh);

        assertThat(refused(renamed.id(), "Nhầm")).isEqualTo("organisation.annulment.later");
        assertThat(refused(again.id(), "Nhầm")).isEqualTo("organisation.annulment.later");
        annulling.annul(By.SYSTEM, successions.of(merged.id()).getFirst().id(), "Nhầm");
        annulling.annul(By.SYSTEM, again.id(), "Nhầm");
        assertThat(bodies.versions(an.id()))
                .extracting(Version::name, Version::since, Version::until)
                .containsExactly(tuple("UBND xã An", null, EVE), tuple("UBND xã An Mới", DAY, null));
        annulling.annul(By.SYSTEM, renamed.id(), "Nhầm");
        assertThat(bodies.versions(an.id()))
                .extracting(Version::name, Version::since, Version::until)
                .containsExactly(tuple("UBND xã An", null, null));
    }

    @Test
    void nothingIsTakenBackThatSomethingRestsOn() {
        Body merged = world.merged(DAY, "UBND xã Chung", province, an, binh);
        UUID merger = successions.of(merged.id()).getFirst().id();
        world.add("Trường Chung", "school", "unit", merged);
        List<Map<String, Object>> before = rows();

        assertThat(refused(merger, "Nhầm")).isEqualTo("organisation.annulment.used");
        assertThat(rows()).isEqualTo(before);

        Succession.Draft child = draft(SuccessionKind.DISSOLVE, DAY, List.of(), Map.of(), ends(cuong));
        world.record(child);
        world.record(draft(
                SuccessionKind.DISSOLVE,
                DAY,
                List.of(),
                Map.of(merged.id(), world.province("Tỉnh khác").id()),
                ends(province)));
        assertThat(refused(child.id(), "Nhầm"))
                .as("it would stand below a body that is gone")
                .isEqualTo("organisation.annulment.parent");
    }

    private String refused(UUID succession, String reason) {
        try {
            annulling.annul(By.SYSTEM, succession, reason);
            return "";
        } catch (Refusal refusal) {
            return refusal.verdict().code();
        }
    }

    /** All that holds of the world's bodies on each day. */
    private List<Map<String, Object>> rows() {
        return jdbc.sql("""
                        SELECT body.code, body.valid_from, body.valid_to, body.name AS now, body.parent_id AS parent_now,
                               version.since::text, version.until::text, version.name, version.parent_id, heir.heir_id
                          FROM organisation_body body
                          JOIN organisation_v_version version ON version.body_id = body.id
                          LEFT JOIN organisation_v_heir heir ON heir.body_id = body.id
                         WHERE body.code LIKE :world
                         ORDER BY body.code, version.since, heir.since
                        """)
                .param("world", an.code().substring(0, an.code().indexOf('/')) + "%")
                .query()
                .listOfRows();
    }

    @Test
    void aBodyDoesNotEndBeforeWhatItTookPartInLater() {
        world.record(draft(SuccessionKind.MERGE, DAY, List.of(), Map.of(), ends(an, binh.id())));

        assertThat(refusal(
                        draft(SuccessionKind.MERGE, DAY.minusMonths(1), List.of(), Map.of(), ends(binh, cuong.id()))))
                .isEqualTo("organisation.succession.later");
    }

    @Test
    void subtreeOfAPeriodHoldsAllWhoEverStoodThere() {
        Body district = world.add("UBND huyện Thử", "people-committee", "district", province);
        Body below = world.commune("UBND xã Dưới huyện", district);
        world.record(draft(SuccessionKind.DISSOLVE, DAY, List.of(), Map.of(below.id(), province.id()), ends(district)));
        bodies.settle(DAY);

        assertThat(bodies.subtree(district.id())).containsExactly(district.id());
        assertThat(bodies.subtree(district.id(), LocalDate.of(2021, 1, 1), LocalDate.of(2025, 12, 31)))
                .containsExactlyInAnyOrder(district.id(), below.id());
        assertThat(bodies.subtree(district.id(), DAY, null)).containsExactly(district.id());
        assertThat(bodies.above(below.id(), EVE)).extracting(Body::id).containsExactly(province.id(), district.id());
        assertThat(bodies.above(below.id(), DAY)).extracting(Body::id).containsExactly(province.id());
    }

    @Test
    void aSearchFindsFormerNamesAndTakesNoWildcards() {
        Body merged = world.merged(DAY, "UBND xã Quế Lâm Thượng", province, an, binh);
        world.record(change(
                SuccessionKind.RENAME, DAY.plusYears(1), merged, facts(merged).named("UBND xã Trà My Hạ")));

        assertThat(bodies.search("que lam thuong", 5)).extracting(Body::id).containsExactly(merged.id());
        assertThat(bodies.search("tra my ha", 5)).extracting(Body::id).containsExactly(merged.id());
        assertThat(bodies.search("100%_", 5)).isEmpty();
    }

    @Test
    void aBodyIsCorrectedWithoutANewBeginningAndNeverBelowItself() {
        bodies.correct(By.SYSTEM, an.id(), facts(an).named("UBND xã Ân"));

        assertThat(bodies.versions(an.id()))
                .singleElement()
                .satisfies(version -> assertThat(version.name()).isEqualTo("UBND xã Ân"));
        assertThat(bodies.subtree(province.id()).stream().collect(toSet())).contains(an.id());
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        bodies.correct(By.SYSTEM, province.id(), facts(province).under(an.id())))
                .isInstanceOf(vn.guongsang.verdict.Refusal.class);
    }

    private String refusal(Succession.Draft draft) {
        return switch (successions.record(By.SYSTEM, draft)) {
            case Verdict.Refused refused -> refused.code();
            case Verdict.Allowed _ -> "allowed";
        };
    }
}
