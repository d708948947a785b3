package vn.guongsang.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanPackTests {

    private final PlanPack pack = PackFixtures.saoBien();

    @Test
    void kindsOfBodiesAreThoseOfTheDirectoryAndThreeThatOnlyPlansSpeakOf() {
        assertThat(Arrays.stream(BodyKind.values()).flatMap(kind -> kind.ofOne().stream()))
                .containsExactlyInAnyOrder(vn.guongsang.organisation.BodyKind.values());
        assertThat(Arrays.stream(BodyKind.values()).filter(kind -> kind.ofOne().isEmpty()))
                .containsExactly(BodyKind.CLUSTER_HEAD, BodyKind.PERSON_ROLE, BodyKind.GROUP);
    }

    @Test
    void readsEverySectionOfThePack() {
        assertThat(pack.plan().issued().on()).isEqualTo("2030-01-15");
        assertThat(pack.legalBases()).extracting(LegalBasis::role).containsExactly(LegalBasis.Role.DIRECT_BASIS);
        assertThat(pack.terms().getFirst().defines()).isEqualTo("exemplar");
        assertThat(pack.blocs().declared()).isEqualTo(2);
        assertThat(pack.subjects().getLast().countsAs()).isEqualTo(SubjectKind.COLLECTIVE);
        assertThat(pack.movements()).extracting(Movement::how).containsExactly(Assignment.ASSIGN, Assignment.REQUEST);
        assertThat(pack.milestones().getLast().yearly()).isEqualTo(MonthDay.of(6, 11));
        assertThat(pack.conferences().levels().getFirst().days()).isEqualByComparingTo("0.5");
        assertThat(pack.conferences().agenda().getLast().needs()).containsExactly("rp-1");
        assertThat(pack.fostering().getFirst().target()).containsExactly("rung-1");
        assertThat(pack.unitPlan().contains()).hasSize(1);
        assertThat(pack.budget().lines()).hasSize(1);
        assertThat(pack.amendment().decidedBy()).isEqualTo("ubnd-tinh");
        assertThat(pack.recipients().getLast().mark()).isEqualTo(Recipient.Mark.ARCHIVE);
        assertThat(pack.obligation("ob-review").orElseThrow().binding()).isFalse();
        assertThat(pack.obligation("ob-month").orElseThrow().binding()).isTrue();
    }

    @Test
    void readsAYearAsItsFirstDayInFromAndItsLastInTo() {
        assertThat(pack.plan().window()).isEqualTo(Window.of(LocalDate.of(2030, 1, 1), LocalDate.of(2031, 12, 31)));
        assertThat(pack.publications().getFirst().window())
                .isEqualTo(Window.of(LocalDate.of(2031, 1, 1), LocalDate.of(2031, 12, 31)));
    }

    @Test
    void givesAListItemTheClauseOfItsParent() {
        assertThat(pack.blocs().items().getFirst().clause()).isEqualTo("IV.2");
        assertThat(pack.criteriaSet("cs-mv1").orElseThrow().items().getLast().clause())
                .isEqualTo("III.1");
        assertThat(pack.find("c-m2").orElseThrow().clause()).isEqualTo("III.1");
    }

    @Test
    void findsAnyEntryWithItsSectionAndItsFiguresAsWritten() {
        PackEntry quota = pack.find("q-2").orElseThrow();

        assertThat(quota.section()).isEqualTo("quotas");
        assertThat(quota.figures()).containsEntry("at-least", Map.of("collective", 4L, "any", 1L));
        assertThat(pack.find("nobody")).isEmpty();
        assertThat(pack.entries())
                .extracting(PackEntry::id)
                .doesNotHaveDuplicates()
                .contains("old-1", "t-1", "aw-1");
    }

    @Test
    void knowsWhatTheAuthorInferred() {
        PackEntry amendment = pack.find("am-1").orElseThrow();

        assertThat(amendment.inferred("decided-by")).isTrue();
        assertThat(amendment.inferred("via")).isFalse();
        assertThat(pack.find("q-1").orElseThrow().inferred("lead")).isFalse();
    }

    @Test
    void addsUpFixedQuotasAsWrittenAndByTheReadingChosen() {
        QuotaTotals totals = pack.quotaTotals();

        assertThat(totals.asWritten())
                .isEqualTo(Map.of(SubjectKind.COLLECTIVE, 14, SubjectKind.INDIVIDUAL, 5, SubjectKind.ANY, 1));
        assertThat(totals.byReading())
                .isEqualTo(Map.of(SubjectKind.COLLECTIVE, 18, SubjectKind.INDIVIDUAL, 5, SubjectKind.ANY, 2));
        assertThat(totals.totalAsWritten()).isEqualTo(20);
        assertThat(totals.totalByReading()).isEqualTo(25);
        assertThat(totals.repeating()).extracting(Quota::id).containsExactly("q-3");
    }

    @Test
    void layersCriteriaFromGeneralOverKindAndSectorToMovement() {
        assertThat(pack.criteria().applyingTo(new Judged(SubjectKind.INDIVIDUAL, "se-sea", "mv-1")))
                .extracting(CriteriaSet::id)
                .containsExactly("cs-general", "cs-individual", "cs-sea");
        assertThat(pack.criteria().applyingTo(new Judged(SubjectKind.HOUSEHOLD, null, "mv-1")))
                .extracting(CriteriaSet::id)
                .containsExactly("cs-general", "cs-mv1");
        assertThat(pack.criteria().applyingTo(new Judged(SubjectKind.COLLECTIVE, null, "mv-2")))
                .extracting(CriteriaSet::id)
                .containsExactly("cs-general");
    }

    @Test
    void asksACriterionOnlyOfTheKindsItNames() {
        Criterion onlyIndividuals =
                pack.criteriaSet("cs-sea").orElseThrow().items().getFirst();

        assertThat(onlyIndividuals.isAskedOf(new Judged(SubjectKind.INDIVIDUAL, "se-sea", null)))
                .isTrue();
        assertThat(onlyIndividuals.isAskedOf(new Judged(SubjectKind.COLLECTIVE, "se-sea", null)))
                .isFalse();
    }

    @Test
    void countsCriteriaOneByOneAndLooksUpSharedSentences() {
        assertThat(pack.criteria().atomicCount()).isEqualTo(6);
        assertThat(pack.criteria()
                        .textOf(pack.criteriaSet("cs-mv1").orElseThrow().items().getFirst()))
                .isEqualTo("Hưởng ứng phong trào");
    }

    @Test
    void phasesMayOverlap() {
        assertThat(pack.phasesOn(LocalDate.of(2030, 11, 30)))
                .extracting(Phase::id)
                .containsExactly("ph-1");
        assertThat(pack.phasesOn(LocalDate.of(2030, 12, 1)))
                .extracting(Phase::id)
                .containsExactly("ph-1", "ph-2");
        assertThat(pack.phasesOn(LocalDate.of(2031, 1, 1)))
                .extracting(Phase::id)
                .containsExactly("ph-2");
        assertThat(pack.phasesOn(LocalDate.of(2029, 12, 31))).isEmpty();
    }

    @Test
    void listsTheObligationsThatNameABody() {
        assertThat(pack.obligationsNaming("xa")).extracting(Obligation::id).containsExactly("ob-half", "ob-conf");
    }

    @Test
    void nobodyChangesAPack() {
        assertThatThrownBy(() -> pack.bodies().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> pack.quota("q-1").orElseThrow().atLeast().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> pack.body("hub-or-not")
                        .orElse(pack.bodies().getFirst())
                        .roles()
                        .clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
