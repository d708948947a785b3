package vn.guongsang.exemplar.reading;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.By;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.exemplar.reading.ExemplarList.Filter;
import vn.guongsang.exemplar.reading.ExemplarList.Row;
import vn.guongsang.exemplar.reading.ExemplarList.View;
import vn.guongsang.frame.AsOf;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.SuccessionWorld;
import vn.guongsang.organisation.Successions;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.QuotaStandings;
import vn.guongsang.plan.domain.DoubleCounts;
import vn.guongsang.plan.domain.QuotaChoices;
import vn.guongsang.plan.domain.QuotaNumber;

/** The list says in SQL what the policy says in Java: neither more nor less, for any role in any body. */
@InDemoWorld
class ExemplarListTests {

    private static final List<String> BODIES = List.of(
            "UBND thị xã Ninh Hòa",
            "Phòng Nội vụ",
            "Phòng Kinh tế",
            "Hội Nông dân thị xã",
            "UBND xã Ninh Đông",
            "UBND xã Ninh An",
            "UBND huyện Chư Sê",
            "Ủy ban Nhân dân tỉnh Gia Lai");

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    @Autowired
    ExemplarList list;

    @Autowired
    Bodies bodies;

    @Autowired
    Successions successions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ExemplarCounts counts;

    @Autowired
    DoubleCounts doubles;

    @Autowired
    QuotaChoices choices;

    @Autowired
    QuotaStandings standings;

    @Autowired
    PlanLoading loading;

    @Autowired
    Exemplars exemplars;

    @Autowired
    Permissions permissions;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void eachBodyHasExemplarsInEveryStateInsideAndOutsideOfAMovement() {
        if (!named("Bảng đối chiếu").isEmpty()) {
            return;
        }
        for (String body : List.of("UBND xã Ninh Đông", "Phòng Kinh tế")) {
            for (String movement : List.of("", "nh-mv-01", "nh-mv-09")) {
                for (State state : State.values()) {
                    insert("ninh-hoa-2021", body, movement, state);
                }
            }
        }
        for (State state : State.values()) {
            insert("gia-lai-2021", "UBND huyện Chư Sê", "", state);
        }
    }

