package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;

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
}
