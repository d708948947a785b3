package vn.guongsang.plan.reading;

import static java.time.LocalDate.of;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.guongsang.organisation.SuccessionWorld.draft;
import static vn.guongsang.organisation.SuccessionWorld.ends;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.installation.WithDatabase;
import vn.guongsang.organisation.Bloc;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.SuccessionKind;
import vn.guongsang.organisation.SuccessionWorld;
import vn.guongsang.organisation.Successions;
import vn.guongsang.plan.EndedDuties;
import vn.guongsang.plan.Extensions;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.PlanWorld;
import vn.guongsang.plan.Recount;
import vn.guongsang.plan.reading.Compliance.Cell;
import vn.guongsang.plan.reading.Compliance.Group;
import vn.guongsang.plan.reading.Compliance.Line;
import vn.guongsang.plan.reading.Compliance.Picture;
import vn.guongsang.plan.reading.Compliance.Question;
import vn.guongsang.plan.reading.Compliance.Sum;

/** What the board of rates tells is what comes out when every duty is looked at, whatever became of it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithDatabase
@Import({PlanWorld.class, PlanWorld.OnTheDay.class})
class ComplianceRecountTests {

    private static final LocalDate TODAY = PlanWorld.TODAY;
    private static final LocalDate MERGER = of(2025, 2, 11);

    /** Long before, around due days, around what was decided later, today, and when all is over. */
    private static final List<LocalDate> DAYS = List.of(
            of(2023, 6, 20),
            of(2025, 1, 12),
            of(2025, 1, 20),
            of(2025, 1, 21),
            MERGER.minusDays(1),
            MERGER,
            of(2025, 2, 26),
            TODAY.minusDays(1),
            TODAY,
            of(2026, 1, 1));

    private record Duty(
            UUID id,
            UUID body,
            String obligation,
            LocalDate due,
            @Nullable LocalDate metOn) {}

    @Autowired
    PlanWorld world;

    @Autowired
    Compliance compliance;

    @Autowired
    Obligations obligations;

    @Autowired
    Extensions extensions;

    @Autowired
    EndedDuties ended;

    @Autowired
    Bodies bodies;

    @Autowired
    Blocs blocs;

    @Autowired
    Successions successions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void tellsWhatComesOutWhenEveryDutyIsLookedAt() {
        world.settle();
        transaction.executeWithoutResult(status -> {
            Bloc bloc = everythingHappens();
            for (LocalDate day : DAYS) {
                for (Question question : questions(day, bloc)) {
                    Picture picture = compliance.picture(question, 0, 50);
                    agree(question, picture, duties(question));
                    if (question.bloc() == null && question.level() == null && question.obligation() == null) {
                        assertThat(compliance.byPlan(List.of(question.plan(), UUID.randomUUID()), question.year(), day))
                                .as("%s, by plan", question)
                                .isEqualTo(
                                        picture.sum().asked() == 0 ? Map.of() : Map.of(question.plan(), picture.sum()));
                    }
                }
            }
            assertThat(Recount.differences(jdbc)).isEmpty();
            status.setRollbackOnly();
        });
    }

    /** One duty at least in each state that there is. */
    private Bloc everythingHappens() {
        jdbc.sql("""
                UPDATE plan_instance
                   SET met_on = due + get_byte(uuid_send(id), 15) % 10 - 6
                 WHERE due < '2024-12-31'
                   AND get_byte(uuid_send(id), 14) % 5 > 0
                """).update();
        jdbc.sql("UPDATE plan_instance SET binding = false WHERE get_byte(uuid_send(id), 13) % 7 = 0")
                .update();
        jdbc.sql(
                        "UPDATE plan_instance SET due = NULL, met_on = NULL WHERE get_byte(uuid_send(id), 13) % 11 = 0 AND due < '2024-12-31'")
                .update();
        jdbc.sql("UPDATE plan_instance SET binding = true WHERE obligation = :monthly AND period_from >= '2025-01-01'")
                .param("monthly", PlanWorld.MONTHLY)
                .update();
        rule(file("officer", "Ninh Đông", 1, of(2025, 1, 15)), true);
        file("officer", "Ninh Đông", 2, of(2025, 2, 25));
        file("officer", "Ninh Đông", 3, TODAY);
        rule(file("other", "Ninh An", 1, of(2025, 1, 10)), false);
        decide("Ninh An", 2, Extensions.Outcome.EXTENDED, of(2025, 3, 25));
        decide("Ninh Bình", 1, Extensions.Outcome.WAIVED, null);

        Body ends = world.commune("Ninh Hưng");
        Body heir = world.commune("Ninh Ích");
        new SuccessionWorld(bodies, successions)
                .record(draft(SuccessionKind.MERGE, MERGER, List.of(), Map.of(), ends(ends, heir.id())));
        ended.decide(
                        world.actor("hub"),
                        world.town(),
                        ended.open(world.town().id(), 0, 3).stream()
                                .map(EndedDuties.Open::id)
                                .toList(),
                        EndedDuties.Outcome.MOVED,
                        null,
                        "Ý kiến của đầu mối")
                .orThrow();

        jdbc.sql("UPDATE plan_instance SET due = '2025-06-20' WHERE id = :instance")
                .param("instance", instance("Ninh Bình", 3))
                .update();
        Bloc bloc = blocs.put(world.town().issuerId(), "cluster", 92, "Cụm thi đua số 92");
        blocs.join(bloc, world.commune("Ninh An"), true);
        blocs.join(bloc, heir, false);
        assertThat(jdbc.sql("""
                                SELECT DISTINCT plan_standing(NULL, due, met_on, :today)
                                  FROM plan_instance
                                 WHERE binding
                                """).param("today", TODAY).query(String.class).list())
                .contains("OPEN", "SOON", "OVERDUE", "MET", "MET_LATE", "UNDATED");
        return bloc;
    }

    private List<Question> questions(LocalDate day, Bloc bloc) {
        var questions = new ArrayList<Question>();
        for (int year : List.of(2023, 2025)) {
            for (String obligation : new String[] {null, PlanWorld.MONTHLY}) {
                for (LocalDate rolledTo : new LocalDate[] {null, TODAY}) {
                    questions.add(question(year, day, obligation, null, null, false, rolledTo));
                    questions.add(question(year, day, obligation, null, null, true, rolledTo));
                    questions.add(question(year, day, obligation, bloc.id(), null, false, rolledTo));
                    questions.add(question(year, day, obligation, null, "commune", false, rolledTo));
                }
            }
        }
        return questions;
    }

    private Question question(
            int year,
            LocalDate day,
            @Nullable String obligation,
            @Nullable UUID bloc,
            @Nullable String level,
            boolean missing,
            @Nullable LocalDate rolledTo) {
        return new Question(world.town().id(), year, day, obligation, bloc, level, missing, rolledTo);
    }

    /** Every duty that counts, under the body at which it is shown. */
    private List<Duty> duties(Question question) {
        return jdbc
                .sql("""
                        SELECT seen.id, coalesce(heir.heir_id, seen.body_id) AS body, seen.obligation, seen.due, seen.met_on
                          FROM plan_seen(:asOf) AS seen
                          LEFT JOIN organisation_v_heir heir
                            ON heir.body_id = seen.body_id
                           AND heir.since <= CAST(:rolledTo AS date)
                           AND heir.until > CAST(:rolledTo AS date)
                         WHERE seen.plan_id = :plan
                           AND extract(year FROM seen.due) = :year
                        """)
                .param("asOf", question.asOf())
                .param("rolledTo", question.rolledTo())
                .param("plan", question.plan())
                .param("year", question.year())
                .query(Duty.class)
                .list()
                .stream()
                .filter(duty ->
                        question.obligation() == null || question.obligation().equals(duty.obligation()))
                .filter(duty -> question.level() == null
                        || question.level().equals(levels(question).get(duty.body())))
                .filter(duty -> question.bloc() == null
                        || members(question)
                                .getOrDefault(question.bloc(), List.of())
                                .contains(duty.body()))
                .toList();
    }

    private void agree(Question question, Picture picture, List<Duty> duties) {
        Map<UUID, List<Duty>> byBody = duties.stream().collect(Collectors.groupingBy(Duty::body));
        assertThat(picture.months())
                .as("%s, months", question)
                .containsExactlyInAnyOrderElementsOf(groups(
                        duties, question, duty -> Integer.toString(duty.due().getMonthValue())));
        assertThat(picture.obligations())
                .as("%s, obligations", question)
                .containsExactlyInAnyOrderElementsOf(groups(duties, question, Duty::obligation));
        Map<UUID, String> levels = levels(question);
        assertThat(picture.levels())
                .as("%s, levels", question)
                .containsExactlyInAnyOrderElementsOf(groups(
                        duties.stream()
                                .filter(duty -> levels.containsKey(duty.body()))
                                .toList(),
                        question,
                        duty -> levels.get(duty.body())));
        var blocs = new HashMap<String, Sum>();
        members(question)
                .forEach((bloc, bodies) -> bodies.stream()
                        .filter(byBody::containsKey)
                        .forEach(body ->
                                blocs.merge(bloc.toString(), sum(byBody.get(body), question.asOf()), Sum::plus)));
        assertThat(picture.blocs().stream().collect(Collectors.toMap(Group::key, Group::sum)))
                .as("%s, blocs", question)
                .isEqualTo(blocs);
        Map<UUID, Sum> sums = byBody.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> sum(entry.getValue(), question.asOf())));
        long missing = sums.values().stream().filter(sum -> sum.missing() > 0).count();
        assertThat(List.of(picture.bodies(), picture.missing(), picture.listed()))
                .as("%s, bodies", question)
                .containsExactly((long) sums.size(), missing, question.missing() ? missing : sums.size());
        List<UUID> alphabet = jdbc.sql("SELECT id FROM organisation_v_body ORDER BY name COLLATE \"vi-x-icu\", id")
                .query(UUID.class)
                .list();
        assertThat(picture.lines())
                .as("%s, lines", question)
                .containsExactlyElementsOf(sums.keySet().stream()
                        .filter(body -> !question.missing() || sums.get(body).missing() > 0)
                        .sorted(Comparator.comparingLong(
                                        (UUID body) -> -sums.get(body).missing())
                                .thenComparingDouble(body -> onTime(sums.get(body)))
                                .thenComparingInt(alphabet::indexOf))
                        .map(body -> new Line(body, name(body, question), cells(byBody.get(body), question.asOf())))
                        .toList());
    }

    private static double onTime(Sum sum) {
        return sum.fallen() == 0 ? 2 : (double) sum.onTime() / sum.fallen();
    }

    private static List<Group> groups(List<Duty> duties, Question question, Function<Duty, String> key) {
        return duties.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getKey(), sum(entry.getValue(), question.asOf())))
                .toList();
    }

    private static Map<Integer, Cell> cells(List<Duty> duties, LocalDate asOf) {
        return duties.stream().collect(Collectors.groupingBy(duty -> duty.due().getMonthValue())).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Cell(
                                sum(entry.getValue(), asOf),
                                entry.getValue().size() == 1
                                        ? entry.getValue().getFirst().id()
                                        : null)));
    }

    private static Sum sum(List<Duty> duties, LocalDate asOf) {
        List<Duty> fallen =
                duties.stream().filter(duty -> duty.due().isBefore(asOf)).toList();
        return new Sum(
                duties.size(),
                fallen.size(),
                fallen.stream().filter(duty -> duty.metOn() != null).count(),
                fallen.stream()
                        .filter(duty -> duty.metOn() != null && !duty.metOn().isAfter(duty.due()))
                        .count());
    }

    private Map<UUID, String> levels(Question question) {
        var levels = new HashMap<UUID, String>();
        jdbc.sql("SELECT body_id, level FROM organisation_v_version WHERE since <= :day AND until > :day")
                .param("day", question.named())
                .query(row -> {
                    levels.put(row.getObject("body_id", UUID.class), row.getString("level"));
                });
        return levels;
    }

    private String name(UUID body, Question question) {
        return jdbc.sql("""
                        SELECT name
                          FROM organisation_v_version
                         WHERE body_id = :body
                           AND since <= :day
                           AND until > :day
                        """)
                .param("body", body)
                .param("day", question.named())
                .query(String.class)
                .single();
    }

    private Map<UUID, List<UUID>> members(Question question) {
        var members = new HashMap<UUID, List<UUID>>();
        jdbc.sql("SELECT bloc_id, body_id FROM organisation_v_membership WHERE since <= :day AND until > :day")
                .param("day", question.named())
                .query(row -> {
                    members.computeIfAbsent(row.getObject("bloc_id", UUID.class), bloc -> new ArrayList<>())
                            .add(row.getObject("body_id", UUID.class));
                });
        return members;
    }

    private UUID file(String officer, String commune, int month, LocalDate on) {
        UUID filing = UUID.randomUUID();
        UUID instance = instance(commune, month);
        obligations
                .file(
                        world.actor(officer),
                        filing,
                        obligations.find(instance).orElseThrow(),
                        FilingKind.PAPER,
                        null,
                        "Báo cáo",
                        Map.of())
                .orThrow();
        jdbc.sql("UPDATE plan_filing SET filed_on = :on WHERE id = :filing")
                .param("on", on)
                .param("filing", filing)
                .update();
        jdbc.sql("UPDATE plan_instance SET met_on = plan_met_on(id, enough, 'infinity') WHERE id = :instance")
                .param("instance", instance)
                .update();
        return filing;
    }

    private void rule(UUID filing, boolean accepted) {
        obligations
                .rule(world.actor("hub"), filing, accepted, accepted ? "" : "Thiếu chữ ký")
                .orThrow();
    }

    private void decide(String commune, int month, Extensions.Outcome outcome, @Nullable LocalDate until) {
        extensions
                .decide(
                        world.actor("hub"),
                        obligations.find(instance(commune, month)).orElseThrow(),
                        outcome,
                        until,
                        "Ý kiến của đầu mối")
                .orThrow();
    }

    private UUID instance(String commune, int month) {
        return world.instance(world.commune(commune), PlanWorld.MONTHLY, of(2025, month, 1));
    }
}
