package vn.guongsang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static vn.guongsang.people.PeopleWorld.AN;
import static vn.guongsang.people.PeopleWorld.DONG;
import static vn.guongsang.people.PeopleWorld.TODAY;
import static vn.guongsang.people.PeopleWorld.TOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.people.People.Filter;
import vn.guongsang.people.People.State;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class StaffingTests {

    @Autowired
    Staffing staffing;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    Accounts accounts;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService users;

    PeopleWorld world;
    Actor administrator;

    @BeforeEach
    void world() {
        world = new PeopleWorld(jdbc, accounts);
        jdbc.sql("DELETE FROM identity_delegation").update();
        jdbc.sql("DELETE FROM identity_post WHERE valid_from IS NOT NULL").update();
        jdbc.sql("UPDATE identity_post SET valid_to = NULL").update();
        jdbc.sql("UPDATE identity_account SET closed_at = NULL").update();
        jdbc.sql("UPDATE organisation_body SET valid_to = NULL WHERE name = :name")
                .param("name", DONG)
                .update();
        administrator = world.actor("quantri", Role.ADMINISTRATOR);
    }

    @Test
    void appointsBetweenTwoDaysAndKeepsWhoAndWhy() {
        staffing.appoint(administrator, world.id("ninhan"), Role.EDITOR, world.body(AN), TODAY, TODAY, "QĐ 12/2025")
                .orThrow();

        HeldPost post = posts.of(world.id("ninhan")).stream()
                .filter(held -> held.role() == Role.EDITOR)
                .findFirst()
                .orElseThrow();
        assertThat(post.on(TODAY.minusDays(1))).isFalse();
        assertThat(post.on(TODAY)).isTrue();
        assertThat(post.on(TODAY.plusDays(1))).isFalse();
        assertThat(post.basis()).isEqualTo("QĐ 12/2025");
        assertThat(audit.timeline(Subject.of("account", world.id("ninhan"))).getLast())
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("account.appointed");
                    assertThat(entry.by().person()).isEqualTo("Đỗ Hoàng Nam");
                    assertThat(entry.basis()).isEqualTo("QĐ 12/2025");
                });
    }

    @Test
    void doesNotGiveTheSamePostTwiceButAgainAfterItEnded() {
        UUID person = world.id("ninhan");
        appoint(Role.EDITOR, TODAY.minusDays(9), TODAY).orThrow();
        assertThat(code(appoint(Role.EDITOR, TODAY, null))).isEqualTo("people.refused.held");
        assertThat(code(appoint(Role.EDITOR, TODAY.plusDays(1), TODAY))).isEqualTo("people.refused.period");
        appoint(Role.EDITOR, TODAY.plusDays(1), null).orThrow();
        assertThat(posts.of(person).stream().filter(post -> post.role() == Role.EDITOR))
                .hasSize(2);
    }

    /** The rule: no post outlives its body, but the administrator's, who has to see to the others. */
    @ParameterizedTest
    @CsvSource({"1, true, true", "0, true, true", "-1, false, true"})
    void aPostCountsUntilTheLastDayOfItsBody(int daysLeft, boolean officer, boolean administering) {
        world.hold("ninhan", Role.ADMINISTRATOR, DONG, null);
        world.hold("ninhan", Role.EDITOR, DONG, null);
        jdbc.sql("DELETE FROM identity_delegation").update();
        jdbc.sql("INSERT INTO identity_delegation (post_id, delegate_id, valid_from, valid_to, basis, made_at)"
                        + " VALUES (:post, :delegate, '2025-01-01', '2025-12-31', '', now())")
                .param("post", world.post("ninhdong", Role.OFFICER))
                .param("delegate", world.id("ninhan"))
                .update();

        endDong(TODAY.plusDays(daysLeft));

        assertThat(accounts.posts(world.id("ninhdong")).stream().anyMatch(post -> post.role() == Role.OFFICER))
                .isEqualTo(officer);
        assertThat(accounts.posts(world.id("ninhan")).stream().anyMatch(post -> post.role() == Role.EDITOR))
                .isEqualTo(officer);
        assertThat(accounts.posts(world.id("ninhan")).stream().anyMatch(Post::delegated))
                .isEqualTo(officer);
        assertThat(accounts.posts(world.id("ninhan")).stream().anyMatch(post -> post.role() == Role.ADMINISTRATOR))
                .isEqualTo(administering);
        // its officer and its head
        assertThat(people.leftByBodies(administrator)).isEqualTo(officer ? 0 : 2);
    }

    @Test
    void whoWasLeftByABodyIsCarriedOverByAPersonsDecisionAndOnce() {
        UUID person = world.id("ninhdong");
        UUID post = world.post("ninhdong", Role.OFFICER);
        endDong(TODAY.minusDays(3));
        assertThat(code(staffing.end(administrator, post, TODAY, ""))).isEqualTo("people.refused.ended");

        staffing.move(administrator, post, world.body(AN), TODAY.minusDays(2), "NQ 1667")
                .orThrow();

        assertThat(posts.of(person))
                .extracting(HeldPost::bodyName, HeldPost::from, HeldPost::to, HeldPost::basis)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AN, TODAY.minusDays(2), null, "NQ 1667"),
                        org.assertj.core.groups.Tuple.tuple(DONG, null, null, ""));
        assertThat(people.leftByBodies(administrator)).isEqualTo(1);
        assertThat(code(staffing.move(administrator, post, world.body(AN), TODAY, "")))
                .isEqualTo("people.refused.held");
    }

    @Test
    void nobodyIsGivenAPostThatGoesOnInABodyThatHasEnded() {
        endDong(TODAY.minusDays(1));

        assertThat(code(staffing.appoint(
                        administrator,
                        world.id("ninhan"),
                        Role.EDITOR,
                        world.body(DONG),
                        TODAY.minusDays(30),
                        null,
                        "QĐ 3")))
                .isEqualTo("people.refused.body-day");
        staffing.appoint(
                        administrator,
                        world.id("ninhan"),
                        Role.EDITOR,
                        world.body(DONG),
                        TODAY.minusDays(30),
                        TODAY.minusDays(1),
                        "QĐ 3")
                .orThrow();
    }

    @Test
    void theOldAddressHearsOfTheNewOne() {
        UUID person = world.id("ninhan");
        staffing.describe(administrator, person, "Nguyễn Văn Tâm", "tam.cu@xa.test")
                .orThrow();
        staffing.describe(administrator, person, "Nguyễn Văn Tâm", "tam.moi@xa.test")
                .orThrow();
        staffing.describe(administrator, person, "Nguyễn Văn Tâm", "tam.moi@xa.test")
                .orThrow();

        assertThat(world.mails("tam.cu@xa.test")).isEqualTo(1);
        assertThat(world.mails("tam.moi@xa.test")).isZero();
        staffing.describe(administrator, person, "Nguyễn Văn Tâm", null).orThrow();
    }

    private void endDong(LocalDate last) {
        jdbc.sql("UPDATE organisation_body SET valid_to = :last WHERE name = :name")
                .param("last", last)
                .param("name", DONG)
                .update();
    }

    @Test
    void aPostThatAClaimGaveIsNotChangedByHandButEndsWithTheAccount() {
        UUID person = world.id("ninhan");
        transaction.executeWithoutResult(
                _ -> posts.beginByClaim(By.SYSTEM, person, Role.EDITOR, world.body(AN), TODAY.minusDays(1)));
        UUID given = world.post("ninhan", Role.EDITOR);

        assertThatThrownBy(() -> staffing.end(administrator, given, TODAY, ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("people.refused.by-claim");
        assertThatThrownBy(() -> staffing.move(administrator, given, world.body(DONG), TODAY.plusDays(1), ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("people.refused.by-claim");
        assertThat(posts.find(given).orElseThrow().to()).isNull();

        staffing.leave(administrator, person, "").orThrow();
        assertThat(posts.find(given).orElseThrow().to()).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void aPersonsPageTellsWhatBecameOfTheirPostsByWhomAndWhy() throws Exception {
        UUID person = world.id("ninhan");
        staffing.appoint(administrator, person, Role.EDITOR, world.body(AN), TODAY.minusDays(1), null, "QĐ 7/2025")
                .orThrow();
        staffing.end(administrator, world.post("ninhan", Role.EDITOR), TODAY, "QĐ 8/2025")
                .orThrow();

        String page = mvc.perform(get("/quan-tri/tai-khoan/" + person).with(user(users.loadUserByUsername("quantri"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var entries = Jsoup.parse(page).select(".timeline li");
        assertThat(entries.select(".act").eachText())
                .startsWith("Kết thúc vai trò Biên tập viên, " + AN, "Giao vai trò Biên tập viên, " + AN);
        assertThat(entries.first().text()).contains("Đỗ Hoàng Nam", "QĐ 8/2025", "Từ 09/03/2025 đến hết 10/03/2025");
    }

    @Test
    void aBodysAdministratorManagesThatBodyAndThoseBelowAndNoOthers() {
        world.hold("ninhhiep", Role.ADMINISTRATOR, DONG, null);
        Actor lower = world.actor("ninhhiep", Role.ADMINISTRATOR);
        staffing.appoint(lower, world.id("ninhdong"), Role.EDITOR, world.body(DONG), TODAY, null, "")
                .orThrow();

        for (String other : List.of(AN, TOWN)) {
            assertForbidden(() ->
                    staffing.appoint(lower, world.id("ninhdong"), Role.EDITOR, world.body(other), TODAY, null, ""));
        }
        assertForbidden(() -> staffing.end(lower, world.post("quantri", Role.ADMINISTRATOR), TODAY, ""));
        assertForbidden(() -> staffing.leave(lower, world.id("quantri"), ""));
        assertForbidden(() -> staffing.move(lower, world.post("ninhdong", Role.OFFICER), world.body(AN), TODAY, ""));
        assertForbidden(() -> staffing.describe(lower, world.id("ninhan"), "Ai Đó", null));
        assertForbidden(() -> staffing.appoint(
                administrator, world.id("chuse"), Role.EDITOR, world.body("UBND huyện Chư Sê"), TODAY, null, ""));
        assertForbidden(() -> staffing.appoint(
                world.actor("ninhdong", Role.OFFICER),
                world.id("ninhan"),
                Role.EDITOR,
                world.body(DONG),
                TODAY,
                null,
                ""));

        assertThat(people.rows(lower, Filter.none(), 0, 100))
                .extracting(People.Row::username)
                .contains("ninhdong", "chutich.ninhdong")
                .doesNotContain("quantri", "ninhan", "chuse");
        assertThat(people.find(lower, world.id("quantri"))).isEmpty();
        assertThat(people.find(administrator, world.id("chuse"))).isEmpty();
    }

    @Test
    void findsPeopleWithoutDiacriticsInTheOrderOfGivenNames() {
        List<String> all = people.rows(administrator, Filter.none(), 0, 100).stream()
                .map(People.Row::name)
                .toList();
        assertThat(all).containsSubsequence("Võ Minh Châu", "Tạ Quang Dũng", "Mai Văn Quý", "Nguyễn Văn Tâm");
        assertThat(people.rows(administrator, new Filter("thi ha le", null, null), 0, 10))
                .extracting(People.Row::name)
                .contains("Lê Thị Thu Hà");
        assertThat(people.rows(administrator, new Filter("%", null, null), 0, 10))
                .isEmpty();
        assertThat(people.rows(administrator, new Filter("", State.ACTIVE, Role.INSPECTOR), 0, 10))
                .extracting(People.Row::username)
                .containsExactly("thanhtra.ninhhoa");
        assertThat(people.rows(administrator, Filter.none(), 1, 1))
                .extracting(People.Row::name)
                .containsExactly(all.get(1));
    }

    @Test
    void nobodyRaisesMovesOrClosesThemselves() {
        UUID self = administrator.accountId();
        assertThat(code(staffing.appoint(administrator, self, Role.LEADER, world.body(TOWN), TODAY, null, "")))
                .isEqualTo("people.refused.own-post");
        assertThat(code(staffing.move(administrator, administrator.post().id(), world.body(AN), TODAY, "")))
                .isEqualTo("people.refused.own-post");
        assertThat(code(staffing.leave(administrator, self, ""))).isEqualTo("people.refused.own-leave");
    }

    @Test
    void nobodyTakesTheirOwnLastPostOfAdministrator() {
        world.hold("ninhan", Role.ADMINISTRATOR, TOWN, null);
        assertThat(code(staffing.end(administrator, administrator.post().id(), TODAY, "")))
                .isEqualTo("people.refused.own-last");
        world.hold("quantri", Role.ADMINISTRATOR, AN, null);
        staffing.end(administrator, administrator.post().id(), TODAY, "").orThrow();
    }

    @Test
    void theLastAdministratorOfTheTopStays() {
        UUID only = administrator.post().id();
        assertThat(code(staffing.end(administrator, only, TODAY, ""))).isEqualTo("people.refused.last-administrator");

        world.hold("ninhan", Role.ADMINISTRATOR, TOWN, TODAY.plusYears(1));
        Actor forAYear = world.actor("ninhan", Role.ADMINISTRATOR);
        assertThat(code(staffing.leave(forAYear, administrator.accountId(), "")))
                .isEqualTo("people.refused.last-administrator");
        assertThat(code(staffing.end(forAYear, only, TODAY.plusDays(3), "")))
                .isEqualTo("people.refused.last-administrator");

        world.hold("ninhtho", Role.ADMINISTRATOR, AN, null);
        assertThat(code(staffing.leave(forAYear, administrator.accountId(), "")))
                .as("one below cannot stand in for one above")
                .isEqualTo("people.refused.last-administrator");

        world.hold("ninhson", Role.ADMINISTRATOR, TOWN, null);
        staffing.leave(forAYear, administrator.accountId(), "").orThrow();
    }

    @Test
    void ofTwoAdministratorsWhoCloseEachOtherAtOnceOneStays() throws Exception {
        world.hold("ninhan", Role.ADMINISTRATOR, TOWN, null);
        Actor other = world.actor("ninhan", Role.ADMINISTRATOR);
        List<Callable<Verdict>> acts = List.of(
                () -> staffing.leave(administrator, other.accountId(), ""),
                () -> staffing.leave(other, administrator.accountId(), ""));
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Verdict>> verdicts = threads.invokeAll(acts);
            int left = 0;
            for (Future<Verdict> verdict : verdicts) {
                left += verdict.get().allowed() ? 1 : 0;
            }
            assertThat(left).isEqualTo(1);
        }
    }

    @Test
    void movesInOneActAndDraftsStayWithTheBody() {
        UUID post = world.post("ninhdong", Role.OFFICER);
        int drafts = drafts();
        staffing.move(administrator, post, world.body(AN), TODAY.plusDays(5), "QĐ 5")
                .orThrow();

        List<HeldPost> held = posts.of(world.id("ninhdong")).stream()
                .filter(one -> one.role() == Role.OFFICER)
                .toList();
        assertThat(held)
                .extracting(HeldPost::bodyName, HeldPost::from, HeldPost::to)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(AN, TODAY.plusDays(5), null),
                        org.assertj.core.groups.Tuple.tuple(DONG, null, TODAY.plusDays(4)));
        assertThat(drafts()).isEqualTo(drafts).isPositive();
        assertThat(code(staffing.move(administrator, post, world.body(DONG), TODAY, "")))
                .isEqualTo("people.refused.same-body");
    }

    private int drafts() {
        return jdbc.sql("SELECT count(*) FROM exemplar_exemplar WHERE state = 'DRAFT' AND body_id = :body")
                .param("body", world.body(DONG))
                .query(Integer.class)
                .single();
    }

    @Test
    void endsOnTheLastDayAndTakesBackWhatHasNotBegun() {
        UUID post = world.post("ninhan", Role.OFFICER);
        staffing.end(administrator, post, TODAY, "").orThrow();
        assertThat(accounts.posts(world.id("ninhan"))).hasSize(1);
        staffing.end(administrator, post, TODAY.minusDays(1), "").orThrow();
        assertThat(accounts.posts(world.id("ninhan"))).isEmpty();
        assertThat(code(staffing.end(administrator, post, TODAY, ""))).isEqualTo("people.refused.ended");

        appoint(Role.EDITOR, TODAY.plusDays(1), null).orThrow();
        UUID coming = posts.of(world.id("ninhan")).getFirst().id();
        staffing.end(administrator, coming, TODAY, "").orThrow();
        assertThat(posts.find(coming)).isEmpty();
        appoint(Role.EDITOR, TODAY, null).orThrow();
        UUID begun = posts.of(world.id("ninhan")).getFirst().id();
        assertThat(code(staffing.end(administrator, begun, TODAY.minusDays(1), "")))
                .isEqualTo("people.refused.last-day");
    }

    @Test
    void leavingEndsPostsAccountAndSessionsAndReopeningBringsBackTheAccountAlone() {
        UUID person = world.id("ninhtho");
        signedIn(sessions, person.toString());
        appoint("ninhtho", Role.EDITOR, TODAY.plusDays(1), null).orThrow();
        staffing.leave(administrator, person, "QĐ nghỉ hưu 7").orThrow();

        assertThat(sessions.findByPrincipalName(person.toString())).isEmpty();
        assertThat(accounts.recognise("ninhtho", "guongsang-mau")).isEmpty();
        assertThat(accounts.posts(person)).isEmpty();
        assertThat(posts.of(person))
                .hasSize(1)
                .allMatch(post -> TODAY.minusDays(1).equals(post.to()));
        assertThat(people.find(administrator, person).orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(code(appoint("ninhtho", Role.EDITOR, TODAY, null))).isEqualTo("people.refused.closed");
        assertThat(code(staffing.leave(administrator, person, ""))).isEqualTo("people.refused.closed");

        staffing.reopen(administrator, person, "").orThrow();
        assertThat(accounts.recognise("ninhtho", "guongsang-mau")).isPresent();
        assertThat(accounts.posts(person)).isEmpty();
        assertThat(people.find(administrator, person).orElseThrow().state()).isEqualTo(State.IDLE);
        assertThat(code(staffing.reopen(administrator, person, ""))).isEqualTo("people.refused.open");
    }

    private static <S extends Session> void signedIn(FindByIndexNameSessionRepository<S> sessions, String principal) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, principal);
        sessions.save(session);
        assertThat(sessions.findByPrincipalName(principal)).isNotEmpty();
    }

    private Verdict appoint(Role role, LocalDate from, LocalDate to) {
        return appoint("ninhan", role, from, to);
    }

    private Verdict appoint(String username, Role role, LocalDate from, LocalDate to) {
        return staffing.appoint(administrator, world.id(username), role, world.body(AN), from, to, "");
    }

    private static void assertForbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).endsWith(".forbidden"));
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