    @Test
    void showsExactlyWhatThePolicyLetsEachRoleOfEachBodyRead() {
        List<Exemplar> all = jdbc.sql("SELECT id FROM exemplar_exemplar").query(UUID.class).list().stream()
                .map(exemplars::get)
                .toList();
        int seenByAnyone = 0;
        for (String body : BODIES) {
            for (Role role : Role.values()) {
                Actor actor = actor(role, body);
                Set<UUID> allowed = all.stream()
                        .filter(exemplar -> permissions.may(actor, ExemplarAction.READ, exemplar))
                        .map(Exemplar::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(ids(actor, Filter.of(View.ALL)))
                        .as(role + " of " + body)
                        .isEqualTo(allowed);
                seenByAnyone += allowed.size();
            }
        }
        assertThat(seenByAnyone).isGreaterThan(all.size());
    }

    @Test
    void queuesExactlyWhatIsSubmittedAndMayBeJudged() {
        List<Exemplar> submitted =
                jdbc.sql("SELECT id FROM exemplar_exemplar WHERE state = 'SUBMITTED'").query(UUID.class).list().stream()
                        .map(exemplars::get)
                        .toList();
        for (String body : BODIES) {
            for (Role role : Role.values()) {
                Actor actor = actor(role, body);
                Set<UUID> judged = submitted.stream()
                        .filter(exemplar -> permissions.may(actor, ExemplarAction.JUDGE, exemplar))
                        .map(Exemplar::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(ids(actor, Filter.of(View.TO_JUDGE)))
                        .as(role + " of " + body)
                        .isEqualTo(judged);
                assertThat(list.count(actor, Filter.of(View.TO_JUDGE), 1000)).isEqualTo(judged.size());
            }
        }
    }

    @Test
    void findsNamesWithAndWithoutDiacriticsInAnyOrderOfWords() {
        Actor officer = actor(Role.OFFICER, "UBND xã Ninh Đông");
        for (String text : List.of("bảng đối chiếu", "bang doi chieu", "CHIẾU  đối", "chieu bang")) {
            assertThat(rows(officer, new Filter(View.ALL, null, "", "", null, text)))
                    .as(text)
                    .hasSize(18);
        }
        Actor leader = actor(Role.LEADER, "UBND thị xã Ninh Hòa");
        assertThat(rows(leader, new Filter(View.ALL, null, "", "", null, "bang doi chieu")))
                .hasSize(30)
                .noneMatch(row -> row.state() == State.DRAFT);
        assertThat(rows(officer, new Filter(View.ALL, null, "", "", null, "100%")))
                .isEmpty();
        assertThat(rows(officer, new Filter(View.ALL, null, "", "", null, "bang khong co")))
                .isEmpty();
    }

    @Test
    void filtersByPlanMovementKindAndState() {
        Actor officer = actor(Role.OFFICER, "UBND xã Ninh Đông");
        UUID plan = plans.byCode("ninh-hoa-2021").orElseThrow().id();

        assertThat(rows(officer, new Filter(View.ALL, plan, "nh-mv-09", "individual", State.RETURNED, "doi chieu")))
                .extracting(Row::state, Row::planCode, Row::bodyName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(State.RETURNED, "ninh-hoa-2021", "UBND xã Ninh Đông"));
        assertThat(rows(officer, new Filter(View.ALL, plan, "nh-mv-09", "collective", State.RETURNED, "doi chieu")))
                .isEmpty();
    }

    @Test
    void pagesWithoutLosingOrRepeatingARow() {
        Actor hub = actor(Role.HUB_OFFICER, "Phòng Nội vụ");
        List<UUID> whole = list.rows(hub, Filter.of(View.ALL), 0, 1000).stream()
                .map(Row::id)
                .toList();
        List<UUID> paged = Stream.iterate(0, at -> at < whole.size(), at -> at + 5)
                .flatMap(at -> list.rows(hub, Filter.of(View.ALL), at, 5).stream())
                .map(Row::id)
                .toList();
        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    }

    @Test
    void countsForQuotasWhatIsSubmittedAndNothingElse() {
        UUID plan = plans.byCode("ninh-hoa-2021").orElseThrow().id();
        long counted =
                counts.of(plan).stream().mapToLong(ExemplarCounts.Count::number).sum();
        long recognised = counts.of(plan).stream()
                .filter(ExemplarCounts.Count::recognised)
                .mapToLong(ExemplarCounts.Count::number)
                .sum();

        assertThat(counted).isEqualTo(inStates(plan, State.SUBMITTED, State.FOSTERED, State.RECOGNISED));
        assertThat(recognised).isEqualTo(inStates(plan, State.RECOGNISED));
    }

    @Test
    void whatIsDecidedToBeOneCountsOnceUntilItIsDecidedOtherwise() {
        Plan plan = plans.byCode("ninh-hoa-2021").orElseThrow();
        Actor hub = actor(Role.HUB_OFFICER, "Phòng Nội vụ");
        DoubleCounts.Case same = doubles.of(plan.id()).getFirst();
        Set<UUID> exemplars =
                same.namesakes().stream().map(ExemplarCounts.Namesake::id).collect(Collectors.toSet());
        assertThat(exemplars).hasSizeGreaterThan(1);
        long all = recognised(plan.id());
        UUID kept = same.namesakes().getLast().id();

        assertThat(doubles.decide(hub, plan, exemplars, kept, " ").allowed()).isFalse();
        assertThat(doubles.decide(hub, plan, Set.of(kept), kept, "Là một").allowed())
                .as("not a case")
                .isFalse();
        assertThat(doubles.decide(hub, plan, exemplars, UUID.randomUUID(), "Là một")
                        .allowed())
                .isFalse();
        assertThat(recognised(plan.id())).isEqualTo(all);

        doubles.decide(hub, plan, exemplars, kept, "Là một người").orThrow();
        assertThat(recognised(plan.id())).isEqualTo(all - exemplars.size() + 1);
        assertThat(doubles.find(plan.id(), exemplars).orElseThrow().decision())
                .returns(kept, DoubleCounts.Decision::keptId)
                .returns("Là một người", DoubleCounts.Decision::reason);

        doubles.decide(hub, plan, exemplars, null, "Hai người trùng tên").orThrow();
        assertThat(recognised(plan.id())).isEqualTo(all);
    }

    @Test
    void whatTwoQuotasAskForCountsForTheOneThatAPersonChose() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            loading.load(By.SYSTEM, withAnotherQuota());
            Plan plan = plans.byCode("ninh-hoa-2021").orElseThrow();
            Actor hub = actor(Role.HUB_OFFICER, "Phòng Nội vụ");
            UUID one = insert("ninh-hoa-2021", body("Phòng Kinh tế"), "nh-mv-14", State.RECOGNISED, TODAY);

            assertThat(choices.find(plan, one).orElseThrow().numbers())
                    .extracting(QuotaNumber::key)
                    .containsExactly("nh-q-14/individual", "nh-q-x/any");
            assertThat(countingFor(plan)).as("undecided: for both").containsExactly("nh-q-14/individual", "nh-q-x/any");
            assertThat(choices.decide(hub, plan, one, "nh-q-x/any", " ").allowed())
                    .isFalse();
            assertThat(choices.decide(hub, plan, one, "nh-q-15/individual", "x").allowed())
                    .as("does not ask for it")
                    .isFalse();

            choices.decide(hub, plan, one, "nh-q-x/any", "Công văn 7").orThrow();
            assertThat(countingFor(plan)).containsExactly("nh-q-x/any");
            assertThat(choices.of(plan))
                    .filteredOn(found -> found.exemplar().id().equals(one))
                    .singleElement()
                    .satisfies(found -> assertThat(found.decision())
                            .returns("Công văn 7", QuotaChoices.Decision::reason)
                            .returns("Người thử", QuotaChoices.Decision::decidedByName));

            choices.decide(hub, plan, one, null, "Công văn 8").orThrow();
            assertThat(countingFor(plan)).containsExactly("nh-q-14/individual", "nh-q-x/any");
        });
    }

    private List<String> countingFor(Plan plan) {
        return counts.of(plan.id()).stream()
                .filter(count -> count.recognised() && count.movement().equals("nh-mv-14"))
                .filter(count -> count.subjectKind().equals("individual"))
                .flatMap(count -> QuotaNumber.countingFor(plans.pack(plan), count).stream())
                .map(QuotaNumber::key)
                .toList();
    }

    private static byte[] withAnotherQuota() {
        try {
            return Files.readString(Path.of("plans/ninh-hoa-2021.yaml"))
                    .replace("  - id: nh-q-15\n", """
                              - id: nh-q-x
                                lead: [phong-y-te]
                                at-least: {any: 2}
                                movement: nh-mv-14
                                clause: "III.14.b"
                              - id: nh-q-15
                            """)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Households: section II of the plan has them as a kind of their own; III.2 counts them as collectives, III.3 not. */
    @Test
    void tellsForWhichQuotasAnExemplarCountsAndWhyForNone() {
        UUID plan = plans.byCode("ninh-hoa-2021").orElseThrow().id();
        UUID none = UUID.randomUUID();

        assertThat(standings.of(plan, none, "nh-mv-14", "", "individual").clauses())
                .containsExactly("III.14.b");
        assertThat(standings.of(plan, none, "nh-mv-02", "", "household").clauses())
                .hasSize(1);
        assertThat(standings.of(plan, none, "nh-mv-03", "", "household").why())
                .isEqualTo(Text.key("plan.counts.none.kind", Text.key("plan.word.household")));
        assertThat(standings.of(plan, none, "", "", "individual").why()).isEqualTo(Text.key("plan.counts.none.loose"));
        assertThat(standings.of(plans.byCode("binh-thuan-2022").orElseThrow().id(), none, "", "", "individual"))
                .as("sets no quotas")
                .isEqualTo(new QuotaStandings.Standing(List.of(), null));
    }

    private long recognised(UUID plan) {
        return counts.of(plan).stream()
                .filter(ExemplarCounts.Count::recognised)
                .mapToLong(ExemplarCounts.Count::number)
                .sum();
    }

    @Test
    void listsBeforeAtAndAfterAMergerAgreeToTheUnit() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var world = new SuccessionWorld(bodies, successions);
            Body province = world.province("UBND tỉnh Thử");
            List<Body> three = Stream.of("UBND xã Một", "UBND xã Hai", "UBND xã Ba")
                    .map(name -> world.commune(name, province))
                    .toList();
            LocalDate day = LocalDate.of(2024, 6, 11);
            three.forEach(commune -> {
                stepped(commune.id(), day.minusDays(10), day.minusDays(5), day.plusDays(5));
                stepped(commune.id(), day.minusDays(10), day.minusDays(8), day.minusDays(7));
            });
            stepped(three.getFirst().id(), day.plusDays(1), null, null);
            Body one = world.merged(day, "UBND xã Chung", province, three.toArray(Body[]::new));
            Actor leader = actor(Role.LEADER, one.id(), one.name());

            assertThat(told(leader, new AsOf(day.minusDays(9), TODAY, false))).isEmpty();
            assertThat(told(leader, new AsOf(day.minusDays(1), TODAY, false)))
                    .containsOnly(
                            entry("UBND xã Một SUBMITTED", 1L),
                            entry("UBND xã Một FOSTERED", 1L),
                            entry("UBND xã Hai SUBMITTED", 1L),
                            entry("UBND xã Hai FOSTERED", 1L),
                            entry("UBND xã Ba SUBMITTED", 1L),
                            entry("UBND xã Ba FOSTERED", 1L));
            for (LocalDate eveAndDay : List.of(day.minusDays(1), day)) {
                assertThat(told(leader, new AsOf(eveAndDay, TODAY, true)))
                        .as("the same figures under one body")
                        .containsOnly(entry("UBND xã Chung SUBMITTED", 3L), entry("UBND xã Chung FOSTERED", 3L));
            }
            assertThat(told(leader, new AsOf(day.plusDays(5), TODAY, true)))
                    .containsOnly(entry("UBND xã Chung FOSTERED", 6L));
            assertThat(told(leader, AsOf.of(TODAY)))
                    .as("nothing was moved: each stays with the body that brought it forward")
                    .containsOnly(
                            entry("UBND xã Một FOSTERED", 2L),
                            entry("UBND xã Hai FOSTERED", 2L),
                            entry("UBND xã Ba FOSTERED", 2L));
            assertThat(told(actor(Role.OFFICER, three.getFirst().id(), ""), new AsOf(day.plusDays(1), TODAY, false)))
                    .as("its own body sees what was a draft then")
                    .containsOnly(
                            entry("UBND xã Một SUBMITTED", 1L),
                            entry("UBND xã Một FOSTERED", 1L),
                            entry("UBND xã Một DRAFT", 1L));
        });
    }

    private Map<String, Long> told(Actor actor, AsOf asOf) {
        return rows(actor, Filter.of(View.ALL).asOf(asOf)).stream()
                .collect(Collectors.groupingBy(row -> row.bodyName() + " " + row.state(), Collectors.counting()));
    }

    private void stepped(UUID body, LocalDate registered, @Nullable LocalDate submitted, @Nullable LocalDate accepted) {
        UUID id = insert("ninh-hoa-2021", body, "", accepted == null ? State.DRAFT : State.FOSTERED, registered);
        step(id, State.SUBMITTED, submitted, body);
        step(id, State.FOSTERED, accepted, body);
    }

    private void step(UUID exemplar, State step, @Nullable LocalDate on, UUID body) {
        if (on != null) {
            jdbc.sql("""
                            INSERT INTO exemplar_step (exemplar_id, step, reason, level, taken_on, taken_at, taken_by, person, body_id)
                            VALUES (:exemplar, :step, '', '', :on, now(), uuidv7(), '', :body)
                            """)
                    .param("exemplar", exemplar)
                    .param("step", step.name())
                    .param("on", on)
                    .param("body", body)
                    .update();
        }
    }

    private long inStates(UUID plan, State... states) {
        return jdbc.sql("SELECT count(*) FROM exemplar_exemplar WHERE plan_id = :plan AND state IN (:states)")
                .param("plan", plan)
                .param("states", Arrays.stream(states).map(Enum::name).toList())
                .query(Long.class)
                .single();
    }

    private List<Row> rows(Actor actor, Filter filter) {
        return list.rows(actor, filter, 0, 1000);
    }

    private Set<UUID> ids(Actor actor, Filter filter) {
        return rows(actor, filter).stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<UUID> named(String name) {
        return jdbc.sql("SELECT id FROM exemplar_exemplar WHERE name = :name")
                .param("name", name)
                .query(UUID.class)
                .list();
    }

    private void insert(String plan, String body, String movement, State state) {
        insert(plan, body(body), movement, state, TODAY);
    }

    private UUID insert(String plan, UUID body, String movement, State state, LocalDate registered) {
        return jdbc.sql("""
                        INSERT INTO exemplar_exemplar (id, plan_id, movement, sector, subject_kind, name, body_id, place,
                                                       deed, achievement, lesson, state, version, registered_on,
                                                       registered_by, changed_at, changed_by_name)
                        SELECT uuidv7(), plan.id, :movement, '', 'individual', 'Bảng đối chiếu', body.id, '', '', '', '',
                               :state, 1, :day, uuidv7(), now(), ''
                          FROM plan_plan plan, organisation_body body
                         WHERE plan.code = :plan
                           AND body.id = :body
                        RETURNING id
                        """)
                .param("movement", movement)
                .param("state", state.name())
                .param("day", registered)
                .param("plan", plan)
                .param("body", body)
                .query(UUID.class)
                .single();
    }

    private UUID body(String name) {
        return jdbc.sql("SELECT id FROM organisation_body WHERE name = :name ORDER BY code LIMIT 1")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    private Actor actor(Role role, String body) {
        return actor(role, body(body), body);
    }

    private static Actor actor(Role role, UUID body, String name) {
        var post = new Post(UUID.randomUUID(), role, body, name);
        return new Actor(UUID.randomUUID(), "thu", "Người thử", post, List.of(post));
    }
}
