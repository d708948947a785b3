package vn.guongsang.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.guongsang.organisation.SuccessionWorld.draft;
import static vn.guongsang.organisation.SuccessionWorld.ends;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Annulling;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.SuccessionKind;
import vn.guongsang.organisation.SuccessionWorld;
import vn.guongsang.organisation.Successions;
import vn.guongsang.plan.EndedDuties.Outcome;
import vn.guongsang.plan.reading.Board;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Three communes of the demo's town go over into one in the middle of a year of monthly reports. */
@InDemoWorld
class EndedDutiesTests {

    /** In the middle of a month, so that one period is under way. */
    private static final LocalDate DAY = LocalDate.of(2024, 6, 11);

    private static final String MONTHLY = "nh-ob-01";
    private static final String BASIS = "Ý kiến của đầu mối ngày 11/6/2024";

    @Autowired
    EndedDuties duties;

    @Autowired
    Board board;

    @Autowired
    Plans plans;

    @Autowired
    Bodies bodies;

    @Autowired
    Successions successions;

    @Autowired
    Annulling annulling;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Plan plan;
    Actor hub;
    List<Body> three;

    @BeforeEach
    void world() {
        plan = plans.byCode("ninh-hoa-2021").orElseThrow();
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = 'noivu.ninhhoa'")
                .query(UUID.class)
                .single();
        var posts = accounts.posts(account);
        hub = new Actor(account, "noivu.ninhhoa", "Đầu mối", posts.getFirst(), posts);
        three = List.of(body("UBND xã Ninh An"), body("UBND xã Ninh Sơn"), body("UBND xã Ninh Thọ"));
    }

