package vn.guongsang.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.By;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.cli.PlanCommand;
import vn.guongsang.plan.domain.FollowingDuties;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.Selector;
import vn.guongsang.plan.reading.Board;
import vn.guongsang.plan.reading.Owing;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Plans change, and what fell due before stays as it was; large plans are laid out in seconds. */
@InPlanWorld
class LayingOutTests {

    private static final LocalDate LAST_DUE = LocalDate.of(2025, 2, 20);
    private static final String DAY_20 = "due: {rule: day-of-month, day: 20, month: this";

    @Autowired
    PlanWorld world;

    @Autowired
    PlanLoading loading;

    @Autowired
    Plans plans;

    @Autowired
    OccasionDays occasionDays;

    @Autowired
    Figures figures;

    @Autowired
    Bodies bodies;

    @Autowired
    FollowingDuties followingDuties;

    @Autowired
    Happenings happenings;

    @Autowired
    Blocs blocs;

    @Autowired
    List<WorkSource> work;

    @Autowired
    Selections selections;

    @Autowired
    Obligations obligations;

    @Autowired
    Board board;

    @Autowired
    Owing owing;

    @Autowired
    SettingDues settingDues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    record Row(LocalDate due, int version) {}

    @BeforeEach
    void world() {
        world.settle();
    }

