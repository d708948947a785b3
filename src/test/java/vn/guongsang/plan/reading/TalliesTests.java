package vn.guongsang.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.InPlanWorld;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.PlanWorld;
import vn.guongsang.plan.Recount;

/** The tallies beside the instances follow whatever is done to them, also by several at once. */
@InPlanWorld
class TalliesTests {

    /** Each changes whatever instances the dice pick, one or many, and leaves their keys whole. */
    private static final List<String> CHANGES = List.of(
            "UPDATE plan_instance SET met_on = CAST(:day AS date) WHERE %s",
            "UPDATE plan_instance SET met_on = NULL WHERE %s",
            "UPDATE plan_instance SET due = CAST(:day AS date) WHERE %s",
            "UPDATE plan_instance SET due = NULL, met_on = NULL WHERE %s",
            "UPDATE plan_instance SET minimum = 3 WHERE %s",
            "UPDATE plan_instance SET binding = NOT binding WHERE %s",
            "UPDATE plan_instance SET period = period || ' ' WHERE %s",
            "UPDATE plan_instance SET period_from = period_from - 3650 WHERE %s",
            "DELETE FROM plan_instance WHERE %s",
            """
            UPDATE plan_instance
               SET body_id = (SELECT id FROM organisation_body WHERE name = 'UBND xã Ninh Ích')
             WHERE %s
               AND NOT EXISTS (SELECT
                                 FROM plan_instance other
                                WHERE other.body_id = (SELECT id FROM organisation_body WHERE name = 'UBND xã Ninh Ích')
                                  AND other.obligation = plan_instance.obligation
                                  AND other.period_from = plan_instance.period_from)
            """,
            """
            INSERT INTO plan_instance (plan_id, version, obligation, kind, clause, what, body_id, period, period_from,
                                       period_to, minimum, binding, due, met_on)
            SELECT plan_id, version, obligation, kind, clause, what, body_id, period, period_from + 7300,
                   period_to, minimum, binding, due, met_on
              FROM plan_instance
             WHERE %s
            ON CONFLICT (plan_id, obligation, body_id, period_from) DO UPDATE SET due = excluded.due
            """);

    @Autowired
    PlanWorld world;

    @Autowired
    Obligations obligations;

    @Autowired
    PlanLoading loading;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private TransactionTemplate nested;

    @BeforeEach
    void settle() {
        world.settle();
        nested = new TransactionTemplate(
                transaction.getTransactionManager(),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    @Test
    void areRightOnceAPlanIsLaidOut() {
        assertThat(Recount.differences(jdbc)).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM plan_tally").query(Long.class).single())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followEveryKindOfChange(long seed) {
        Random dice = new Random(seed);
        for (int i = 0; i < 60; i++) {
            change(dice);
            assertThat(Recount.differences(jdbc))
                    .as("seed %d, change %d", seed, i)
                    .isEmpty();
        }
    }

    @Test
    void forgetWhatWasTakenBack() {
        transaction.executeWithoutResult(status -> {
            new Random(4).ints(5, 0, 9).forEach(seed -> change(new Random(seed)));
            status.setRollbackOnly();
        });
        assertThat(Recount.differences(jdbc)).isEmpty();
    }

    @Test
    void countWhatManyFileAtOnceWhileThePlanIsLaidOutAnew() throws Exception {
        List<UUID> open = jdbc.sql("""
                        SELECT id
                          FROM plan_instance
                         WHERE body_id = :body
                           AND met_on IS NULL
                           AND period_from <= :today
                           AND kind = 'NOMINATION'
                         ORDER BY period_from DESC
                         LIMIT 24
                        """)
                .param("body", world.commune("Ninh Đông").id())
                .param("today", PlanWorld.TODAY)
                .query(UUID.class)
                .list();
        var together = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var filed = new ArrayList<Future<?>>();
            for (UUID instance : open) {
                filed.add(people.submit(() -> {
                    together.await();
                    obligations
                            .file(
                                    world.actor("officer"),
                                    UUID.randomUUID(),
                                    obligations.find(instance).orElseThrow(),
                                    FilingKind.PAPER,
                                    null,
                                    "Cùng lúc",
                                    Map.of())
                            .orThrow();
                    return null;
                }));
            }
            filed.add(people.submit(() -> loading.materialise(world.town().id())));
            together.countDown();
            for (Future<?> one : filed) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(open).hasSize(24);
        assertThat(Recount.differences(jdbc)).isEmpty();
    }

    private void change(Random dice) {
        String some = List.of(
                        "id = (SELECT id FROM plan_instance ORDER BY md5(id::text || :dice) LIMIT 1)",
                        "get_byte(uuid_send(id), 15) % 7 = :modulus AND period_from > DATE '2024-10-01'")
                .get(dice.nextInt(2));
        String unfiled = " AND NOT EXISTS (SELECT FROM plan_filing WHERE instance_id = plan_instance.id)";
        JdbcClient.StatementSpec change = jdbc.sql(
                        CHANGES.get(dice.nextInt(CHANGES.size())).formatted(some + unfiled))
                .param("dice", String.valueOf(dice.nextInt()))
                .param("modulus", dice.nextInt(7))
                .param("day", LocalDate.of(2025, 1 + dice.nextInt(12), 1 + dice.nextInt(28)));
        try {
            nested.executeWithoutResult(_ -> change.update());
        } catch (DuplicateKeyException twoBecameOne) {
            // refused as a whole, and nothing of it counts
        }
    }
}