    /** Each test decides on its own, in a transaction that is rolled back. */
    private void rolledBack(Runnable test) {
        transaction.executeWithoutResult(status -> {
            test.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void boardsBeforeAtAndAfterTheDayAgreeToTheUnit() {
        rolledBack(() -> {
            long before = instances(DAY.minusDays(1), null);
            Body merged = merged();

            assertThat(own(merged)).isEqualTo(6);
            assertThat(instances(DAY.minusDays(1), null))
                    .as("later periods are owed by one instead of three")
                    .isEqualTo(before - later(three) + own(merged));
            assertThat(duties.open(plan.id(), 0, 500))
                    .filteredOn(duty -> duty.obligation().equals(MONTHLY))
                    .extracting(EndedDuties.Open::body)
                    .containsExactly("UBND xã Ninh An", "UBND xã Ninh Sơn", "UBND xã Ninh Thọ");

            decideAll(Outcome.MOVED);
            assertThat(instances(DAY, null))
                    .as("three duties under way have become one at the successor")
                    .isEqualTo(instances(DAY.minusDays(1), null) - 3 + 1);
            for (LocalDate on : List.of(DAY.minusDays(1), DAY, DAY.plusMonths(6))) {
                assertThat(instances(on, on.isBefore(DAY) ? DAY : on))
                        .as("rolled to the successor on " + on)
                        .isEqualTo(instances(on, null));
            }
            Board.Line rolled = line(merged.id(), DAY, DAY);
            assertThat(rolled.cells().get(LocalDate.of(2024, 3, 1)).instances()).isEqualTo(3);
            assertThat(rolled.cells().get(LocalDate.of(2024, 6, 1)).instances()).isEqualTo(1);
            assertThat(lines(DAY, DAY))
                    .noneMatch(line -> three.stream().anyMatch(one -> one.id().equals(line.body())));
        });
    }

    @Test
    void aRecordingTakenBackLeavesEveryDutyAsItWasUnlessSomebodyDecided() {
        rolledBack(() -> {
            nothingSentNorRecorded();
            List<String> before = boards();
            Body merged = merged();
            UUID merger = successions.of(merged.id()).getFirst().id();
            assertThat(boards()).isNotEqualTo(before);

            annulling.annul(hub.by(), merger, "Ghi nhầm");
            assertThat(boards()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(bodies.find(merged.id())).isEmpty();
        });
        rolledBack(() -> {
            Body merged = merged();
            UUID merger = successions.of(merged.id()).getFirst().id();
            decideAll(Outcome.MOVED);
            assertThatThrownBy(() -> annulling.annul(hub.by(), merger, "Ghi nhầm"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.verdict().code()).isEqualTo("plan.ended.annulment"));
        });
    }

    private List<String> boards() {
        return Stream.of(DAY.minusDays(1), DAY, DAY.plusMonths(6))
                .flatMap(on -> lines(on, null).stream()
                        .flatMap(line -> line.cells().values().stream()
                                .map(cell -> "%s %s %s".formatted(on, line.name(), cell))))
                .toList();
    }

    @Test
    void anEndedDutyIsOwedByNobodyFromTheDayOn() {
        rolledBack(() -> {
            Body merged = merged();
            decideAll(Outcome.ENDED);

            assertThat(line(three.getFirst().id(), DAY.minusDays(1), null).cells())
                    .containsKey(LocalDate.of(2024, 6, 1));
            assertThat(line(three.getFirst().id(), DAY, null).cells())
                    .doesNotContainKeys(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 7, 1));
            assertThat(line(merged.id(), DAY, null).cells()).doesNotContainKey(LocalDate.of(2024, 6, 1));
            assertThat(duties.count(plan.id())).isZero();
        });
    }

    @Test
    void theSuccessorOwesWhatBeginsAfterTheDayAndNobodyElseDoes() {
        rolledBack(() -> {
            Body merged = merged();

            assertThat(line(merged.id(), DAY.plusMonths(6), null).cells().keySet())
                    .contains(LocalDate.of(2024, 7, 1))
                    .noneMatch(from -> from.isBefore(DAY));
            assertThat(line(three.getFirst().id(), DAY.plusMonths(6), null)
                            .cells()
                            .keySet())
                    .contains(LocalDate.of(2024, 1, 1))
                    .noneMatch(from -> from.isAfter(DAY));
        });
    }

    @Test
    void eachDecisionIsARowAndIsMadeOnce() {
        rolledBack(() -> {
            merged();
            List<UUID> open = ids();
            decideAll(Outcome.MOVED);

            assertThat(jdbc.sql(
                                    "SELECT count(*) FROM plan_duty_decision WHERE basis = :basis AND decided_by_name = :by")
                            .param("basis", BASIS)
                            .param("by", "Đầu mối")
                            .query(Long.class)
                            .single())
                    .isEqualTo(open.size());
            assertThat(refusal(() -> duties.decide(hub, plan, open, Outcome.ENDED, null, BASIS)))
                    .isEqualTo("plan.ended.decided");
        });
    }

    @Test
    void badDecisionsAreRefusedWithTheirReason() {
        rolledBack(() -> {
            merged();
            List<UUID> open = ids();

            assertThat(duties.decide(hub, plan, List.of(), Outcome.MOVED, null, BASIS))
                    .isEqualTo(Verdict.refused("plan.ended.none"));
            assertThat(duties.decide(hub, plan, open, Outcome.MOVED, null, "  "))
                    .isEqualTo(Verdict.refused("plan.ended.basis"));
            assertThat(refusal(() -> duties.decide(
                            hub,
                            plan,
                            open,
                            Outcome.MOVED,
                            body("UBND xã Ninh Đông").id(),
                            BASIS)))
                    .isEqualTo("plan.ended.no-successor");
            assertThat(refusal(() -> duties.decide(hub, plan, List.of(UUID.randomUUID()), Outcome.ENDED, null, BASIS)))
                    .isEqualTo("plan.ended.decided");
        });
    }

    private void nothingSentNorRecorded() {
        // from the day on they had sent nothing
        for (String sql : List.of(
                """
                DELETE FROM plan_ruling
                 WHERE filing_id IN (SELECT filing.id
                                       FROM plan_filing filing
                                       JOIN plan_instance instance ON instance.id = filing.instance_id
                                      WHERE instance.body_id IN (:ids)
                                        AND instance.period_to >= :day)
                """, """
                DELETE FROM plan_filing
                 WHERE instance_id IN (SELECT id FROM plan_instance WHERE body_id IN (:ids) AND period_to >= :day)
                """, "UPDATE plan_instance SET met_on = NULL WHERE body_id IN (:ids) AND period_to >= :day")) {
            jdbc.sql(sql).param("ids", ids(three)).param("day", DAY).update();
        }
        // what the product ships about these communes is about another day
        jdbc.sql("DELETE FROM organisation_heir WHERE body_id IN (:ids)")
                .param("ids", ids(three))
                .update();
        jdbc.sql("DELETE FROM organisation_ending WHERE body_id IN (:ids)")
                .param("ids", ids(three))
                .update();
        jdbc.sql("DELETE FROM organisation_passage WHERE predecessor_id IN (:ids)")
                .param("ids", ids(three))
                .update();
        jdbc.sql("UPDATE organisation_body SET valid_to = NULL WHERE id IN (:ids)")
                .param("ids", ids(three))
                .update();
    }

    private Body merged() {
        nothingSentNorRecorded();
        var world = new SuccessionWorld(bodies, successions);
        NewBody born = world.born("UBND xã Ba Ninh", bodies.get(plan.issuerId()));
        world.record(draft(
                SuccessionKind.MERGE,
                DAY,
                List.of(born),
                Map.of(),
                ends(three.get(0), born.id()),
                ends(three.get(1), born.id()),
                ends(three.get(2), born.id())));
        return bodies.get(born.id());
    }

    private void decideAll(Outcome outcome) {
        assertThat(duties.decide(hub, plan, ids(), outcome, null, BASIS).allowed())
                .isTrue();
    }

    private List<UUID> ids() {
        return duties.open(plan.id(), 0, 1000).stream()
                .map(EndedDuties.Open::id)
                .toList();
    }

    private static List<UUID> ids(List<Body> bodies) {
        return bodies.stream().map(Body::id).toList();
    }

    private long instances(LocalDate asOf, @Nullable LocalDate rolledTo) {
        return board.head(question(asOf, rolledTo)).instances();
    }

    /** How many monthly periods of the year begin after the day, over the bodies. */
    private long later(List<Body> of) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND obligation = :monthly
                           AND body_id IN (:bodies)
                           AND period_from BETWEEN :day AND '2024-12-31'
                        """)
                .param("plan", plan.id())
                .param("monthly", MONTHLY)
                .param("bodies", ids(of))
                .param("day", DAY)
                .query(Long.class)
                .single();
    }

    private long own(Body body) {
        return line(body.id(), DAY, null).cells().size();
    }

    private Board.Question question(LocalDate asOf, @Nullable LocalDate rolledTo) {
        return new Board.Question(plan.id(), MONTHLY, true, 2024, asOf, null, null, "", rolledTo);
    }

    private List<Board.Line> lines(LocalDate asOf, @Nullable LocalDate rolledTo) {
        return new ArrayList<>(board.lines(question(asOf, rolledTo), 0, 200));
    }

    private Board.Line line(UUID body, LocalDate asOf, @Nullable LocalDate rolledTo) {
        return lines(asOf, rolledTo).stream()
                .filter(line -> line.body().equals(body))
                .findFirst()
                .orElseGet(() -> new Board.Line(body, "", Map.of()));
    }

    private Body body(String name) {
        return bodies.all().stream()
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        var thrown = new String[1];
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> thrown[0] = refusal.verdict().code());
        return thrown[0];
    }
}
