package vn.guongsang.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.plan.Plans;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;
import vn.guongsang.verdict.Verdict;

/** The criteria of a movement in the verdict of a dossier. */
@InDemoWorld
class PlanCriteriaTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    @Autowired
    DossierPath path;

    @Autowired
    Dossiers dossiers;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Actor officer;
    UUID town;
    Under youth;

    @BeforeEach
    void people() {
        var honours = new Honours(jdbc, accounts);
        officer = honours.actor("ninhdong", Role.OFFICER);
        town = honours.actor("lanhdao.ninhhoa", Role.LEADER).bodyId();
        youth = new Under(plans.byCode("ninh-hoa-2021").orElseThrow().id(), "nh-mv-13");
    }

    @Test
    void whoIsThirtyFiveOnTheDayOfReceiptPassesAndWhoIsThirtySixFails() {
        Line stillThirtyFive = line(born(TODAY.minusYears(36).plusDays(1)), "plan-nh-13-i2");
        assertThat(stillThirtyFive.outcome()).isEqualTo(Outcome.PASS);
        assertThat(stillThirtyFive.why().args()).startsWith(35, TODAY);
        assertThat(stillThirtyFive.article()).startsWith("III.13.a");

        Line thirtySixToday = line(born(TODAY.minusYears(36)), "plan-nh-13-i2");
        assertThat(thirtySixToday.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(thirtySixToday.why().args()).startsWith(36, TODAY);
    }

    @Test
    void whatIsNotKnownAndWhatIsJudgedGoesToAPerson() {
        UUID unknown = born(null);
        assertThat(line(unknown, "plan-nh-13-i2").outcome()).isEqualTo(Outcome.PERSON);
        assertThat(line(unknown, "plan-nh-13-i1").outcome()).isEqualTo(Outcome.PERSON);
        assertThat(line(unknown, "plan-nh-cs-13-individual-judged").outcome()).isEqualTo(Outcome.PERSON);
    }

    @Test
    void withoutAMovementNoPlanIsAsked() {
        UUID id = UUID.randomUUID();
        assertThat(begin(id, null, Ground.MERIT, null)).isInstanceOf(Verdict.Allowed.class);
        assertThat(path.judgement(dossiers.get(id)).lines())
                .noneMatch(line -> line.id().startsWith("plan-"));
    }

    @Test
    void aMovementIsOnlyForAwardsOnThatGroundAndOnlyForBodiesThatTakePart() {
        assertThat(refusal(begin(UUID.randomUUID(), null, Ground.MERIT, youth)))
                .isEqualTo("dossier.refused.movement-ground");
        Under foreign = new Under(plans.byCode("gia-lai-2021").orElseThrow().id(), "gl-m1");
        assertThat(refusal(begin(UUID.randomUUID(), null, Ground.MOVEMENT, foreign)))
                .isEqualTo("dossier.refused.movement");
    }

    private Line line(UUID dossier, String id) {
        return path.judgement(dossiers.get(dossier)).lines().stream()
                .flatMap(Line::leaves)
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UUID born(@Nullable LocalDate born) {
        UUID id = UUID.randomUUID();
        assertThat(begin(id, born, Ground.MOVEMENT, youth)).isInstanceOf(Verdict.Allowed.class);
        return id;
    }

    private Verdict begin(UUID id, @Nullable LocalDate born, Ground ground, @Nullable Under under) {
        String name = "Đoàn viên " + id;
        UUID subject = subjects.add(officer, new NewSubject(id, "individual", name, officer.bodyId(), "", born));
        return path.begin(
                officer,
                id,
                town,
                new Nomination(subject, name, "individual", "", born, "GK", ground, false, 2024, "Tình nguyện", under));
    }

    private static String refusal(Verdict verdict) {
        return ((Verdict.Refused) verdict).code();
    }
}
