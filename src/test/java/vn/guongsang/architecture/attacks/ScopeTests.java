package vn.guongsang.architecture.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.By;
import vn.guongsang.council.AgendaSource;
import vn.guongsang.council.Council;
import vn.guongsang.council.Council.Function;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.Councils;
import vn.guongsang.council.Matter;
import vn.guongsang.council.Sessions;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.guidance.Guidance;
import vn.guongsang.guidance.Guidance.Strength;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.job.JobAction;
import vn.guongsang.job.Work;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.organisation.Aliases;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.Plans;
import vn.guongsang.signin.domain.ClaimRules;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Whoever answers for one body and wants to decide about others: not by the id in the address, which the table of
 * roles and routes tries, but by what a form, a name or an id inside of it says.
 */
@InDemoWorld
@Transactional
class ScopeTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

    /** Pages of ours; no downloads, and no choice of language or looks. */
    private static final Pattern WALKED = Pattern.compile("/(?!assets|dang-)(?!.*[?&](lang|theme|density)=)"
            + "(?!.*[./](excel|xlsx|pdf|docx|edxml|ics|atom|yaml|csv|png|zip|tai-xuong|tep|anh)([/?]|$)).*");

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Bodies bodies;

    @Autowired
    Aliases aliases;

    @Autowired
    Accounts accounts;

    @Autowired
    Plans plans;

    @Autowired
    PlanLoading loading;

    @Autowired
    Parts parts;

    @Autowired
    ClaimRules rules;

    @Autowired
    Permissions permissions;

    @Autowired
    Councils councils;

    @Autowired
    Sessions sessions;

    @Autowired
    List<AgendaSource> sources;

    @Autowired
    DossierPath dossiers;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Guidance guidance;

    Body town;
    Body ward;
    Body neighbour;
    Body below;

    @BeforeEach
    void world() {
        town = bodies.byCode("thi-xa-ninh-hoa").orElseThrow();
        ward = add("UBND xã Dưới Quyền", "commune", town);
        neighbour = add("UBND xã Láng Giềng", "commune", town);
        below = add("Trường Mầm non Dưới Quyền", "unit", ward);
        holds("quantri.duoiquyen", Role.ADMINISTRATOR, ward);
    }

    // ---- what is shown

    /** Whoever may not is not led to where they are refused. Found by walking, so pages made later are tried too. */
    @ParameterizedTest
    @ValueSource(strings = {"quantri.duoiquyen", "noivu.ninhhoa", "hoidong.ninhhoa", "kinhte.ninhhoa"})
    void noLinkLeadsToARefusal(String username) throws Exception {
        Map<String, Integer> kinds = new HashMap<>();
        List<String> refused = new ArrayList<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/muc-luc", "/viec", "/ke-hoach"));
        Set<String> seen = new HashSet<>(ahead);
        while (!ahead.isEmpty()) {
            String path = ahead.removeFirst();
            MockHttpServletResponse page = as(username, get(URI.create(path)));
            if (List.of(403, 404, 409).contains(page.getStatus())) {
                refused.add(page.getStatus() + " " + path);
            }
            for (Element link : Jsoup.parse(page.getContentAsString(), "http://localhost" + path)
                    .select("a[href]")) {
                String to = link.absUrl("href").replaceAll("^http://localhost|#.*", "");
                if (WALKED.matcher(to).matches() && kinds.merge(shape(to), 1, Integer::sum) == 1 && seen.add(to)) {
                    ahead.addLast(to);
                }
            }
        }

        assertThat(kinds).hasSizeGreaterThan(30);
        assertThat(refused).isEmpty();
    }

    /** An address without what is one thing's own. */
    private static String shape(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                .replaceAll("=[^&]*", "=")
                .replaceAll("^(/ke-hoach|/guong|/danh-hieu-va-hinh-thuc)/[^/?]+", "$1/{code}")
                .replaceAll("/(phong-trao|nghia-vu|chi-tieu|phien-ban)/[^/?]+", "/$1/{code}");
    }

    // ---- the order of steps

    /** A vote on what is no longer there could not be closed, and the session neither. */
    @Test
    void noVoteIsHeldOnADossierThatWasWithdrawn() {
        Actor secretary = actor("thuky.ninhhoa", Role.COUNCIL_SECRETARY);
        record OnAgenda(UUID item, UUID session, UUID dossier) {}
        OnAgenda agenda = jdbc.sql("""
                        SELECT id AS item, session_id AS session, matter_id AS dossier
                          FROM council_item
                         WHERE kind = 'dossier'
                        """).query(OnAgenda.class).single();
        jdbc.sql("UPDATE council_session SET met_on = :day WHERE id = :id")
                .param("day", DAY)
                .param("id", agenda.session())
                .update();
        Set<UUID> members = sessions.get(agenda.session()).members().stream()
                .map(Seat::account)
                .collect(Collectors.toSet());
        sessions.begin(secretary, agenda.session(), members).orThrow();
        withdrawn(agenda.dossier(), "WITHDRAWN");
        assertThat(code(sessions.openVote(secretary, agenda.session(), agenda.item(), true, "")))
                .isEqualTo("dossier.refused.not-before-council");

        withdrawn(agenda.dossier(), "APPRAISED");
        sessions.openVote(secretary, agenda.session(), agenda.item(), true, "").orThrow();
        assertThat(code(dossiers.withdraw(actor("ninhdong", Role.OFFICER), agenda.dossier(), "Rút")))
                .isEqualTo("dossier.refused.voting");
        assertThat(code(dossiers.sendBack(
                        actor("noivu.ninhhoa", Role.HUB_OFFICER), agenda.dossier(), "Bổ sung", List.of())))
                .isEqualTo("dossier.refused.voting");
        Matter matter = sessions.get(agenda.session()).item(agenda.item()).matter();
        assertThat(sources.stream().map(source -> code(source.vote(matter))))
                .as("nor does another council vote on it")
                .contains("dossier.refused.voting");
    }

    private void withdrawn(UUID dossier, String state) {
        jdbc.sql("UPDATE dossier_dossier SET state = :state WHERE id = :id")
                .param("state", state)
                .param("id", dossier)
                .update();
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "";
    }

    // ---- the directory

    @Test
    void nobodyTakesABodyOutFromBelowWhoeverStandsAboveIt() throws Exception {
        assertThat(as("quantri.duoiquyen", corrected(below, "Trường Mầm non Dưới Quyền", ""))
                        .getStatus())
                .isEqualTo(422);
        assertThat(bodies.get(below.id()).parentId()).isEqualTo(ward.id());
        assertThat(as("quantri.duoiquyen", corrected(ward, ward.name(), "")).getStatus())
                .isEqualTo(403);
        assertThat(bodies.isTopmost(ward.id())).isFalse();

        MockHttpServletResponse added = as(
                "quantri.duoiquyen",
                post("/don-vi/moi")
                        .param("ten", "Đơn vị Không Cấp Trên")
                        .param("loai", "agency")
                        .param("cap", "province")
                        .param("tren", ""));
        assertThat(added.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(added.getContentAsString()).select("#tren-loi").text())
                .contains(ward.name());
    }

    /** The list of people, files and mails are made of the names of bodies, a line or a cell each. */
    @Test
    void noNameOfABodyBreaksWhatIsMadeOfIt() throws Exception {
        assertThat(as(
                                "quantri",
                                corrected(
                                        ward,
                                        "=1+1\r\nBcc: a@evil.example\r\nUBND xã\u202e \u0007Dưới Quyền",
                                        "[" + town.code() + "]"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(bodies.get(ward.id()).name()).isEqualTo("=1+1 Bcc: a@evil.example UBND xã Dưới Quyền");
        jdbc.sql("UPDATE organisation_version SET name = :name WHERE body_id = :ward")
                .param("name", "Tên cũ\nhai dòng")
                .param("ward", ward.id())
                .update();

        assertThat(as("quantri", get("/quan-tri/tai-khoan")).getStatus()).isEqualTo(200);
        assertThat(as("quantri", get("/quan-tri/tai-khoan/excel")).getStatus()).isEqualTo(200);
    }

    @Test
    void whatABodyIsCalledIsSaidAboveIt() throws Exception {
        assertThat(as("quantri.duoiquyen", get("/don-vi/" + ward.id() + "/sua")).getStatus())
                .isEqualTo(403);
        assertThat(as("quantri.duoiquyen", corrected(ward, "Phòng Nội vụ", "[" + town.code() + "]"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(Jsoup.parse(as("quantri.duoiquyen", get("/don-vi/" + ward.id()))
                                .getContentAsString())
                        .select("a[href$=/sua]"))
                .isEmpty();
        assertThat(as("quantri.duoiquyen", corrected(below, "Trường Mầm non Mới", "[" + ward.code() + "]"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(as("quantri", corrected(ward, "UBND xã Dưới Quyền Mới", "[" + town.code() + "]"))
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void nobodyBecomesTheHubOfAPlanByWhatTheyCallABodyBelowTheirs() {
        Plan plan = plans.byCode("ninh-hoa-2021").orElseThrow();
        Body named = add("Phòng Nội vụ", "district", ward);
        Body coded = bodies.add(
                By.SYSTEM,
                new NewBody(
                        UUID.randomUUID(), "phong-noi-vu", new Facts("Tổ Một", "agency", "unit", ward.id(), "", "")));
        Body issuing = add("UBND thị xã Ninh Hòa", "district", ward);
        Body elsewhere =
                add("Phòng Nội vụ", "central", bodies.byCode("tinh-binh-thuan").orElseThrow());
        Body hub = bodies.get(actor("noivu.ninhhoa", Role.HUB_OFFICER).bodyId());

        loading.settleParts(plan.id());

        assertThat(parts.oversees(hub.id(), plan.id())).isTrue();
        assertThat(parts.oversees(town.id(), plan.id())).isTrue();
        assertThat(Stream.of(named, coded, issuing, elsewhere))
                .allSatisfy(body -> assertThat(parts.of(body.id(), plan.id(), ""))
                        .as(body.code())
                        .doesNotContain(Part.HUB, Part.ISSUER));
    }

    /** The body with the code of a territory issues what is loaded for it, so nobody takes that beforehand. */
    @Test
    void nobodyGivesACodeButBelowTheirOwn() throws Exception {
        assertThat(as("quantri.duoiquyen", added("tinh-chua-co")).getStatus()).isEqualTo(422);
        assertThat(as("quantri.duoiquyen", added(town.code() + "/so-noi-vu")).getStatus())
                .isEqualTo(422);
        assertThat(as("quantri.duoiquyen", added(ward.code() + "/to-mot")).getStatus())
                .isEqualTo(302);
        assertThat(as("quantri", added("to-hai")).getStatus()).isEqualTo(302);
    }

    private MockHttpServletRequestBuilder added(String code) {
        return post("/don-vi/moi")
                .param("ten", "Tổ Nghiệp vụ " + code)
                .param("loai", "agency")
                .param("cap", "unit")
                .param("ma", code)
                .param("tren", "[" + ward.code() + "]");
    }

    @Test
    void nobodyTakesAStrangerIntoTheirCluster() throws Exception {
        UUID cluster = UUID.randomUUID();
        as(
                "quantri.duoiquyen",
                post("/cum-khoi")
                        .param("id", cluster.toString())
                        .param("cua", "[" + ward.code() + "]")
                        .param("loai", "cluster")
                        .param("ten", "Cụm Dưới Quyền"));

        assertThat(as("quantri.duoiquyen", joins(cluster, neighbour)).getStatus())
                .isEqualTo(422);
        assertThat(as("quantri.duoiquyen", joins(cluster, below)).getStatus()).isEqualTo(302);
    }

    // ---- councils

    @Test
    void nobodyKeepsTheCouncilOfAnAuthorityWhoseHubTheyAreNot() {
        Actor secretary = holds("thuky.duoiquyen", Role.COUNCIL_SECRETARY, ward);

        assertThat(councils.bodiesFor(secretary)).extracting(Body::id).containsExactly(ward.id());
        assertThat(councils.setUp(secretary, UUID.randomUUID(), town.id(), "Hội đồng thị xã", "QĐ 1")
                        .allowed())
                .isFalse();
        assertThat(councils.bodiesFor(actor("thuky.ninhhoa", Role.COUNCIL_SECRETARY)))
                .extracting(Body::id)
                .contains(town.id());
    }

    @Test
    void aSeatIsChangedInItsOwnCouncilAlone() {
        Council council = councils.ofBody(town.id()).getFirst();
        Seat seat = council.seats().getFirst();
        Actor secretary = holds("thuky.duoiquyen", Role.COUNCIL_SECRETARY, ward);
        UUID own = UUID.randomUUID();
        councils.setUp(secretary, own, ward.id(), "Hội đồng xã", "QĐ 1").orThrow();

        Verdict taken = councils.seat(
                secretary,
                own,
                new Seat(
                        seat.id(),
                        secretary.accountId(),
                        secretary.name(),
                        Function.MEMBER,
                        "",
                        DAY.minusYears(1),
                        DAY.minusYears(1),
                        "QĐ 2"));

        assertThat(taken).isEqualTo(Verdict.refused("council.hidden"));
        assertThat(councils.get(council.id()).seats()).isEqualTo(council.seats());
    }

    @Test
    void nobodyReadsWhoIsLetInElsewhere() throws Exception {
        rules.add(actor("quantri", Role.ADMINISTRATOR), "email", "ai-do@thi-xa.test", Role.LEADER, town.id(), false);
        rules.add(
                actor("quantri.duoiquyen", Role.ADMINISTRATOR), "email", "ai-do@xa.test", Role.HEAD, ward.id(), false);

        assertThat(as("quantri.duoiquyen", get("/quan-tri/dang-nhap-chung")).getContentAsString())
                .contains("ai-do@xa.test")
                .doesNotContain("ai-do@thi-xa.test");
        assertThat(as("quantri", get("/quan-tri/dang-nhap-chung")).getContentAsString())
                .contains("ai-do@xa.test", "ai-do@thi-xa.test");
    }

    // ---- what was begun in a post that is gone

    @Test
    void nobodySetsAWorkGoingAgainWithoutThePostThatAskedForIt() {
        Actor administrator = actor("quantri.duoiquyen", Role.ADMINISTRATOR);
        Work asked = failed(administrator.by());
        assertThat(permissions.may(administrator, JobAction.STEER_WORK, asked)).isTrue();

        Actor moved = holds("can.bo.dichuyen", Role.OFFICER, neighbour);
        By before = new By(moved.accountId(), moved.name(), "ADMINISTRATOR", ward.id(), ward.name());
        assertThat(permissions.may(moved, JobAction.READ_WORK, failed(before))).isTrue();
        assertThat(permissions.may(moved, JobAction.STEER_WORK, failed(before))).isFalse();
    }

    private static Work failed(By by) {
        return new Work(
                UUID.randomUUID(),
                "bodies-import",
                "",
                by,
                Work.State.FAILED,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0,
                false,
                "",
                List.of(),
                "");
    }

    // ---- records, numbers

    @Test
    void aFormCannotNameTheRecordOfAnother() {
        Actor officer = actor("ninhdong", Role.OFFICER);
        Actor other = actor("ninhson", Role.OFFICER);
        NewSubject theirs =
                new NewSubject(UUID.randomUUID(), "individual", "Ngô Thị Của Người", other.bodyId(), "", null);
        subjects.add(other, theirs);

        assertThat(subjects.add(other, theirs)).as("sent twice").isEqualTo(theirs.id());
        assertThatThrownBy(() -> subjects.add(
                        officer, new NewSubject(theirs.id(), "individual", "Ai Đó", officer.bodyId(), "", null)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anAuthoritySaysTheStrengthOfBodiesBelowItAlone() {
        Actor hub = holds("daumoi.duoiquyen", Role.HUB_OFFICER, ward);

        for (Body body : List.of(neighbour, ward, town)) {
            assertThatThrownBy(() -> guidance.enter(hub, ward.id(), strength(body)))
                    .as(body.name())
                    .isInstanceOf(Refusal.class);
        }
        guidance.enter(hub, ward.id(), strength(below));
        guidance.enter(actor("noivu.ninhhoa", Role.HUB_OFFICER), town.id(), strength(ward));
        assertThat(guidance.strengths(Set.of(ward.id(), below.id()), 2025)).hasSize(2);
    }

    /** An id that a form made is not the right to change what bears it. */
    @Test
    void nothingIsOverwrittenByAnIdAlone() throws IOException {
        Pattern overwrites =
                Pattern.compile("ON CONFLICT \\(id\\) DO UPDATE\\s+SET[^\"]*\"\"\"", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                assertThat(overwrites.matcher(Files.readString(file)).results())
                        .as(file.toString())
                        .allMatch(statement -> statement.group().contains(" WHERE "));
            }
        }
    }

    // ----

    private Body add(String name, String level, Body parent) {
        return bodies.add(
                By.SYSTEM,
                new NewBody(
                        UUID.randomUUID(),
                        "thu-" + UUID.randomUUID(),
                        new Facts(
                                name,
                                level.equals("commune") ? "people-committee" : "department",
                                level,
                                parent.id(),
                                "",
                                "")));
    }

    private Actor holds(String username, Role role, Body body) {
        Account account = accounts.open(By.SYSTEM, username, "Người Thử", accounts.hash("guongsang-mau"));
        accounts.appoint(By.SYSTEM, account, role, body.id());
        return actor(username, role);
    }

    private Actor actor(String username, Role role) {
        UUID id = accounts.idOf(username).orElseThrow();
        List<Post> posts = accounts.posts(id);
        Post held =
                posts.stream().filter(post -> post.role() == role).findFirst().orElseThrow();
        return new Actor(id, username, username, held, posts);
    }

    private static MockHttpServletRequestBuilder corrected(Body body, String name, String parent) {
        return post("/don-vi/" + body.id() + "/sua")
                .param("ten", name)
                .param("loai", body.kind())
                .param("cap", body.level())
                .param("tren", parent);
    }

    private static MockHttpServletRequestBuilder joins(UUID cluster, Body body) {
        return post("/cum-khoi/" + cluster + "/thanh-vien")
                .param("vao", body.id().toString())
                .param("vao-ngay", "10/3/2025");
    }

    private static Strength strength(Body body) {
        return new Strength(body.id(), 2025, 10, 2, "Báo cáo biên chế", "");
    }

    private MockHttpServletResponse as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(people.loadUserByUsername(username)))
                        .with(csrf())
                        .characterEncoding("UTF-8"))
                .andReturn()
                .getResponse();
    }
}
