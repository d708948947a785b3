package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Selector;
import vn.guongsang.plan.pack.Window;

class RosterTests {

    private static final BodyEntry AN =
            new BodyEntry("xa-an", "UBND xã An", "people-committee", "commune", "tinh", Set.of("cum-1"));
    private static final BodyEntry BINH =
            new BodyEntry("p-binh", "UBND phường Bình", "people-committee", "commune", "tinh", Set.of());
    private static final BodyEntry POLICE =
            new BodyEntry("ca", "CÔNG AN TỈNH", "armed-force", "province", "tinh", Set.of("khoi-1"));
    private static final BodyEntry FINANCE =
            new BodyEntry("tc", "Sở Tài chính", "department", "province", "tinh", Set.of("khoi-1"));
    private static final BodyEntry HOME_AFFAIRS =
            new BodyEntry("nv", "snv", "department", "province", "tinh", Set.of());

    private final PlanPack pack = PackFixtures.saoBien();
    private final Roster roster = Roster.of(pack, List.of(AN, BINH, POLICE, FINANCE, HOME_AFFAIRS));

    @Test
    void matchesSingleBodiesByNameOrAlias() {
        assertThat(roster.standingFor("cong-an")).containsExactly(POLICE);
        assertThat(roster.standingFor("so-noi-vu")).containsExactly(HOME_AFFAIRS);
    }

    @Test
    void prefersTheCodeToTheName() {
        BodyEntry byCode = new BodyEntry("so-noi-vu", "Sở Nội vụ và Lao động", "department", "province", "", Set.of());

        assertThat(Roster.of(pack, List.of(HOME_AFFAIRS, byCode)).standingFor("so-noi-vu"))
                .containsExactly(byCode);
    }

    /** Whoever looks after a body names and codes those below it. */
    @Test
    void neitherNameNorCodeMakesABodyFurtherDownTheOneThatIsMeant() {
        BodyEntry province = new BodyEntry("tinh", "UBND tỉnh", "people-committee", "province", "", Set.of());
        BodyEntry office = new BodyEntry("an/so", "Sở Nội vụ", "department", "province", "xa-an", Set.of());
        BodyEntry coded = new BodyEntry("so-noi-vu", "Tổ Một", "department", "province", "xa-an", Set.of());
        BodyEntry issuing = new BodyEntry("an/tinh", "UBND tỉnh", "people-committee", "province", "xa-an", Set.of());
        Roster named = Roster.of(pack, List.of(coded, office, issuing, AN, HOME_AFFAIRS, province));

        assertThat(named.standingFor("so-noi-vu")).containsExactly(HOME_AFFAIRS);
        assertThat(named.standingFor("ubnd-tinh")).containsExactly(province);
        assertThat(Roster.of(pack, List.of(coded, AN, province)).standingFor("so-noi-vu"))
                .containsExactly(coded);
    }

    @Test
    void splitsABlocIntoItsArmedForcesAndTheRest() {
        assertThat(roster.standingFor("khoi-1-vu-trang")).containsExactly(POLICE);
        assertThat(roster.standingFor("khoi-1-con-lai")).containsExactly(FINANCE);
    }

    @Test
    void meetsKeysTogetherAndAddsAlternatives() {
        assertThat(roster.standingFor("xa")).containsExactly(AN, BINH);
        assertThat(roster.standingFor("don-vi")).containsExactly(AN, BINH, POLICE, FINANCE, HOME_AFFAIRS);
    }

    @Test
    void letsABodyThatNobodyKnowsStandForItself() {
        assertThat(roster.standingFor("ubnd-tinh")).extracting(BodyEntry::name).containsExactly("UBND tỉnh");
        assertThat(roster.standingFor("doanh-nghiep"))
                .extracting(BodyEntry::code)
                .containsExactly("doanh-nghiep");
        assertThat(roster.unmatched()).containsExactlyInAnyOrder("ubnd-tinh", "quan-su");
    }

    @Test
    void tellsOfAGroupThatNobodyBelongsTo() {
        Roster withoutCommunes = Roster.of(pack, List.of(POLICE));

        assertThat(withoutCommunes.standingFor("xa")).isEmpty();
        assertThat(withoutCommunes.unmatched()).contains("xa");
    }

    @Test
    void standsAsOneLineEachWithoutADirectory() {
        Roster named = Roster.named(pack);

        assertThat(named.standingFor("xa")).extracting(BodyEntry::name).containsExactly("UBND các xã, phường");
        assertThat(named.unmatched()).isEmpty();
        assertThat(named.standingFor("khoi-1")).isEmpty();
    }

