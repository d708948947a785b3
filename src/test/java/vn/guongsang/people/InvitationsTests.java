package vn.guongsang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.guongsang.people.PeopleWorld.AN;
import static vn.guongsang.people.PeopleWorld.DONG;
import static vn.guongsang.people.PeopleWorld.TODAY;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Paging;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.PasswordHash;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.people.Invitations.Invitation;
import vn.guongsang.people.Invitations.State;
import vn.guongsang.people.Invitations.Wish;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class InvitationsTests {

    private static final String MAIL = "moi@xa.test";
    private static final PasswordHash HASH = new PasswordHash("x");

    @Autowired
    Invitations invitations;

    @Autowired
    Passwords passwords;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    InvitationLists lists;

    @Autowired
    UserDetailsService people;

    PeopleWorld world;
    Actor administrator;

    @BeforeEach
    void world() {
        world = new PeopleWorld(jdbc, accounts);
        for (String table : List.of(
                "delivery_try", "delivery_mail", "people_invitation", "people_invitation_list", "people_reset")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        jdbc.sql("UPDATE identity_account SET mail = NULL").update();
        administrator = world.actor("quantri", Role.ADMINISTRATOR);
    }

    @Test
    void invitesByMailAndTheInvitedPersonComesIn() throws Exception {
        invite().orThrow();
        String token = world.token(MAIL);
        assertThat(everythingStored()).doesNotContain(token);

        mvc.perform(get("/loi-moi/" + token)).andExpect(status().isOk());
        mvc.perform(post("/loi-moi/" + token)
                        .with(csrf())
                        .param("username", "moi.ninhdong")
                        .param("password", "con trâu vàng qua cầu tre")
                        .param("again", "con trâu vàng qua cầu tre"))
                .andExpect(redirectedUrl("/dang-nhap"));

        assertThat(accounts.posts(world.id("moi.ninhdong")))
                .extracting(Post::role, Post::bodyName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Role.OFFICER, DONG));
        assertThat(world.person("moi.ninhdong").mail()).isEqualTo(MAIL);
        assertThat(only().state()).isEqualTo(State.ACCEPTED);
        assertThat(code(invite())).isEqualTo("people.refused.mail-used");
    }

    @Test
    void aListIsInvitedAsAWholeOrNotAtAll() {
        invite().orThrow();
        UUID wrong = send("""
                Họ và tên,Email,Vai trò,Đơn vị,Từ ngày,Đến ngày
                Lê Thị An,an@xa.test,Cán bộ đơn vị,ubnd xa ninh dong,,
                Lê Văn Bình,binh@xa.test,Cán bộ,UBND X. Ninh An,32/13/2025,
                Lê Thị Chi,an@xa.test,Cán bộ đơn vị,UBND xã Ninh Đông,,
                ,dung,Vua,UBND xã Ninh Đôg,20/3/2025,19/3/2025
                Ngô Văn Giang,%s,Quản trị,UBND xã Ninh Đông,,
                """.formatted(MAIL));

        List<Listed> rows = lists.rows(lists.get(administrator, wrong));
        assertThat(rows)
                .extracting(
                        row -> row.findings().stream().map(Listed.Finding::key).toList())
                .containsExactly(
                        List.of(),
                        List.of("people.list.finding.NO_DATE", "people.list.finding.role-alike"),
                        List.of("people.list.finding.twice"),
                        List.of(
                                "people.list.finding.missing",
                                "people.list.finding.no-mail",
                                "people.list.finding.no-role",
                                "m25",
                                "people.list.finding.order"),
                        List.of("people.list.finding.invited"));
        assertThat(code(lists.invite(administrator, wrong))).isEqualTo("m26");
        assertThat(invitations.of(administrator, 0, 9)).hasSize(1);
        assertThat(lists.findings(administrator, wrong).content()).isNotEmpty();
        assertThat(lists.template(administrator).content()).isNotEmpty();
    }

    @Test
    void aListThatIsSentInAgainInvitesOnlyWhoIsNew() {
        String head = "Họ tên;Thư điện tử;Vai trò;Mã đơn vị\n";
        String an = "Lê Thị An;AN@xa.test;Cán bộ đơn vị;UBND X. Ninh An\n";
        UUID first = send(head + an);
        assertThat(lists.invite(administrator, first).allowed()).isTrue();
        assertThat(code(lists.invite(administrator, first))).isEqualTo("people.refused.list-done");
        invitations.accept(world.token("an@xa.test"), "le.an", HASH).orThrow();

        UUID again = send(head + an + "Lê Văn Bình;binh@xa.test;Thủ trưởng đơn vị;UBND xã Ninh Đông\n");
        assertThat(lists.rows(lists.get(administrator, again)))
                .extracting(Listed::standing)
                .containsExactly(Listed.Standing.SAME, Listed.Standing.NEW);
        lists.invite(administrator, again).orThrow();

        assertThat(invitations.of(administrator, 0, 9))
                .extracting(Invitation::mail, Invitation::role, Invitation::bodyName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("binh@xa.test", Role.HEAD, DONG),
                        org.assertj.core.groups.Tuple.tuple("an@xa.test", Role.OFFICER, PeopleWorld.AN));
        assertThat(List.of(world.mails("an@xa.test"), world.mails("binh@xa.test")))
                .containsExactly(1, 1);
        assertThat(jdbc.sql("SELECT count(*) FROM people_invitation_list WHERE content IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aListIsForThoseWhoLookAfterThePeopleInIt() {
        UUID list = send("Họ tên,Email,Vai trò,Đơn vị\nLê Thị An,an@xa.test,Cán bộ đơn vị,UBND huyện Chư Sê\n");
        assertThat(lists.rows(lists.get(administrator, list)))
                .extracting(Listed::standing)
                .containsExactly(Listed.Standing.ERROR);
        world.hold("ninhan", Role.ADMINISTRATOR, PeopleWorld.AN, null);
        Actor elsewhere = world.actor("ninhan", Role.ADMINISTRATOR);
        assertThatThrownBy(() -> lists.get(elsewhere, list)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> lists.latest(world.actor("ninhdong", Role.OFFICER), 1))
                .isInstanceOf(Refusal.class);
    }

    private UUID send(String csv) {
        UUID id = UUID.randomUUID();
        lists.receive(administrator, id, new Upload("a.csv", csv.getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndSpendsNothing() throws Exception {
        invite().orThrow();
        String token = world.token(MAIL);
        mvc.perform(post("/loi-moi/" + token)
                        .with(csrf())
                        .param("username", "ninhan")
                        .param("password", "ngắn")
                        .param("again", "khác"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/loi-moi/" + token)
                        .with(csrf())
                        .param("username", "ninhan")
                        .param("password", "con trâu vàng qua cầu tre")
                        .param("again", "con trâu vàng qua cầu tre"))
                .andExpect(status().isUnprocessableContent());
        assertThat(only().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aLinkThatWasUsedWithdrawnOrReplacedHasExpiredOrNeverWasLooksTheSame() throws Exception {
        invite().orThrow();
        String used = world.token(MAIL);
        invitations.accept(used, "da.dung", HASH).orThrow();
        String replaced = invited("b@xa.test");
        invitations.resend(administrator, newest()).orThrow();
        String withdrawn = world.token("b@xa.test");
        invitations.withdraw(administrator, newest()).orThrow();
        String expired = invited("c@xa.test");
        jdbc.sql("UPDATE people_invitation SET expires_at = invited_at WHERE mail = 'c@xa.test'")
                .update();

        String never = page("/loi-moi/" + "A".repeat(43));
        for (String token : List.of(used, replaced, withdrawn, expired)) {
            assertThat(page("/loi-moi/" + token)).isEqualTo(never);
            assertThat(code(invitations.accept(token, "khac", HASH))).isEqualTo("people.refused.link");
        }
        assertThat(page("/dat-lai-mat-khau/" + used)).isEqualTo(never);
        assertThat(page("/khoi-tao/" + used)).isEqualTo(never);
        assertThat(accounts.byUsername("khac")).isEmpty();

        invitations
                .resend(
                        administrator,
                        jdbc.sql("SELECT id FROM people_invitation WHERE mail = 'c@xa.test'")
                                .query(UUID.class)
                                .single())
                .orThrow();
        assertThat(invitations.behind(world.token("c@xa.test"))).isPresent();
    }

    @Test
    void aMailWhoseLinkWorksNoMoreIsTakenBackAndOneThatWentIsLeftAlone() {
        invited("withdrawn@xa.test");
        invitations.withdraw(administrator, newest()).orThrow();
        invited("renewed@xa.test");
        invitations.resend(administrator, newest()).orThrow();
        invited("handed@xa.test");
        invitations.handOver(administrator, newest());
        invited("sent@xa.test");
        jdbc.sql(
                        "UPDATE delivery_mail SET state = 'SENT', next_try_at = NULL, ended_at = written_at WHERE recipient = 'sent@xa.test'")
                .update();
        invitations.withdraw(administrator, newest()).orThrow();

        assertThat(jdbc.sql(
                                "SELECT recipient || ' ' || state || CASE WHEN plain = '' THEN '' ELSE ' kept' END FROM delivery_mail ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "withdrawn@xa.test RECALLED",
                        "renewed@xa.test RECALLED",
                        "renewed@xa.test WAITING kept",
                        "handed@xa.test RECALLED",
                        "sent@xa.test SENT kept");
    }

    @Test
    void withoutAMailServerTheLinkIsHandedOverInPerson() throws Exception {
        invite().orThrow();
        String inTheMail = world.token(MAIL);
        jdbc.sql("UPDATE people_invitation SET expires_at = invited_at").update();

        String token = invitations.handOver(administrator, only().id()).replaceFirst(".*/loi-moi/", "");

        assertThat(everythingStored()).doesNotContain(token);
        assertThat(world.mails(MAIL)).as("nothing new to send").isEqualTo(1);
        assertThat(invitations.behind(inTheMail)).isEmpty();
        assertThat(only().expiresAt()).isAfter(only().invitedAt().plus(Invitations.VALID.minusMinutes(1)));
        assertThat(jdbc.sql(
                                "SELECT act FROM audit_entry WHERE subject_kind = 'invitation' AND subject_id = :id ORDER BY id")
                        .param("id", only().id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("invitation.sent", "invitation.link-shown");
        UUID id = only().id();
        world.hold("ninhhiep", Role.ADMINISTRATOR, AN, null);
        Actor elsewhere = world.actor("ninhhiep", Role.ADMINISTRATOR);
        assertThatThrownBy(() -> invitations.handOver(elsewhere, id)).isInstanceOf(Refusal.class);
        invitations.accept(token, "tan.tay", HASH).orThrow();
        assertThatThrownBy(() -> invitations.handOver(administrator, id)).isInstanceOf(Refusal.class);
    }

    /** Each says whose it is; of those that somebody holds already none is taken away. */
    @Test
    void allLinksThatNobodyHoldsAreHandedOverAtOnce() {
        lists.invite(
                        administrator,
                        send(
                                "Họ tên;Thư điện tử;Vai trò;Mã đơn vị\nLê Thị An;an@xa.test;Cán bộ đơn vị;UBND X. Ninh An\n"
                                        + "Lê Văn Bình;binh@xa.test;Thủ trưởng đơn vị;UBND xã Ninh Đông\n"))
                .orThrow();
        invite().orThrow();
        UUID held = invitations.of(administrator, 0, 9).stream()
                .filter(one -> one.mail().equals(MAIL))
                .findFirst()
                .orElseThrow()
                .id();
        String holds = invitations.handOver(administrator, held).replaceFirst(".*/loi-moi/", "");
        assertThat(invitations.unsent(administrator)).isEqualTo(2);

        List<Invitations.Link> links = invitations.handOverAll(administrator);

        assertThat(links)
                .extracting(
                        link -> link.invitation().name(),
                        link -> invitations
                                .behind(link.address().replaceFirst(".*/loi-moi/", ""))
                                .orElseThrow()
                                .name())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Lê Thị An", "Lê Thị An"),
                        org.assertj.core.groups.Tuple.tuple("Lê Văn Bình", "Lê Văn Bình"));
        assertThat(everythingStored()).doesNotContain(links.getFirst().address().replaceFirst(".*/loi-moi/", ""));
        assertThat(invitations.behind(holds)).isPresent();
        assertThat(invitations.unsent(administrator)).isZero();
        world.hold("ninhhiep", Role.ADMINISTRATOR, AN, null);
        assertThat(invitations.handOverAll(world.actor("ninhhiep", Role.ADMINISTRATOR)))
                .isEmpty();
    }

    @Test
    void thePageSaysWhoseALinkIsAndThatTheOperatorHasToNameTheAddress() throws Exception {
        invite().orThrow();
        var quantri = user(people.loadUserByUsername("quantri"));
        var cookies = mvc.perform(post("/quan-tri/loi-moi/" + only().id() + "/duong-dan")
                        .with(quantri)
                        .with(csrf()))
                .andExpect(redirectedUrl("/quan-tri/loi-moi"))
                .andReturn()
                .getResponse()
                .getCookies();
        var list = org.jsoup.Jsoup.parse(
                mvc.perform(get("/quan-tri/loi-moi").cookie(cookies).with(quantri))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(list.select(".card h2").text())
                .contains("Đường dẫn của " + only().name() + " (Cán bộ đơn vị, " + only().bodyName() + ")");
        assertThat(list.select("code.handed").text()).startsWith("http://localhost");
        assertThat(list.select(".banner").text()).contains("GUONGSANG_URL", "http://localhost");
    }

    @Test
    void allLinksLeaveAsOnePageOrSheet() throws Exception {
        invite().orThrow();
        var quantri = user(people.loadUserByUsername("quantri"));
        var all = post("/quan-tri/loi-moi").with(quantri).with(csrf());
        var page = org.jsoup.Jsoup.parse(mvc.perform(all.param("tat-ca", "1"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select("tbody tr").text()).contains(only().name(), only().bodyName(), "/loi-moi/");
        assertThat(mvc.perform(post("/quan-tri/loi-moi")
                                .with(quantri)
                                .with(csrf())
                                .param("tat-ca", "xlsx"))
                        .andReturn()
                        .getResponse()
                        .getContentType())
                .contains("spreadsheetml");
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replace(path, "");
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneComesIn() throws Exception {
        invite().orThrow();
        String token = world.token(MAIL);
        List<Callable<Verdict>> acts =
                List.of(() -> invitations.accept(token, "mot", HASH), () -> invitations.accept(token, "hai", HASH));
        try (var threads = Executors.newFixedThreadPool(2)) {
            long in = threads.invokeAll(acts).stream()
                    .filter(verdict -> verdict.resultNow().allowed())
                    .count();
            assertThat(in).isEqualTo(1);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM identity_account WHERE username IN ('mot', 'hai')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Two who look after the same people, or one who clicks twice. */
    @Test
    void ofTwoWhoAskForAllLinksAtOnceNobodyGetsOneThatIsDead() throws Exception {
        invite().orThrow();
        Callable<List<Invitations.Link>> ask = () -> invitations.handOverAll(administrator);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Invitations.Link> links = threads.invokeAll(List.of(ask, ask)).stream()
                    .flatMap(asked -> asked.resultNow().stream())
                    .toList();
            assertThat(links)
                    .isNotEmpty()
                    .allSatisfy(
                            link -> assertThat(invitations.behind(link.address().replaceFirst(".*/loi-moi/", "")))
                                    .isPresent());
        }
    }

    /** A body may end within the week in which a link works. */
    @Test
    void nobodyComesIntoABodyThatHasEndedSinceTheyWereInvited() throws Exception {
        UUID dong = invitations.get(administrator, invitedTo(DONG)).bodyId();
        String token = world.token("ket.thuc@xa.test");
        assertThat(invitations.behind(token)).isPresent();
        jdbc.sql("UPDATE organisation_body SET valid_to = '2025-03-09' WHERE id = :id")
                .param("id", dong)
                .update();
        try {
            assertThat(page("/loi-moi/" + token)).isEqualTo(page("/loi-moi/" + "A".repeat(43)));
            assertThat(code(invitations.accept(token, "den.muon", HASH))).isEqualTo("people.refused.link");
            assertThat(accounts.byUsername("den.muon")).isEmpty();
        } finally {
            jdbc.sql("UPDATE organisation_body SET valid_to = NULL WHERE id = :id")
                    .param("id", dong)
                    .update();
        }
    }

    private UUID invitedTo(String body) {
        invitations
                .invite(
                        administrator,
                        new Wish(
                                "Người Đến Muộn",
                                "ket.thuc@xa.test",
                                Role.OFFICER,
                                jdbc.sql("SELECT id FROM organisation_body WHERE name = :name")
                                        .param("name", body)
                                        .query(UUID.class)
                                        .single(),
                                TODAY,
                                null))
                .orThrow();
        return newest();
    }

    @Test
    void anAdministratorInvitesToTheOwnBodiesOnly() {
        Actor officer = world.actor("ninhdong", Role.OFFICER);
        assertThatThrownBy(() -> invitations.invite(officer, wish(DONG))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> invitations.invite(administrator, wish("UBND huyện Chư Sê")))
                .isInstanceOf(Refusal.class);
        invite().orThrow();
        assertThat(code(invite())).isEqualTo("people.refused.invited");
        world.hold("ninhhiep", Role.ADMINISTRATOR, AN, null);
        Actor elsewhere = world.actor("ninhhiep", Role.ADMINISTRATOR);
        UUID id = only().id();
        assertThatThrownBy(() -> invitations.resend(elsewhere, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> invitations.withdraw(elsewhere, id)).isInstanceOf(Refusal.class);
        assertThat(invitations.of(elsewhere, 0, 10)).isEmpty();
    }

    @Test
    void aForgottenPasswordIsSetAnewOnceWithinAnHour() throws Exception {
        jdbc.sql("UPDATE identity_account SET mail = 'tho@xa.test' WHERE username = 'ninhtho'")
                .update();
        String known = forgotten("ninhtho");
        assertThat(forgotten("khong.co")).isEqualTo(known);
        assertThat(forgotten("THO@xa.test")).isEqualTo(known);
        assertThat(mails("tho@xa.test", 2)).isEqualTo(2);
        String token = world.token("tho@xa.test");
        assertThat(everythingStored()).doesNotContain(token);

        mvc.perform(post("/dat-lai-mat-khau/" + token)
                        .with(csrf())
                        .param("password", "con trâu vàng qua cầu tre")
                        .param("again", "con trâu vàng qua cầu tre"))
                .andExpect(redirectedUrl("/dang-nhap"));
        assertThat(code(passwords.reset(token, HASH))).isEqualTo("people.refused.link");

        forgotten("ninhtho");
        assertThat(mails("tho@xa.test", 3)).as("three an hour").isEqualTo(3);
        String third = world.token("tho@xa.test");
        passwords.forgotten("ninhtho");
        assertThat(world.mails("tho@xa.test")).isEqualTo(3);
        jdbc.sql("UPDATE people_reset SET expires_at = asked_at").update();
        assertThat(code(passwords.reset(third, HASH))).isEqualTo("people.refused.link");
    }

    @Test
    void whoAsksForManyLinksWaitsWhetherTheAccountsAreThereOrNot() throws Exception {
        for (int i = 0; i < 10; i++) {
            asked("khong.co." + i, "10.9.0.1").andExpect(status().isOk());
        }
        for (String who : List.of("ninhtho", "khong.co")) {
            assertThat(asked(who, "10.9.0.1")
                            .andExpect(status().isUnprocessableContent())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains("Đề nghị chờ 3 phút", "value=\"" + who + "\"");
        }
        asked("khong.co", "10.9.0.2").andExpect(status().isOk());
    }

    private ResultActions asked(String who, String from) throws Exception {
        return mvc.perform(
                post("/quen-mat-khau").remoteAddress(from).with(csrf()).param("who", who));
    }

    /** The mails to an address, once there are so many: they are written beside the answer. */
    private int mails(String address, int awaited) throws InterruptedException {
        for (int i = 0; i < 100 && world.mails(address) < awaited; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return world.mails(address);
    }

    private String forgotten(String who) throws Exception {
        return mvc.perform(post("/quen-mat-khau").with(csrf()).param("who", who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private Verdict invite() {
        return invitations.invite(administrator, wish(DONG));
    }

    private Wish wish(String body) {
        return new Wish("Trần Văn Mới", MAIL, Role.OFFICER, world.body(body), TODAY, null);
    }

    private String invited(String mail) {
        invitations
                .invite(administrator, new Wish("Ai Đó", mail, Role.OFFICER, world.body(AN), TODAY, null))
                .orThrow();
        return world.token(mail);
    }

    private UUID newest() {
        return jdbc.sql("SELECT id FROM people_invitation ORDER BY id DESC LIMIT 1")
                .query(UUID.class)
                .single();
    }

    private Invitation only() {
        List<Invitation> all = invitations.of(administrator, 0, Paging.first().limit());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private String everythingStored() {
        return String.join(
                        "\n",
                        jdbc.sql("SELECT invitation::text FROM people_invitation invitation")
                                .query(String.class)
                                .list())
                + String.join(
                        "\n",
                        jdbc.sql("SELECT reset::text FROM people_reset reset")
                                .query(String.class)
                                .list())
                + String.join(
                        "\n",
                        jdbc.sql("SELECT details::text FROM audit_entry")
                                .query(String.class)
                                .list());
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