    /** Each test amends the plan in a transaction that is rolled back. */
    private void rolledBack(Runnable test) {
        transaction.executeWithoutResult(status -> {
            test.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void anAmendedRuleHoldsForWhatFallsDueFromItsDayOn() {
        rolledBack(() -> {
            amend(DAY_20, "due: {rule: day-of-month, day: 25, month: this", PlanWorld.TODAY);

            assertThat(rows("Ninh Đông"))
                    .startsWith(new Row(LocalDate.of(2022, 1, 20), 1))
                    .endsWith(new Row(LAST_DUE, 1), new Row(LocalDate.of(2025, 3, 25), 2))
                    .hasSize(39);
        });
    }

    @Test
    void whatHangsOnAnOccasionWithoutADayFollowsTheDayThatTheHubSets() {
        rolledBack(() -> {
            loading.load(
                    By.SYSTEM,
                    new String(amended("\nmilestones:\n", """

                            milestones:
                              - {id: nh-ms-x, name: "Đại hội Thi đua yêu nước thị xã", year: "2025", clause: "V"}
                            """), StandardCharsets.UTF_8)
                            .replace("\nobligations:\n", """

                            obligations:
                              - {id: nh-x, kind: report, what: "Báo cáo phục vụ Đại hội", who: [units], cadence: once, due: {rule: before, milestone: nh-ms-x, days: 10}, clause: "V"}
                            """)
                            .getBytes(StandardCharsets.UTF_8),
                    PlanWorld.TODAY);
            Plan plan = world.town();
            assertThat(occasionDays.of(plan)).singleElement().satisfies(one -> {
                assertThat(one.id()).isEqualTo("nh-ms-x");
                assertThat(one.days()).isEmpty();
                assertThat(one.obligations()).extracting(Obligation::id).containsExactly("nh-x");
            });
            assertThat(dues("nh-x")).containsOnlyNulls().isNotEmpty();
            assertThat(undatedOnTheDesk())
                    .contains(Text.key("plan.work.awaits", "Đại hội Thi đua yêu nước thị xã"))
                    .allMatch(how -> how != null);

            LocalDate first = LocalDate.of(2025, 12, 20);
            occasionDays
                    .set(world.actor("hub"), plan, "nh-ms-x", first, OccasionDays.Holds.ONCE, "Thông báo 15")
                    .orThrow();
            assertThat(dues("nh-x")).containsOnly(LocalDate.of(2025, 12, 10));
            assertThat(undatedOnTheDesk()).noneMatch(how -> "plan.work.awaits".equals(how.key()));
            occasionDays
                    .set(
                            world.actor("hub"),
                            world.town(),
                            "nh-ms-x",
                            first.plusDays(5),
                            OccasionDays.Holds.ONCE,
                            "Thông báo 16")
                    .orThrow();
            assertThat(dues("nh-x")).containsOnly(LocalDate.of(2025, 12, 15));
            assertThat(plans.pack(world.town())
                            .occasion("nh-ms-x")
                            .orElseThrow()
                            .date())
                    .isEqualTo(first.plusDays(5));
            assertThat(plans.asWritten(world.town())
                            .occasion("nh-ms-x")
                            .orElseThrow()
                            .date())
                    .as("the plan itself says none")
                    .isNull();
            assertThat(occasionDays
                            .of(world.town())
                            .getFirst()
                            .days()
                            .getFirst()
                            .basis())
                    .isEqualTo("Thông báo 16");

            assertThat(occasionDays.set(world.actor("hub"), plan, "nh-ms-1", first, OccasionDays.Holds.ONCE, "x"))
                    .as("the plan says its day")
                    .isInstanceOf(Verdict.Refused.class);
            assertThat(occasionDays.set(
                            world.actor("hub"), plan, "nh-ms-x", first.plusYears(1), OccasionDays.Holds.ONCE, "x"))
                    .as("the plan says the year")
                    .isInstanceOf(Verdict.Refused.class);
            assertThatThrownBy(() -> occasionDays.set(
                            world.actor("officer"), plan, "nh-ms-x", first, OccasionDays.Holds.ONCE, "x"))
                    .isInstanceOf(Refusal.class);
        });
    }

    @Test
    void whatHasAnotherDayEachYearFollowsTheDayThatTheHubSetsForTheYear() {
        rolledBack(() -> {
            loading.load(
                    By.SYSTEM,
                    new String(amended("\nmilestones:\n", """

                            milestones:
                              - {id: nh-ms-x, name: "Kết thúc năm học", dates: ["2024-05-31"], clause: "V"}
                            """), StandardCharsets.UTF_8)
                            .replace("\nobligations:\n", """

                            obligations:
                              - {id: nh-x, kind: report, what: "Báo cáo năm học", who: [units], cadence: yearly, due: {rule: days-after, milestone: nh-ms-x, days: 15}, clause: "V"}
                            """)
                            .getBytes(StandardCharsets.UTF_8),
                    PlanWorld.TODAY);
            Plan plan = world.town();
            assertThat(dues("nh-x")).containsOnlyNulls().isNotEmpty();
            assertThat(occasionDays.of(plan)).singleElement().matches(one -> one.awaits(PlanWorld.TODAY));

            LocalDate end = LocalDate.of(2025, 5, 30);
            occasionDays
                    .set(world.actor("hub"), plan, "nh-ms-x", end, OccasionDays.Holds.ONCE, "Quyết định 12")
                    .orThrow();
            assertThat(dues("nh-x")).containsOnly(LocalDate.of(2025, 6, 14));
            assertThat(occasionDays.of(world.town())).singleElement().matches(one -> !one.awaits(PlanWorld.TODAY));
            occasionDays
                    .set(
                            world.actor("hub"),
                            world.town(),
                            "nh-ms-x",
                            LocalDate.of(2026, 5, 29),
                            OccasionDays.Holds.THAT_YEAR,
                            "Quyết định 13")
                    .orThrow();
            occasionDays
                    .set(
                            world.actor("hub"),
                            world.town(),
                            "nh-ms-x",
                            end.plusDays(1),
                            OccasionDays.Holds.THAT_YEAR,
                            "Quyết định 14")
                    .orThrow();
            assertThat(plans.pack(world.town())
                            .occasion("nh-ms-x")
                            .orElseThrow()
                            .dates())
                    .containsExactlyInAnyOrder(LocalDate.of(2024, 5, 31), end.plusDays(1), LocalDate.of(2026, 5, 29));
            assertThat(dues("nh-x")).containsOnly(LocalDate.of(2025, 6, 15));
            assertThat(occasionDays.set(
                            world.actor("hub"),
                            world.town(),
                            "nh-ms-x",
                            LocalDate.of(2024, 6, 1),
                            OccasionDays.Holds.THAT_YEAR,
                            "x"))
                    .as("the plan says the day of that year")
                    .isEqualTo(Verdict.refusedBy("V", "plan.occasion.refused.dated-year", "2024"));
        });
    }

    /** Whose turn it is when it is due; the next turn is laid out as soon as it is entered. */
    @Test
    void whoLeadsABlocByTurnsOwesWhatItsHeadOwes() {
        rolledBack(() -> {
            loading.load(
                    By.SYSTEM,
                    new String(amended("\n  items: []\n", """

                              items: [{id: nh-cum-x, kind: cluster, number: 9, name: "Cụm xã Đông", clause: "V"}]
                            """), StandardCharsets.UTF_8)
                            .replace("\nbodies:\n", """

                            bodies:
                              - {id: nh-heads, name: "Cụm trưởng", kind: group, members: {head-of: [nh-cum-x]}, clause: "V"}
                            """)
                            .replace("\nobligations:\n", """

                            obligations:
                              - {id: nh-x, kind: report, what: "Hội nghị cụm", who: [nh-heads], joins: due-day-only, cadence: half-yearly, due: {rule: end-of-period}, clause: "V"}
                            """)
                            .getBytes(StandardCharsets.UTF_8),
                    PlanWorld.TODAY);
            assertThat(dues("nh-x")).isEmpty();

            UUID bloc = blocs.on(PlanWorld.TODAY).stream()
                    .filter(one -> one.name().equals("Cụm xã Đông"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            blocs.lead(By.SYSTEM, bloc, world.commune("Ninh Đông").id(), LocalDate.of(2025, 1, 1), "Giao ước")
                    .orThrow();
            assertThat(heads()).containsExactly("UBND xã Ninh Đông 2025-06-30", "UBND xã Ninh Đông 2025-12-31");
            blocs.lead(By.SYSTEM, bloc, world.commune("Ninh An").id(), LocalDate.of(2025, 9, 1), "Giao ước")
                    .orThrow();
            assertThat(heads()).containsExactly("UBND xã Ninh Đông 2025-06-30", "UBND xã Ninh An 2025-12-31");
            assertThat(selections.csv(world.town().issuerId(), plans.pack(world.town())))
                    .contains(",nh-cum-x");
        });
    }

    private List<String> heads() {
        return jdbc.sql("""
                        SELECT body.name || ' ' || instance.due
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.obligation = 'nh-x'
                           AND instance.owed_until > instance.period_from
                         ORDER BY instance.due
                        """).query(String.class).list();
    }

    /** Two months running without an answer: whoever had none owes why, and nobody twice. */
    @Test
    void whatFollowsOnADutyIsOwedByThoseWhoDidNotMeetIt() {
        rolledBack(() -> {
            loading.load(By.SYSTEM, amended("\nobligations:\n", """

                            obligations:
                              - {id: nh-x, kind: nomination, what: "Gương của xã", who: [units], cadence: monthly, due: {rule: day-of-month, day: 20}, clause: "V"}
                              - {id: nh-y, kind: report, what: "Giải trình", who: [units], cadence: on-event, follows: {was: unmet, obligation: nh-x, times: 2}, due: {rule: days-after-event, days: 40}, clause: "V"}
                            """), LocalDate.of(2025, 1, 1));
            UUID plan = world.town().id();
            jdbc.sql(
                            "UPDATE plan_instance SET met_on = '2025-02-15' WHERE obligation = 'nh-x' AND due = '2025-02-20' AND body_id = :body")
                    .param("body", world.commune("Ninh An").id())
                    .update();
            assertThat(dues("nh-y")).isEmpty();

            for (int i = 0; i < 2; i++) {
                followingDuties.run();
                loading.materialise(plan);
                assertThat(jdbc.sql("""
                                SELECT body_id
                                  FROM plan_instance
                                 WHERE obligation = 'nh-y'
                                   AND due = '2025-04-01'
                                   AND period = 'sau tháng 2/2025'
                                   AND owed_until = 'infinity'
                                """).query(UUID.class).list())
                        .contains(world.commune("Ninh Đông").id())
                        .doesNotContain(world.commune("Ninh An").id())
                        .doesNotHaveDuplicates();
                assertThat(happenings.of(plan, "nh-y")).singleElement().satisfies(one -> {
                    assertThat(one.happenedOn()).isEqualTo(LocalDate.of(2025, 2, 20));
                    assertThat(one.recordedByName()).isEqualTo("Gương Sáng");
                });
            }
        });
    }

    /** Whoever enters a plan late finds the consequences of what fell due on its days before. */
    @Test
    void whatFollowsOnMissesOfAPlanThatCameLateIsOwedHoweverLongAgoTheyWere() {
        rolledBack(() -> {
            String duties = """

                            obligations:
                              - {id: nh-x, kind: nomination, what: "Gương của xã", who: [units], cadence: quarterly, due: {rule: end-of-period}, clause: "V"}
                              - {id: nh-y, kind: report, what: "Giải trình", who: [units], cadence: on-event, follows: {was: unmet, obligation: nh-x, times: 2}, due: {rule: days-after-event, days: 10}, clause: "V"}
                            """;
            loading.load(By.SYSTEM, amended("\nobligations:\n", duties), LocalDate.of(2024, 1, 1));
            followingDuties.run();
            assertThat(happenings.of(world.town().id(), "nh-y"))
                    .extracting(Happenings.Happening::happenedOn)
                    .containsExactlyInAnyOrder(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 12, 31));
            assertThat(dues("nh-y")).contains(LocalDate.of(2024, 7, 10), LocalDate.of(2025, 1, 10));

            UUID again = world.instance(world.commune("Ninh Đông"), "nh-y", LocalDate.of(2024, 6, 30));
            followingDuties.run();
            assertThat(world.instance(world.commune("Ninh Đông"), "nh-y", LocalDate.of(2024, 6, 30)))
                    .isEqualTo(again);
        });
    }

    @Test
    void whatIsLongPastUnderAVersionThatCameLongAgoIsNoNews() {
        rolledBack(() -> {
            loading.load(By.SYSTEM, amended("\nobligations:\n", """

                            obligations:
                              - {id: nh-y, kind: report, what: "Giải trình", who: [units], cadence: on-event, follows: {was: unmet, obligation: nh-ob-01}, due: {rule: days-after-event, days: 10}, clause: "V"}
                            """), LocalDate.of(2024, 1, 1));
            jdbc.sql("UPDATE plan_version SET loaded_at = '2024-01-01 08:00+07'")
                    .update();
            followingDuties.run();
            assertThat(happenings.of(world.town().id(), "nh-y"))
                    .extracting(Happenings.Happening::happenedOn)
                    .containsExactly(LocalDate.of(2025, 2, 20));
        });
    }

    @Test
    void nothingFollowsOnWhatWasBeforeThePlanSaidSo() {
        rolledBack(() -> {
            loading.load(By.SYSTEM, amended("\nobligations:\n", """

                            obligations:
                              - {id: nh-y, kind: report, what: "Giải trình", who: [units], cadence: on-event, follows: {was: unmet, obligation: nh-ob-01}, due: {rule: days-after-event, days: 40}, clause: "V"}
                            """), PlanWorld.TODAY);
            followingDuties.run();
            assertThat(dues("nh-y")).isEmpty();
        });
    }

    /** The hour is told, and the day counts. */
    @Test
    void whatIsAskedForByAnHourIsCalledSoAndIsInTimeOnItsDay() {
        rolledBack(() -> {
            owe("until: \"14:30\", cadence: yearly, due: {rule: days-of-year, days: [\"%s\"]}"
                    .formatted(PlanWorld.TODAY.toString().substring(5)));

            Obligations.Instance one = ofThisYear();
            assertThat(one.what()).isEqualTo("Gương của xã (chậm nhất 14 giờ 30)");
            assertThat(one.due()).isEqualTo(PlanWorld.TODAY);
            obligations
                    .file(world.actor("officer"), UUID.randomUUID(), one, FilingKind.NOTHING, null, "", Map.of())
                    .orThrow();
            assertThat(obligations.find(one.id()).orElseThrow().standing()).isEqualTo(Standing.MET);
            assertThat(obligations.filings(one.id())).singleElement().matches(filing -> filing.filedTime() != null);
        });
    }

    @Test
    void whatIsTakenInOnlyFromADayOnIsNotOpenBeforeOnAnyPage() {
        rolledBack(() -> {
            owe("opens: {on: \"06-01\"}, cadence: yearly, due: {rule: days-of-year, days: [\"06-15\"]}");

            Obligations.Instance one = ofThisYear();
            assertThat(one.opens()).isEqualTo(LocalDate.of(2025, 6, 1));
            assertThat(one.standing()).isEqualTo(Standing.NOT_OPEN);
            assertThat(board.head(question()).counts()).containsOnlyKeys(Standing.NOT_OPEN);
            assertThat(board.lines(question(), 0, 1).getFirst().cells().values())
                    .extracting(Board.Cell::opens)
                    .containsExactly(LocalDate.of(2025, 6, 1));
            assertThat(owing
                            .of(
                                    world.town().id(),
                                    one.bodyId(),
                                    one.periodFrom(),
                                    one.periodTo(),
                                    PlanWorld.TODAY,
                                    null,
                                    99)
                            .stream()
                            .filter(each -> each.obligation().equals("nh-x")))
                    .extracting(Owing.Instance::standing)
                    .containsExactly(Standing.NOT_OPEN);
            assertThat(obligations.file(
                            world.actor("officer"),
                            UUID.randomUUID(),
                            one,
                            FilingKind.NOTHING,
                            null,
                            "không có",
                            Map.of()))
                    .isEqualTo(Verdict.refusedBy("V", "plan.refused.not-open", LocalDate.of(2025, 6, 1)));

            owe("cadence: yearly, due: {rule: days-of-year, days: [\"06-15\"]}");
            assertThat(ofThisYear().opens()).isEqualTo(LocalDate.of(2025, 1, 1));
            assertThat(ofThisYear().standing()).isEqualTo(Standing.OPEN);
        });
    }

    @Test
    void aReportingPeriodIsNotThatOfTheCalendarAndWhatIsNominatedInItCountsForIt() {
        rolledBack(() -> {
            owe("cadence: yearly, periods-from: \"2023-11-15\", due: {rule: day-of-month, day: 25}");

            assertThat(jdbc.sql("""
                            SELECT period, period_from, period_to, due
                              FROM plan_instance
                             WHERE obligation = 'nh-x'
                               AND body_id = :body
                             ORDER BY period_from
                            """)
                            .param("body", world.commune("Ninh Đông").id())
                            .query((row, _) ->
                                    List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                            .list())
                    .containsExactly(List.of("15/11/2024 – 14/11/2025", "2024-11-15", "2025-11-14", "2025-11-25"));
            assertThat(obligations.openNominations(
                            world.commune("Ninh Đông").id(), world.town().id()))
                    .extracting(Obligations.Instance::period)
                    .contains("15/11/2024 – 14/11/2025");
        });
    }

    @Test
    void theHubSetsTheDayOfOnePeriodBesideARuleForAll() {
        rolledBack(() -> {
            owe("cadence: quarterly, due: {rule: open}");
            LocalDate second = LocalDate.of(2025, 4, 1);
            LocalDate set = LocalDate.of(2025, 6, 12);
            Plan town = world.town();
            Obligation obligation = plans.pack(town).obligation("nh-x").orElseThrow();

            settingDues
                    .setDay(world.actor("hub"), town, "nh-x", second, set, "Thông báo 20")
                    .orThrow();
            assertThat(duesByPeriod())
                    .containsEntry("quý II/2025", "2025-06-12")
                    .containsEntry("quý III/2025", "");
            settingDues
                    .set(world.actor("hub"), town, "nh-x", new DueRule.EndOfPeriod(null))
                    .orThrow();
            assertThat(duesByPeriod())
                    .containsEntry("quý II/2025", "2025-06-12")
                    .containsEntry("quý III/2025", "2025-09-30");
            settingDues
                    .setDay(world.actor("hub"), town, "nh-x", second, set.plusDays(1), "Thông báo 21")
                    .orThrow();
            assertThat(duesByPeriod()).containsEntry("quý II/2025", "2025-06-13");
            assertThat(settingDues.history(town, "nh-x"))
                    .extracting(SettingDues.PeriodDay::period, SettingDues.PeriodDay::day, SettingDues.PeriodDay::basis)
                    .containsExactly(
                            tuple("quý II/2025", set.plusDays(1), "Thông báo 21"),
                            tuple("quý II/2025", set, "Thông báo 20"));
            assertThat(settingDues.periods(town, obligation))
                    .extracting(SettingDues.OpenPeriod::label)
                    .contains("quý II/2025", "quý III/2025");

            assertThat(settingDues.setDay(world.actor("hub"), town, "nh-x", second, second.minusDays(1), "x"))
                    .as("before the period")
                    .isEqualTo(Verdict.refusedBy("V", "plan.refused.day-early", second));
            assertThat(settingDues.setDay(world.actor("hub"), town, "nh-x", second.plusDays(1), set, "x"))
                    .as("no period begins on that day")
                    .isEqualTo(Verdict.refusedBy("V", "plan.refused.period-over"));
            assertThat(settingDues.setDay(world.actor("hub"), town, PlanWorld.MONTHLY, second, set, "x"))
                    .as("the plan gives the day")
                    .isInstanceOf(Verdict.Refused.class);
            assertThatThrownBy(() -> settingDues.setDay(world.actor("officer"), town, "nh-x", second, set, "x"))
                    .isInstanceOf(Refusal.class);
        });
    }

    @Test
    void aBodyThatIsFoundedBeforeTheDueDayOwesWhatIsOwedOneTime() {
        rolledBack(() -> {
            world.put(
                    "UBND xã Ninh Mới",
                    "people-committee",
                    "commune",
                    world.town().issuerId());
            UUID founded = world.commune("Ninh Mới").id();
            jdbc.sql("UPDATE organisation_body SET valid_from = '2025-07-01' WHERE id = :body")
                    .param("body", founded)
                    .update();
            owe("cadence: once, due: {rule: date, date: \"2025-10-19\"}");
            assertThat(obligations.of(founded, world.town().id(), "nh-x"))
                    .extracting(Obligations.Instance::due)
                    .containsExactly(LocalDate.of(2025, 10, 19));
        });
    }

    /** As long as nobody has set the day, whoever is there today will owe it. */
    @Test
    void aBodyThatIsFoundedByNowOwesWhatHasNoDayYet() {
        rolledBack(() -> {
            for (String name : List.of("UBND xã Ninh Mới", "UBND xã Ninh Mai")) {
                world.put(name, "people-committee", "commune", world.town().issuerId());
            }
            UUID founded = world.commune("Ninh Mới").id();
            UUID tobe = world.commune("Ninh Mai").id();
            jdbc.sql("UPDATE organisation_body SET valid_from = '2025-03-01' WHERE id = :body")
                    .param("body", founded)
                    .update();
            jdbc.sql("UPDATE organisation_body SET valid_from = '2025-07-01' WHERE id = :body")
                    .param("body", tobe)
                    .update();
            owe("cadence: once, due: {rule: open, reason: \"Hub đặt ngày\"}");
            assertThat(obligations.of(founded, world.town().id(), "nh-x")).hasSize(1);
            assertThat(obligations.of(tobe, world.town().id(), "nh-x")).isEmpty();
            jdbc.sql("UPDATE organisation_body SET valid_from = :today WHERE id = :body")
                    .param("today", PlanWorld.TODAY)
                    .param("body", tobe)
                    .update();
            loading.extendHorizon();
            assertThat(obligations.of(tobe, world.town().id(), "nh-x"))
                    .as("in the night of its first day")
                    .hasSize(1);
            assertThat(obligations.of(
                            world.commune("Ninh Đông").id(), world.town().id(), "nh-x"))
                    .hasSize(1);
        });
    }

    private Map<String, String> duesByPeriod() {
        Map<String, String> dues = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT period, period_from, coalesce(due::text, '') AS due
                          FROM plan_instance
                         WHERE obligation = 'nh-x'
                         ORDER BY period_from
                        """).query(row -> {
            dues.put(row.getString("period"), row.getString("due"));
        });
        return dues;
    }

    /** The plan, asking one more thing of all. */
    private List<Text> undatedOnTheDesk() {
        return work.stream()
                .flatMap(source -> source.itemsFor(world.actor("officer")).stream())
                .filter(item -> item.group() == WorkItem.Group.UNDATED)
                .map(WorkItem::how)
                .toList();
    }

    private void owe(String how) {
        loading.load(By.SYSTEM, amended("\nobligations:\n", """

                        obligations:
                          - {id: nh-x, kind: nomination, what: "Gương của xã", who: [units], clause: "V", %s}
                        """.formatted(how)), PlanWorld.TODAY);
    }

    private Obligations.Instance ofThisYear() {
        return obligations.of(world.commune("Ninh Đông").id(), world.town().id(), "nh-x").stream()
                .filter(each -> each.periodFrom().getYear() == 2025)
                .findFirst()
                .orElseThrow();
    }

    private Board.Question question() {
        return new Board.Question(world.town().id(), "nh-x", true, 2025, PlanWorld.TODAY, null, null, "", null);
    }

    private List<LocalDate> dues(String obligation) {
        return jdbc.sql("SELECT due FROM plan_instance WHERE obligation = :obligation")
                .param("obligation", obligation)
                .query(LocalDate.class)
                .list();
    }

    /**
     * What the command finds over the bodies that the calendar page hands out is what bodies owe here. What hangs on
     * an event is listed by the command without a day, and owed here once the event is recorded.
     */
    @Test
    void theCommandFindsTheInstancesOfTheProduct(@TempDir Path folder) throws IOException {
        Set<String> command = command(world.town(), Path.of("plans/" + PlanWorld.TOWN + ".yaml"), folder);

        assertThat(command).hasSizeGreaterThan(300).isEqualTo(product(world.town()));
    }

    /** With bodies founded in its time, and clusters and blocs that are led by turns. */
    @Test
    void theCommandFindsThoseOfThePlanThatNobodyHadThoughtOf(@TempDir Path folder) {
        rolledBack(() -> {
            try {
                loading.load(By.SYSTEM, Files.readAllBytes(PackFixtures.LAM_HAI));
                Plan plan = plans.byCode("lam-hai-2026").orElseThrow();
                jdbc.sql("UPDATE organisation_body SET valid_from = '2026-07-01' WHERE id = :body")
                        .param(
                                "body",
                                world.body("Ủy ban MTTQ Việt Nam đặc khu Hòn Ngọc")
                                        .id())
                        .update();
                lead("Cụm thi đua MTTQ cấp xã", "Ủy ban MTTQ Việt Nam phường An Phú", 2026);
                lead("Cụm thi đua MTTQ cấp xã", "Ủy ban MTTQ Việt Nam phường Bình Minh", 2027);
                lead("Khối thi đua các tổ chức chính trị - xã hội", "Hội Nông dân tỉnh Lâm Hải", 2027);
                loading.materialise(plan.id());

                Set<String> command = command(plan, PackFixtures.LAM_HAI, folder);
                assertThat(command).hasSizeGreaterThan(700).isEqualTo(product(plan));
                assertThat(command.stream()
                                .filter(line -> line.contains(" iii-12 "))
                                .map(line -> line.substring(line.lastIndexOf('/') + 1)))
                        .containsExactlyInAnyOrder(
                                "uy-ban-mttq-viet-nam-phuong-an-phu iii-12 2026-01-12 2026-11-30",
                                "uy-ban-mttq-viet-nam-phuong-binh-minh iii-12 2027-01-01 2027-11-29",
                                "uy-ban-mttq-viet-nam-phuong-binh-minh iii-12 2028-01-01 2028-11-29",
                                "hoi-nong-dan-tinh-lam-hai iii-12 2027-01-01 2027-11-29",
                                "hoi-nong-dan-tinh-lam-hai iii-12 2028-01-01 2028-11-29");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One for 5.000 inhabitants: not known before somebody enters how many there are. */
    @Test
    void aNumberByAFigureIsCountedOnceTheHubHasEnteredIt() {
        rolledBack(() -> {
            try {
                loading.load(By.SYSTEM, Files.readAllBytes(PackFixtures.LAM_HAI));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Plan plan = plans.byCode("lam-hai-2026").orElseThrow();
            Body anPhu = world.body("Ủy ban MTTQ Việt Nam phường An Phú");
            world.person("mttq", Role.HUB_OFFICER, world.body("Ủy ban MTTQ Việt Nam tỉnh Lâm Hải"));
            assertThat(enough(anPhu)).containsOnly("[{\"any\": 2, \"needs dân số\": 1}]");
            List<Figures.Figure> asked = figures.of(plan);
            assertThat(asked).hasSize(4 + 5 + 5).allMatch(one -> one.value() == null);

            UUID key = asked.stream()
                    .filter(one -> one.figure().equals("dân số") && one.bodyId().equals(anPhu.id()))
                    .findFirst()
                    .orElseThrow()
                    .key();
            assertThatThrownBy(() -> figures.set(world.actor("officer"), plan, Map.of(key, 48_200L), "Niên giám"))
                    .isInstanceOf(Refusal.class);
            figures.set(world.actor("mttq"), plan, Map.of(key, 48_200L), "Niên giám 2025")
                    .orThrow();

            assertThat(enough(anPhu)).containsOnly("[{\"any\": 10}]");
            assertThat(figures.of(plan).stream()
                            .filter(one -> one.key().equals(key))
                            .map(Figures.Figure::basis))
                    .containsExactly("Niên giám 2025");
            assertThat(selections.csv(plan.issuerId(), plans.pack(plan))).contains("dân số=48200");
            assertThat(figures.set(world.actor("mttq"), plan, Map.of(key, 48_200L), "Niên giám 2025"))
                    .isEqualTo(Verdict.refused("plan.figure.refused.same"));
        });
    }

    /** The plan came late: what fell due had no number yet, and what was sent for it is judged by the number. */
    @Test
    void aNumberThatWasNeverComputedIsComputedForWhatIsDueToo() {
        rolledBack(() -> {
            loading.load(By.SYSTEM, amended("\nobligations:\n", """

                            obligations:
                              - {id: nh-x, kind: nomination, what: "Gương của xã", who: [units], cadence: monthly, due: {rule: day-of-month, day: 20}, minimum: [{of: any, by-figure: {figure: "dân số", each: 1000, round: half-up, at-least: 2}}], clause: "V"}
                              - {id: nh-y, kind: nomination, what: "Gương của đợt", who: [units], cadence: on-event, due: {rule: days-after-event, days: 10}, minimum: [{of: any, by-figure: {figure: "dân số", each: 1000, round: half-up}}], clause: "V"}
                            """), LocalDate.of(2025, 1, 1));
            Plan plan = world.town();
            Body east = world.commune("Ninh Đông");
            Body an = world.commune("Ninh An");
            happenings
                    .record(
                            world.actor("hub"),
                            UUID.randomUUID(),
                            plan,
                            plans.pack(plan).obligation("nh-y").orElseThrow(),
                            "Phát động",
                            LocalDate.of(2025, 2, 1),
                            Set.of(east.id()))
                    .orThrow();
            fileTwo("officer", east);
            UUID accepted = fileTwo("other", an);
            obligations.rule(world.actor("hub"), accepted, true, "").orThrow();
            assertThat(obligations.find(world.instance(east, "nh-x", LocalDate.of(2025, 2, 1))))
                    .get()
                    .extracting(Obligations.Instance::standing)
                    .isEqualTo(Standing.MET_LATE);

            enter(plan, Map.of(east, 3_000L, an, 3_000L));
            assertThat(numbers(east))
                    .containsEntry("2025-01-01", "[{\"any\": 3}]")
                    .containsEntry("2025-02-01", "[{\"any\": 3}]")
                    .containsEntry("2025-03-01", "[{\"any\": 3}]");
            assertThat(obligations.find(world.instance(east, "nh-x", LocalDate.of(2025, 2, 1))))
                    .get()
                    .extracting(Obligations.Instance::standing)
                    .as("two of three are not enough")
                    .isEqualTo(Standing.OVERDUE);
            assertThat(obligations.find(world.instance(an, "nh-x", LocalDate.of(2025, 2, 1))))
                    .get()
                    .satisfies(kept -> {
                        assertThat(kept.enough()).isEqualTo("[{\"any\": 2, \"needs dân số\": 1}]");
                        assertThat(kept.standing()).isEqualTo(Standing.MET_LATE);
                    });
            assertThat(obligations.find(world.instance(east, "nh-y", LocalDate.of(2025, 2, 1))))
                    .get()
                    .extracting(Obligations.Instance::enough)
                    .isEqualTo("[{\"any\": 3}]");

            LocaleContextHolder.setLocale(Locale.of("vi"));
            assertThat(work.stream()
                            .flatMap(source -> source.itemsFor(world.actor("officer")).stream())
                            .map(WorkItem::how))
                    .contains(Text.key("plan.work.lacking", "còn thiếu 1 gương"));
            LocaleContextHolder.resetLocaleContext();

            enter(plan, Map.of(east, 5_000L, an, 5_000L));
            assertThat(numbers(east))
                    .as("what is over keeps its number")
                    .containsEntry("2025-02-01", "[{\"any\": 3}]")
                    .containsEntry("2025-03-01", "[{\"any\": 5}]");
        });
    }

    private UUID fileTwo(String who, Body body) {
        UUID filing = UUID.randomUUID();
        obligations
                .file(
                        world.actor(who),
                        filing,
                        obligations
                                .find(world.instance(body, "nh-x", LocalDate.of(2025, 2, 1)))
                                .orElseThrow(),
                        FilingKind.PAPER,
                        null,
                        "Công văn",
                        Map.of("any", 2))
                .orThrow();
        return filing;
    }

    private void enter(Plan plan, Map<Body, Long> values) {
        Map<UUID, Long> typed = new HashMap<>();
        figures.of(plan)
                .forEach(one -> values.forEach((body, value) -> {
                    if (one.bodyId().equals(body.id())) {
                        typed.put(one.key(), value);
                    }
                }));
        figures.set(world.actor("hub"), plan, typed, "Niên giám").orThrow();
    }

    private Map<String, String> numbers(Body body) {
        Map<String, String> numbers = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT period_from::text AS period, enough::text AS enough FROM plan_instance WHERE obligation = 'nh-x' AND body_id = :body")
                .param("body", body.id())
                .query(row -> {
                    numbers.put(row.getString("period"), row.getString("enough"));
                });
        return numbers;
    }

    /** Whoever opened the form before a body joined the list means the body whose name stood there. */
    @Test
    void aFigureIsThatOfTheBodyBesideWhichItWasTyped() {
        rolledBack(() -> {
            try {
                loading.load(By.SYSTEM, Files.readAllBytes(PackFixtures.LAM_HAI));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Plan plan = plans.byCode("lam-hai-2026").orElseThrow();
            world.person("mttq", Role.HUB_OFFICER, world.body("Ủy ban MTTQ Việt Nam tỉnh Lâm Hải"));
            Map<UUID, Long> typed = new LinkedHashMap<>();
            Map<UUID, String> beside = new HashMap<>();
            figures.of(plan).forEach(one -> {
                typed.put(one.key(), 999_999_999_999L - typed.size());
                beside.put(one.key(), one.figure() + " " + one.bodyId());
            });
            bodies.put(
                    "lam-hai/mttq-an-an",
                    "Ủy ban MTTQ Việt Nam phường An An",
                    Set.of(),
                    "front",
                    "commune",
                    plan.issuerId(),
                    "");
            loading.settleParts(plan.id());
            assertThat(figures.of(plan)).hasSizeGreaterThan(typed.size());

            figures.set(world.actor("mttq"), plan, typed, "Niên giám 2025").orThrow();

            assertThat(figures.of(plan)).filteredOn(one -> one.value() != null).hasSameSizeAs(typed.keySet());
            assertThat(figures.of(plan)).filteredOn(one -> one.value() != null).allSatisfy(one -> {
                assertThat(beside).containsEntry(one.key(), one.figure() + " " + one.bodyId());
                assertThat(one.value()).isEqualTo(typed.get(one.key()));
            });
        });
    }

    private List<String> enough(Body body) {
        return jdbc.sql("SELECT enough::text FROM plan_instance WHERE obligation = 'iii-6' AND body_id = :body")
                .param("body", body.id())
                .query(String.class)
                .list();
    }

    private void lead(String bloc, String head, int from) {
        blocs.lead(
                        By.SYSTEM,
                        blocs.on(PlanWorld.TODAY).stream()
                                .filter(one -> one.name().equals(bloc))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        world.body(head).id(),
                        LocalDate.of(from, 1, 1),
                        "Quy chế")
                .orThrow();
    }

    private Set<String> command(Plan plan, Path pack, Path folder) throws IOException {
        Path bodies = folder.resolve("don-vi.csv");
        Files.writeString(bodies, selections.csv(plan.issuerId(), plans.pack(plan)));
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = PlanCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "calendar",
                pack.toString(),
                "--bodies",
                bodies.toString(),
                "--from",
                "2021-01-01",
                "--to",
                "2029-12-31",
                "--as-of",
                PlanWorld.TODAY.toString());
        assertThat(exit).as(err.toString()).isZero();
        Set<String> command = new TreeSet<>();
        try (var csv = CSVParser.parse(
                out.toString(),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            csv.stream()
                    .filter(row -> plans.pack(plan)
                                    .obligation(row.get("obligation"))
                                    .orElseThrow()
                                    .cadence()
                            != Cadence.ON_EVENT)
                    .forEach(row -> command.add(String.join(
                            " ", row.get("body"), row.get("obligation"), row.get("period_from"), row.get("due"))));
        }
        return command;
    }

    private Set<String> product(Plan plan) {
        return new TreeSet<>(
                jdbc.sql("""
                        SELECT concat_ws(' ', body.code, instance.obligation, instance.period_from, coalesce(instance.due::text, ''))
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.plan_id = :plan
                           AND instance.owed_until > '-infinity'
                        """).param("plan", plan.id()).query(String.class).list());
    }

    @Test
    void whatIsMetKeepsTheVersionByWhichItWasMade() {
        rolledBack(() -> {
            world.met(
                    world.instance(world.commune("Ninh An"), PlanWorld.MONTHLY, LocalDate.of(2025, 3, 1)),
                    PlanWorld.TODAY.minusDays(1));
            amend(DAY_20, "due: {rule: day-of-month, day: 25, month: this", PlanWorld.TODAY);

            assertThat(rows("Ninh An")).endsWith(new Row(LocalDate.of(2025, 3, 20), 1));
            assertThat(rows("Ninh Đông")).endsWith(new Row(LocalDate.of(2025, 3, 25), 2));
        });
    }

    @Test
    void aVersionCanHoldFromALaterDayAndNotFromAnEarlierOneThanTheLast() {
        rolledBack(() -> {
            amend(DAY_20, "due: {rule: day-of-month, day: 25, month: this", LocalDate.of(2025, 3, 21));
            assertThat(rows("Ninh Đông"))
                    .as("20 March falls to the first version, and nobody owes the month twice")
                    .endsWith(new Row(LAST_DUE, 1), new Row(LocalDate.of(2025, 3, 20), 1));

            assertThatThrownBy(() ->
                            amend(DAY_20, "due: {rule: day-of-month, day: 26, month: this", LocalDate.of(2025, 3, 20)))
                    .isInstanceOf(Refusal.class);
        });
    }

    @Test
    void whatThePlanAsksNoLongerEndsUnlessItWasDue() {
        rolledBack(() -> {
            long before = owed("Ninh Đông");
            amend("who: [units]\n    to: [ubnd-tx]\n    via: phong-noi-vu\n    cadence: monthly", """
                    who: [doanh-nghiep]
                        to: [ubnd-tx]
                        via: phong-noi-vu
                        cadence: monthly""", PlanWorld.TODAY);

            assertThat(owed("Ninh Đông")).isEqualTo(before - 1);
            assertThat(rows("Ninh Đông")).hasSize(39);
        });
    }

    @Test
    void warnsOfWhatAnAmendmentTakesAwayHalfWay() {
        rolledBack(() -> {
            byte[] amended = amended("nh-ob-06", "nh-ob-16");
            var loaded = (PlanLoading.Loading.Loaded) loading.load(By.SYSTEM, amended);

            assertThat(loaded.warnings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("amended.obligation-gone");
                assertThat(finding.args()).contains("nh-ob-06", "IV.5.d#3");
            });
        });
    }

    @Test
    void showsWhomASelectorChoosesOnADay() {
        rolledBack(() -> {
            jdbc.sql("UPDATE organisation_body SET valid_from = '2025-01-01' WHERE name = 'UBND xã Ninh An'")
                    .update();
            Plan town = world.town();
            var communes = new Selector.AllOf(List.of(
                    new Selector.OfKind(Set.of(BodyKind.PEOPLE_COMMITTEE)),
                    new Selector.AtLevel(Set.of(Level.COMMUNE))));

            assertThat(selections.of(town.issuerId(), plans.pack(town), communes, LocalDate.of(2024, 12, 31)))
                    .extracting(Selections.Chosen::name)
                    .containsExactly("UBND xã Ninh Bình", "UBND xã Ninh Đông", "UBND xã Ninh Hưng", "UBND xã Ninh Ích");
            assertThat(selections.of(town.issuerId(), plans.pack(town), "ubnd-xa-phuong", LocalDate.of(2025, 1, 1)))
                    .hasSize(5);
            assertThat(selections.nobodyIn(town.issuerId(), plans.pack(town), LocalDate.of(2025, 1, 1)))
                    .containsExactly("chu-tich-ubnd-tx");
        });
    }

    @Test
    void layingOutAgainChangesNothing() {
        rolledBack(() -> {
            String before = fingerprint();
            loading.materialise(world.town().id());
            assertThat(fingerprint()).isEqualTo(before);
        });
    }

    @Test
    void aPlanWithoutAnEndIsLaidOutFurtherDayByDay() {
        rolledBack(() -> {
            world.load("binh-thuan-2022");
            UUID plan = plans.byCode("binh-thuan-2022").orElseThrow().id();
            jdbc.sql("UPDATE organisation_body SET kind = 'department', level = 'province' WHERE name = :name")
                    .param("name", "Sở Thông tin và Truyền thông")
                    .update();
            loading.materialise(plan);
            List<String> whole = laid(plan);
            assertThat(whole).isNotEmpty();
            jdbc.sql("DELETE FROM plan_instance WHERE plan_id = :plan AND period_from >= '2026-01-01'")
                    .param("plan", plan)
                    .update();
            jdbc.sql("UPDATE plan_plan SET laid_until = '2025-12-31' WHERE id = :plan")
                    .param("plan", plan)
                    .update();

            loading.extendHorizon();

            assertThat(laid(plan)).isEqualTo(whole);
            String before = fingerprint();
            loading.extendHorizon();
            assertThat(fingerprint()).isEqualTo(before);
        });
    }

    /** What is owed; what a body that ended was still asked for when it was laid out is not. */
    private List<String> laid(UUID plan) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', instance.obligation, body.name, instance.period_from, instance.due)
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.plan_id = :plan
                           AND instance.owed_until <> '-infinity'
                         ORDER BY 1
                        """).param("plan", plan).query(String.class).list();
    }

    /** Measured when asked for: {@code -Dmeasure=true}. Processor time, so that a busy machine says the same. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void laysOutThousandsOfBodiesForFiveYearsInSeconds() {
        rolledBack(() -> {
            byte[] pack = new String(amended("id: ninh-hoa-2021", "id: nhieu-xa"), StandardCharsets.UTF_8)
                    .replace(
                            "window: {from: \"2022-01-01\", to: \"2025-03-31\"}",
                            "window: {from: \"2021\", to: \"2025\"}")
                    .getBytes(StandardCharsets.UTF_8);
            loading.load(By.SYSTEM, pack);
            UUID plan = plans.byCode("nhieu-xa").orElseThrow().id();
            long few = count(plan);
            jdbc.sql("""
                            INSERT INTO organisation_body (id, code, name, kind, level, parent_id, place)
                            SELECT gen_random_uuid(), 'nhieu/' || number, 'UBND xã số ' || number, 'people-committee',
                                   'commune', :town, ''
                              FROM generate_series(1, 3321) AS number
                            """).param("town", world.town().issuerId()).update();

            double own = ownSeconds();
            double database = databaseSeconds();
            long start = System.nanoTime();
            loading.materialise(plan);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    "laid out in %s, processor time %.1f s here and %.1f s in the database%n",
                    took, ownSeconds() - own, databaseSeconds() - database);

            // each owes 60 months, 5 yearly registrations and 2 plans
            assertThat(count(plan)).isEqualTo(few + 3321 * (60 + 5 + 2L));
        });
    }

    private static double ownSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** Of the database's process for this thread, which runs on the same machine. */
    private double databaseSeconds() {
        long backend = jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single();
        return ProcessHandle.of(backend)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    private void amend(String was, String is, LocalDate effective) {
        loading.load(By.SYSTEM, amended(was, is), effective);
    }

    private static byte[] amended(String was, String is) {
        try {
            String pack = Files.readString(Path.of("plans", PlanWorld.TOWN + ".yaml"));
            assertThat(pack).contains(was);
            return pack.replace(was, is).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> rows(String commune) {
        return jdbc.sql("""
                        SELECT due, version
                          FROM plan_instance
                         WHERE body_id = :body
                           AND obligation = :monthly
                         ORDER BY period_from
                        """)
                .param("body", world.commune(commune).id())
                .param("monthly", PlanWorld.MONTHLY)
                .query(Row.class)
                .list();
    }

    private long owed(String commune) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM plan_instance
                         WHERE body_id = :body
                           AND obligation = :monthly
                           AND owed_until = 'infinity'
                        """)
                .param("body", world.commune(commune).id())
                .param("monthly", PlanWorld.MONTHLY)
                .query(Long.class)
                .single();
    }

    private long count(UUID plan) {
        return jdbc.sql("SELECT count(*) FROM plan_instance WHERE plan_id = :plan")
                .param("plan", plan)
                .query(Long.class)
                .single();
    }

    /** All instances, with the transactions that wrote them: a row written anew is told. */
    private String fingerprint() {
        return jdbc.sql(
                        "SELECT md5(string_agg(instance::text || ctid::text, ',' ORDER BY id)) FROM plan_instance instance")
                .query(String.class)
                .single();
    }
}