    @Test
    void listsWhatABodyOwesThroughItsGroups() {
        assertThat(roster.obligationsOf(FINANCE))
                .extracting(Obligation::id)
                .containsExactly("ob-plan", "ob-month", "ob-half", "ob-event");
        assertThat(roster.obligationsOf(POLICE))
                .extracting(Obligation::id)
                .containsExactly("ob-plan", "ob-month", "ob-event");
    }

    @Test
    void aWordForAGroupIsMeantForTheGroupsWithinIt() {
        Roster named = Roster.named(pack);

        assertThat(named.meantBy(Set.of("don-vi"))).extracting(BodyEntry::code).contains("don-vi", "xa");
        assertThat(roster.meantBy(Set.of("don-vi"))).isEqualTo(roster.standingFor(Set.of("don-vi")));
    }

    @Test
    void aPlaceIsFoundByAnyOfItsParts() {
        BodyEntry son = new BodyEntry(
                "son",
                "UBND xã Sơn",
                Set.of(),
                "people-committee",
                "commune",
                "",
                Set.of(),
                "xã Sơn, thị xã Hòa, tỉnh Khánh",
                "",
                Set.of());
        Roster there = Roster.of(pack, List.of(son, AN));

        for (String place : List.of("xã Sơn", "TX Hòa", "tỉnh Khánh", "xã Sơn, thị xã Hòa, tỉnh Khánh")) {
            assertThat(there.chosenBy(new Selector.AtPlace(Set.of(place)))).containsExactly(son);
        }
        assertThat(there.chosenBy(new Selector.AtPlace(Set.of("xã Sơn Hòa")))).isEmpty();
    }

    @Test
    void whoLeadsABlocIsWhoseTurnItIs() {
        LocalDate turn = LocalDate.of(2031, 1, 1);
        Rosters rosters = Rosters.of(
                pack,
                List.of(
                        new Rosters.Stretch(leading(AN, "cum-1"), LocalDate.MIN, turn),
                        new Rosters.Stretch(AN, turn, LocalDate.MAX),
                        new Rosters.Stretch(BINH, LocalDate.MIN, turn),
                        new Rosters.Stretch(leading(BINH, "cum-1"), turn, LocalDate.MAX)));
        Selector heads = new Selector.HeadOf(Set.of("cum-1"));

        assertThat(rosters.on(turn.minusDays(1)).chosenBy(heads))
                .extracting(BodyEntry::code)
                .containsExactly("xa-an");
        assertThat(rosters.on(turn).chosenBy(heads)).extracting(BodyEntry::code).containsExactly("p-binh");
        assertThat(rosters.on(turn).chosenBy(new Selector.HeadOf(Set.of("khoi-1"))))
                .isEmpty();
    }

    private static BodyEntry leading(BodyEntry body, String bloc) {
        return new BodyEntry(
                body.code(),
                body.name(),
                body.aliases(),
                body.kind(),
                body.level(),
                body.parent(),
                body.blocs(),
                body.place(),
                body.sector(),
                Set.of(bloc));
    }

    /** Whatever it was called since: the first of its days counts. */
    @Test
    void aBodyIsFoundedOnTheFirstOfItsDays() {
        LocalDate founded = LocalDate.of(2030, 7, 1);
        LocalDate renamed = LocalDate.of(2031, 7, 1);
        Rosters rosters = Rosters.of(
                pack,
                List.of(
                        new Rosters.Stretch(AN, LocalDate.MIN, LocalDate.MAX),
                        new Rosters.Stretch(BINH, founded, renamed),
                        new Rosters.Stretch(BINH, renamed, LocalDate.MAX)));

        assertThat(rosters.on(renamed).chosenBy(new Selector.Founded(Window.of(founded, null))))
                .containsExactly(BINH);
        assertThat(rosters.on(renamed).chosenBy(new Selector.Founded(Window.of(founded.plusDays(1), null))))
                .isEmpty();
        assertThat(rosters.on(renamed).chosenBy(new Selector.Founded(Window.of(null, founded.minusDays(1)))))
                .containsExactly(AN);
    }

    @Test
    void whoeverHasEndedOwesNothingAndIsNotUnknown() {
        LocalDate end = LocalDate.of(2025, 7, 1);
        Rosters rosters = Rosters.of(pack, List.of(new Rosters.Stretch(HOME_AFFAIRS, LocalDate.MIN, end)));

        assertThat(rosters.on(end.minusDays(1)).standingFor("so-noi-vu")).containsExactly(HOME_AFFAIRS);
        assertThat(rosters.on(end).standingFor("so-noi-vu")).isEmpty();
        assertThat(rosters.on(end).unmatched()).doesNotContain("so-noi-vu").contains("cong-an");
    }
}
