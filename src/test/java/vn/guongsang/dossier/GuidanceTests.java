package vn.guongsang.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.guidance.Guidance;
import vn.guongsang.guidance.Guidance.Strength;
import vn.guongsang.guidance.Limit;
import vn.guongsang.guidance.Limit.Base;
import vn.guongsang.guidance.Limit.Reach;
import vn.guongsang.guidance.Place;
import vn.guongsang.guidance.Places;
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
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The numbers of the yearly guidance, and the dossiers that are counted against them. Each test has a year of its own. */
@InDemoWorld
class GuidanceTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    private static final String BASIS = "Hướng dẫn 05/HD-PNV ngày 15/01/2025, mục II";

    @Autowired
    Guidance guidance;

    @Autowired
    Places places;

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
    Actor neighbour;
    Actor hub;
    UUID town;

    @BeforeEach
    void people() {
        var honours = new Honours(jdbc, accounts);
        officer = honours.actor("ninhdong", Role.OFFICER);
        neighbour = honours.actor("ninhan", Role.OFFICER);
        hub = honours.actor("noivu.ninhhoa", Role.HUB_OFFICER);
        town = honours.actor("lanhdao.ninhhoa", Role.LEADER).bodyId();
    }

    @Test
    void theLastPlaceIsGivenOnceToThoseWhoSendAtTheSameTime() throws Exception {
        decide(each(2011, 2));
        List<UUID> drafts =
                List.of(draft(officer, 2011), draft(officer, 2011), draft(officer, 2011), draft(officer, 2011));
        try (var threads = Executors.newFixedThreadPool(drafts.size())) {
            List<Future<Verdict>> sent = threads.invokeAll(drafts.stream()
                    .<Callable<Verdict>>map(id -> () -> path.submit(officer, id))
                    .toList());
            assertThat(sent.stream().map(GuidanceTests::code))
                    .containsExactlyInAnyOrder("", "", "guidance.refused.full", "guidance.refused.full");
        }
        assertThat(taken(officer, 2011)).isEqualTo(2);
        assertThat(path.submit(neighbour, draft(neighbour, 2011)).allowed())
                .as("every body has places of its own")
                .isTrue();
    }

    @Test
    void whoWithdrawsSetsAPlaceFreeAndWhoGoesBackKeepsIt() {
        decide(each(2012, 1));
        UUID first = draft(officer, 2012);
        UUID second = draft(officer, 2012);
        assertThat(code(path.submit(officer, first))).isEmpty();
        assertThat(code(path.sendBack(hub, first, "Bổ sung", List.of()))).isEmpty();
        assertThat(code(path.submit(officer, second))).isEqualTo("guidance.refused.full");
        assertThat(code(path.submit(officer, first))).isEmpty();
        assertThat(code(path.withdraw(officer, first, "Thôi đề nghị"))).isEmpty();
        assertThat(code(path.submit(officer, second))).isEmpty();
    }

    @Test
    void theVerdictSaysThePlaceAndTheGuidanceItRestsOn() {
        Limit limit = decide(each(2013, 1));
        UUID first = draft(officer, 2013);
        UUID second = draft(officer, 2013);
        assertThat(line(first, limit).outcome()).isEqualTo(Outcome.PASS);
        assertThat(line(first, limit).why().args()).containsExactly(0, 1, 1);
        path.submit(officer, first).orThrow();
        assertThat(line(first, limit).outcome()).isEqualTo(Outcome.PASS);
        assertThat(line(second, limit).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(line(second, limit).article()).isEqualTo(BASIS);
        assertThat(line(second, limit).why().key()).isEqualTo("guidance.why.full");
    }

    @Test
    void aShareIsTakenOfTheStrengthOfTheBodyAndRoundedDownAndGoesToAPersonWithoutIt() {
        Limit share = decide(new Limit(
                UUID.randomUUID(),
                town,
                2014,
                "GK",
                null,
                "",
                "individual",
                Reach.EACH,
                "",
                null,
                null,
                15,
                Base.PEOPLE,
                BASIS,
                TODAY,
                null,
                ""));
        UUID draft = draft(officer, 2014);
        assertThat(line(draft, share).outcome()).isEqualTo(Outcome.PERSON);
        guidance.enter(hub, town, new Strength(officer.bodyId(), 2014, 13, 4, "Báo cáo biên chế", ""));
        assertThat(line(draft, share).outcome()).isEqualTo(Outcome.PASS);
        assertThat(line(draft, share).why().args()).containsExactly(0, 1, 1);
        guidance.enter(hub, town, new Strength(officer.bodyId(), 2014, 6, 4, "Báo cáo biên chế", ""));
        assertThat(line(draft, share).outcome())
                .as("15 % of 6 is less than one")
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void whatIsSaidForOneBodyTakesThePlaceOfWhatIsSaidForEachAndAllTogetherHoldsBeside() {
        decide(each(2015, 1));
        decide(limit(2015, Reach.BODY, officer.bodyId(), 3));
        decide(limit(2015, Reach.TOTAL, null, 2));
        assertThat(bounds(officer, 2015)).containsExactlyInAnyOrder(3, 2);
        assertThat(bounds(neighbour, 2015)).containsExactlyInAnyOrder(1, 2);
        path.submit(officer, draft(officer, 2015)).orThrow();
        path.submit(officer, draft(officer, 2015)).orThrow();
        assertThat(code(path.submit(neighbour, draft(neighbour, 2015))))
                .as("all together have no more")
                .isEqualTo("guidance.refused.full");
    }

    @Test
    void aNumberForAMovementCountsOnlyWhatIsPutForwardUnderIt() {
        UUID plan = plans.byCode("ninh-hoa-2021").orElseThrow().id();
        decide(new Limit(
                UUID.randomUUID(),
                town,
                2016,
                "",
                plan,
                "nh-mv-13",
                "",
                Reach.EACH,
                "",
                null,
                1,
                null,
                Base.PEOPLE,
                BASIS,
                TODAY,
                null,
                ""));
        var youth = new Under(plan, "nh-mv-13");
        path.submit(officer, draft(officer, 2016, youth)).orThrow();
        assertThat(code(path.submit(officer, draft(officer, 2016, youth)))).isEqualTo("guidance.refused.full");
        assertThat(code(path.submit(officer, draft(officer, 2016)))).isEmpty();
    }

    @Test
    void anotherNumberHoldsFromItsDayAndNeverForWhatWasReceivedBefore() {
        Limit old = decide(each(2017, 1));
        Limit fromTomorrow = new Limit(
                UUID.randomUUID(),
                town,
                2017,
                "GK",
                null,
                "",
                "",
                Reach.EACH,
                "",
                null,
                5,
                null,
                Base.PEOPLE,
                BASIS,
                TODAY.plusDays(1),
                null,
                "");
        decide(fromTomorrow);
        assertThat(guidance.limits(town, 2017))
                .extracting(Limit::number, Limit::since, Limit::endedOn)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, old.since(), TODAY.plusDays(1)),
                        org.assertj.core.groups.Tuple.tuple(5, TODAY.plusDays(1), null));
        assertThat(bounds(officer, 2017)).containsExactly(1);
        assertThat(places.of(town, 2017, officer.bodyId(), TODAY.plusDays(1)))
                .extracting(Place::bound)
                .containsExactly(5);
        assertThat(code(guidance.decide(hub, each(2017, 9)))).isEqualTo("guidance.refused.later");
    }

    @Test
    void whatHeldYesterdayIsNotReplacedFromYesterday() {
        decide(new Limit(
                UUID.randomUUID(),
                town,
                2018,
                "GK",
                null,
                "",
                "",
                Reach.EACH,
                "",
                null,
                1,
                null,
                Base.PEOPLE,
                BASIS,
                TODAY.minusDays(30),
                null,
                ""));
        assertThat(code(guidance.decide(
                        hub,
                        new Limit(
                                UUID.randomUUID(),
                                town,
                                2018,
                                "GK",
                                null,
                                "",
                                "",
                                Reach.EACH,
                                "",
                                null,
                                5,
                                null,
                                Base.PEOPLE,
                                BASIS,
                                TODAY.minusDays(1),
                                null,
                                ""))))
                .isEqualTo("guidance.refused.past");
        Limit known = guidance.limits(town, 2018).getFirst();
        assertThat(code(guidance.end(hub, known, TODAY.minusDays(1), BASIS))).isEqualTo("guidance.refused.end-past");
        assertThat(code(guidance.end(hub, known, TODAY, BASIS))).isEmpty();
        assertThat(code(guidance.end(hub, known, TODAY, BASIS))).isEqualTo("guidance.refused.ended");
    }

    @Test
    void onlyTheHubOfTheAuthoritySetsNumbers() {
        assertThatThrownBy(() -> guidance.decide(officer, each(2019, 1))).isInstanceOf(Refusal.class);
        assertThat(guidance.limits(town, 2019)).isEmpty();
    }

    @Test
    void theHubSeesWhatEveryBodyTook() {
        decide(each(2020, 3));
        path.submit(officer, draft(officer, 2020)).orThrow();
        path.submit(officer, draft(officer, 2020)).orThrow();
        path.submit(neighbour, draft(neighbour, 2020)).orThrow();
        Places.Overview overview = places.overview(town, 2020, TODAY);
        Limit what = overview.whats().getFirst();
        assertThat(overview.rows())
                .extracting(
                        row -> row.body().id(),
                        row -> row.of(what).taken(),
                        row -> row.of(what).left())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(officer.bodyId(), 2, 1),
                        org.assertj.core.groups.Tuple.tuple(neighbour.bodyId(), 1, 2));
    }

    private Limit each(int year, int number) {
        return limit(year, Reach.EACH, null, number);
    }

    private Limit limit(int year, Reach reach, @Nullable UUID body, int number) {
        return new Limit(
                UUID.randomUUID(),
                town,
                year,
                "GK",
                null,
                "",
                "",
                reach,
                "",
                body,
                number,
                null,
                Base.PEOPLE,
                BASIS,
                TODAY,
                null,
                "");
    }

    private Limit decide(Limit limit) {
        guidance.decide(hub, limit).orThrow();
        return limit;
    }

    private Line line(UUID dossier, Limit limit) {
        return path.judgement(dossiers.get(dossier)).lines().stream()
                .filter(line -> line.id().equals("guidance-" + limit.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> bounds(Actor actor, int year) {
        return places.of(town, year, actor.bodyId(), TODAY).stream()
                .map(Place::bound)
                .toList();
    }

    private int taken(Actor actor, int year) {
        return places.of(town, year, actor.bodyId(), TODAY).getFirst().taken();
    }

    private UUID draft(Actor by, int year) {
        return draft(by, year, null);
    }

    /** Complete; its files are names only. */
    private UUID draft(Actor by, int year, @Nullable Under under) {
        UUID id = UUID.randomUUID();
        String name = "Người " + id;
        UUID subject = subjects.add(by, new NewSubject(id, "individual", name, by.bodyId(), "", null));
        path.begin(
                        by,
                        id,
                        town,
                        new Nomination(
                                subject,
                                name,
                                "individual",
                                "",
                                null,
                                "GK",
                                under == null ? Ground.MERIT : Ground.MOVEMENT,
                                false,
                                year,
                                "Có thành tích",
                                under),
                        new Report("Cán bộ xã", "Vận động Nhân dân"))
                .orThrow();
        path.required(dossiers.get(id)).stream()
                .filter(part -> !part.code().equals(Completeness.REPORT))
                .forEach(part -> dossiers.addFile(id, part.code(), UUID.randomUUID(), part.code() + ".pdf"));
        return id;
    }

    private static String code(Future<Verdict> verdict) {
        try {
            return code(verdict.get());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "";
    }
}
