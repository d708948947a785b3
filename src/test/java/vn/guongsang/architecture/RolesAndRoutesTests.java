package vn.guongsang.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.certificate.Designs;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.outgoing.PaperForm;
import vn.guongsang.outgoing.PaperForms;

/**
 * Every role walks over every route, and {@code routes.tsv} says what each may find there. What was
 * found is left in {@code target/routes.tsv}: a new route is added to the table by hand, and each of its
 * cells is a decision, not a copy.
 */
@InDemoWorld
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesAndRoutesTests {

    /** What somebody finds who asks. */
    enum Outcome {
        /** a page, a file, or on to another page */
        OK,
        /** as if it were not there */
        HIDDEN,
        /** it was public once */
        GONE,
        FORBIDDEN,
        SIGN_IN,
        /** may ask, but not now or not with an empty form */
        REFUSED;

        static Optional<Outcome> of(HttpResponse<byte[]> answer) {
            String location = answer.headers().firstValue("Location").orElse("");
            return switch (answer.statusCode()) {
                case 401 -> Optional.of(SIGN_IN);
                case 403 -> Optional.of(FORBIDDEN);
                case 404 -> Optional.of(HIDDEN);
                case 410 -> Optional.of(GONE);
                case 409, 422 -> Optional.of(REFUSED);
                case 301, 302, 303 -> Optional.of(URI.create(location).getPath().equals("/dang-nhap") ? SIGN_IN : OK);
                default -> answer.statusCode() / 100 == 2 ? Optional.of(OK) : Optional.empty();
            };
        }
    }

    /** Objects that everybody who is signed in, or the public, may see. */
    private static final Set<String> OPEN = Set.of("-", "plan");

    /** Addresses with an id that is not somebody's and somebody else's. */
    private static final Set<String> WITHOUT_CONTRAST = Set.of(
            // one's own account: an id of somebody else's changes nothing there
            "/tai-khoan/",
            // secret addresses, open to whoever knows them; the table walks with a wrong one
            "/dat-lai-mat-khau/",
            "/khoi-tao/",
            "/xac-thuc/",
            // the dossier that is walked has no portrait
            "/ho-so/{id}/anh/tep",
            // the public is asked
            "/lay-y-kien/",
            // the directory is open to all who are signed in
            "/don-vi/{id}",
            "/don-vi/sap-xep/{id}",
            "/cum-khoi/{id}",
            // so is the law
            "/danh-hieu-va-hinh-thuc/{code}",
            // the consent of the demo world was given in words: there is no paper behind it
            "/tuyen-truyen/{id}/dong-y/{consent}");

    private static final String NOBODY = "nobody";

    /** Who walks, as which of their roles. Whoever brought an exemplar forward is told by the exemplar. */
    private static final Map<String, List<String>> PEOPLE = Map.ofEntries(
            Map.entry("owner", List.of("ninhdong", "OFFICER")),
            Map.entry("foreign-officer", List.of("ninhtho", "OFFICER")),
            Map.entry("officer-elsewhere", List.of("chuse", "OFFICER")),
            Map.entry("head", List.of("chutich.ninhdong", "HEAD")),
            Map.entry("appraiser", List.of("thamdinh.ninhhoa", "APPRAISER")),
            Map.entry("auditor", List.of("nhatky.ninhhoa", "AUDITOR")),
            Map.entry("lead", List.of("kinhte.ninhhoa", "OFFICER")),
            Map.entry("hub", List.of("noivu.ninhhoa", "HUB_OFFICER")),
            Map.entry("hub-elsewhere", List.of("daumoi.gialai", "HUB_OFFICER")),
            Map.entry("secretary", List.of("thuky.ninhhoa", "COUNCIL_SECRETARY")),
            Map.entry("leader", List.of("lanhdao.ninhhoa", "LEADER")),
            Map.entry("council", List.of("hoidong.ninhhoa", "COUNCIL_MEMBER")),
            Map.entry("editor", List.of("thuky.ninhhoa", "EDITOR")),
            Map.entry("inspector", List.of("thanhtra.ninhhoa", "INSPECTOR")),
            Map.entry("administrator", List.of("quantri", "ADMINISTRATOR")),
            Map.entry("administrator-below", List.of("chutich.ninhdong", "ADMINISTRATOR")));

    private static final Map<String, String> OWNERS =
            Map.of("submitted", "ninhan", "returned", "ninhhiep", "sensitive", "ninhson");

    /** What must stay with those who may see it. The published one lies beside, to be found by all. */
    private static final Map<String, String> NAMES = Map.of(
            "draft", "Lê Hoài Nam",
            "submitted", "Ban Phát triển thôn Phú Gia",
            "returned", "Chợ Dinh nói không với túi ni lông",
            "published", "Tổ tự quản đường hoa thôn Quang Đông");

    /** Searches in words without marks, which no page could merely echo. */
    private static final List<String> LISTS = List.of(
            "/dien-hinh",
            "/dien-hinh?tim=hoai+nam",
            "/dien-hinh?tim=phu+gia",
            "/dien-hinh?muc=cho-danh-gia",
            "/dien-hinh?muc=tra-lai",
            "/dien-hinh/tai-xuong",
            "/dien-hinh/tai-xuong?tim=cho+dinh",
            "/tim-kiem?q=cho+dinh",
            "/viec",
            "/quyet-dinh",
            "/quyet-dinh?xem=da-ban-hanh",
            "/tuyen-truyen",
            "/tuyen-truyen?xem=ban-nhap",
            "/tuyen-truyen?xem=da-dang",
            "/nhat-ky",
            "/nhat-ky?tu=01/01/2020",
            "/nhat-ky/tai-xuong",
            "/nhan-rong",
            "/nhan-rong?q=phu+gia",
            "/nhiem-vu",
            "/nhiem-vu?ke-hoach=ninh-hoa-2021",
            "/nhiem-vu/tiep-nhan?ke-hoach=ninh-hoa-2021",
            "/nhiem-vu/excel?ke-hoach=ninh-hoa-2021",
            "/ke-hoach/ninh-hoa-2021/phong-trao",
            "/",
            "/guong",
            "/guong?q=hoai+nam",
            "/guong?q=cho+dinh",
            "/guong.atom",
            "/sitemap.xml",
            "/sitemap/trang.xml");

    /** One line of the table. */
    record Line(String method, String pattern, String object, Map<String, String> expected) {

        String route() {
            return method + " " + pattern;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Attachments attachments;

    @Autowired
    private PaperForms forms;

    @Autowired
    private Designs designs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Audit audit;

    @Autowired
    private Permissions permissions;

    @Autowired
    private MessageSource messages;

    private final Map<String, Map<String, String>> objects = new HashMap<>();
    private final Map<String, Walker> walkers = new HashMap<>();
    private final List<String> roles = new ArrayList<>();
    private final List<Line> table = new ArrayList<>();

    @BeforeAll
    void set() throws IOException {
        readTable();
        layOut();
    }

    @Test
    void everyRouteIsInTheTableAndEveryLineIsARoute() {
        Set<String> lines = new TreeSet<>();
        table.forEach(line -> lines.add(line.route()));
        assertThat(lines).isEqualTo(routes());
        assertThat(table).doesNotHaveDuplicates();
    }

    /** One's own and somebody else's: whatever has an id in its address is asked for by both. */
    @Test
    void everyRouteOfAnObjectIsWalkedByOneWhoMayAndByOneWhoMayNot() {
        Map<String, List<Line>> routes = table.stream()
                .filter(line -> line.pattern().contains("{") && !OPEN.contains(line.object()))
                .filter(line -> WITHOUT_CONTRAST.stream().noneMatch(line.pattern()::startsWith))
                .collect(Collectors.groupingBy(Line::route));
        routes.forEach((route, lines) -> {
            Set<String> found = lines.stream()
                    .flatMap(line -> line.expected().values().stream())
                    .collect(Collectors.toSet());
            assertThat(found).as(route + ": nobody may").containsAnyOf("OK", "REFUSED");
            assertThat(found).as(route + ": everybody may").containsAnyOf("HIDDEN", "FORBIDDEN");
        });
    }

    /** The table for people, {@code docs/permissions.md}: copy {@code target/permissions.md} there after a change. */
    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        String document = new PermissionsDocument(messages, permissions)
                .of(
                        roles,
                        table.stream()
                                .map(line -> new PermissionsDocument.Row(line.route(), line.object(), line.expected()))
                                .toList());
        Files.writeString(Path.of("target/permissions.md"), document);
        assertThat(Path.of("docs/permissions.md")).hasContent(document);
    }

    @Test
    void everyRoleFindsWhatIsTheirsAndNothingElse() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> found = new ArrayList<>(List.of("method\tpattern\tobject\t" + String.join("\t", roles)));
        for (Line line : table) {
            List<String> cells = new ArrayList<>(List.of(line.method(), line.pattern(), line.object()));
            for (String role : roles) {
                HttpResponse<byte[]> answer = walker(role, line.object()).ask(line);
                String outcome = Outcome.of(answer).map(Outcome::name).orElse("status " + answer.statusCode());
                cells.add(outcome);
                if (!outcome.equals(line.expected().get(role))) {
                    wrong.add("%s of %s by %s: %s instead of %s"
                            .formatted(
                                    line.route(),
                                    line.object(),
                                    role,
                                    outcome,
                                    line.expected().get(role)));
                }
            }
            found.add(String.join("\t", cells));
        }
        Files.write(Path.of("target/routes.tsv"), found);
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsChangedWithoutTheTokenOfTheForm() {
        List<String> accepted = new ArrayList<>();
        for (Line line : table) {
            if (line.method().equals("POST")) {
                // somebody who would be heard with the token
                String role = roles.stream()
                        .filter(one ->
                                Set.of("OK", "REFUSED").contains(line.expected().get(one)))
                        .findFirst()
                        .orElse("owner");
                for (String token : List.of("", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
                    HttpResponse<byte[]> answer = walker(role, line.object()).post(line, token);
                    // who is in already sees what became of the recovery codes of the door
                    String said = line.pattern().equals("/dang-nhap/ma-moi")
                            ? "Mã khôi phục chỉ hiện một lần"
                            : "Phiên làm việc đã hết";
                    if (answer.statusCode() != 403 || !text(answer).contains(said)) {
                        accepted.add(line.route() + " by " + role + ": " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(walker("owner", "-").send("POST", "/dang-xuat", "").statusCode())
                .isEqualTo(403);
        assertThat(new Walker("")
                        .send("POST", "/dang-nhap", "username=ninhdong&password=guongsang-mau")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void noListHoldsWhatItsReaderMayNotOpen() {
        List<String> leaks = new ArrayList<>();
        Map<List<Object>, String> read = new HashMap<>();
        for (String role : roles) {
            for (String list : LISTS) {
                NAMES.forEach((object, name) -> {
                    Walker walker = walker(role, object);
                    String text = read.computeIfAbsent(List.of(walker, list), _ -> text(walker.followed(list)));
                    boolean open = mayOpen(role, object) || object.equals("published");
                    if (!open && text.contains(name)) {
                        leaks.add(role + " finds " + name + " in " + list);
                    }
                });
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void theRegisterAndItsExportHoldExactlyWhatTheirReaderMayOpen() {
        for (String role : roles) {
            NAMES.forEach((object, name) -> {
                for (String list : List.of("/dien-hinh", "/dien-hinh/tai-xuong")) {
                    assertThat(text(walker(role, object).followed(list)).contains(name))
                            .as("%s finds %s in %s", role, name, list)
                            .isEqualTo(mayOpen(role, object));
                }
            });
        }
    }

    @Test
    void thePublicFindsOnlyWhatIsPublished() {
        Walker nobody = walker(NOBODY, "-");
        assertThat(text(nobody.get("/guong"))).contains("Con đường hoa của 118 hộ dân Quang Đông");
        for (String list : List.of(
                "/",
                "/guong",
                "/guong?q=khong+ai+doc",
                "/guong.atom",
                "/sitemap/2025-01.xml",
                "/sitemap/2025-03.xml")) {
            assertThat(text(nobody.get(list))).as(list).doesNotContain("Không ai đọc", "khong-ai-doc", "da-go-xuong");
        }
    }

    private boolean mayOpen(String role, String object) {
        return table.stream()
                .filter(line -> line.route().equals("GET /dien-hinh/{id}")
                        && line.object().equals(object))
                .map(line -> line.expected().get(role))
                .anyMatch("OK"::equals);
    }

    // the routes

    private Set<String> routes() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("vn.guongsang."))
                .flatMap(entry -> {
                    Set<RequestMethod> methods =
                            entry.getKey().getMethodsCondition().getMethods();
                    return (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                            .stream()
                                    .flatMap(method -> entry.getKey().getPatternValues().stream()
                                            .map(pattern -> method + " " + pattern));
                })
                .collect(Collectors.toSet());
    }

    private void readTable() throws IOException {
        try (var resource = RolesAndRoutesTests.class.getResourceAsStream("/routes.tsv")) {
            List<List<String>> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .toList();
            roles.addAll(lines.getFirst().subList(3, lines.getFirst().size()));
            for (List<String> cells : lines.subList(1, lines.size())) {
                Map<String, String> expected = new LinkedHashMap<>();
                for (int i = 0; i < roles.size(); i++) {
                    expected.put(roles.get(i), cells.get(3 + i));
                }
                table.add(new Line(cells.get(0), cells.get(1), cells.get(2), expected));
            }
        }
    }

    // the objects

    private void layOut() throws IOException {
        // who manages the people of one body, and nothing that is everybody's
        jdbc.sql("""
                        INSERT INTO identity_post (account_id, role, body_id)
                        SELECT account_id, 'ADMINISTRATOR', body_id
                          FROM identity_post post
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = 'chutich.ninhdong'
                           AND post.role = 'HEAD'
                        """).update();
        UUID uploader = id("SELECT id FROM identity_account WHERE username = 'ninhdong'");
        Map<String, UUID> exemplars = NAMES.keySet().stream()
                .collect(Collectors.toMap(
                        object -> object,
                        object -> id("SELECT id FROM exemplar_exemplar WHERE name = '" + NAMES.get(object) + "'")));
        exemplars.forEach((object, id) -> objects.put(object, new HashMap<>(Map.of("id", id.toString()))));
        for (String object : List.of("draft", "submitted")) {
            UUID file = attachments
                    .store(new Upload(object + ".png", picture()), uploader)
                    .id();
            jdbc.sql("INSERT INTO exemplar_evidence VALUES (:file, :exemplar, 'nh-gen-1', 'minh-chung.png', now())")
                    .param("file", file)
                    .param("exemplar", exemplars.get(object))
                    .update();
            objects.get(object).put("attachment", file.toString());
        }
        // a file asked for by the address of an exemplar that is not its own
        objects.put(
                "file-of-another",
                Map.of(
                        "id",
                        exemplars.get("submitted").toString(),
                        "attachment",
                        objects.get("draft").get("attachment")));
        stories(exemplars, uploader);
        logged(exemplars);
        UUID body = id("SELECT id FROM organisation_v_body WHERE name = 'UBND xã Ninh Đông'");
        objects.put(
                "plan",
                Map.of(
                        "code", "ninh-hoa-2021",
                        "movement", "nh-mv-01",
                        "obligation", "nh-ob-02",
                        "number", "1",
                        "quota", "nh-q-14",
                        "occasion", "nh-ms-1",
                        "query", "ke-hoach=ninh-hoa-2021"));
        objects.put(
                "plan-request",
                Map.of(
                        "code",
                        "ninh-hoa-2021",
                        "request",
                        request(uploader, body).toString()));
        objects.put("plan-draft", Map.of("id", draft(uploader).toString(), "edition", "1"));
        objects.put("body", Map.of("query", "ke-hoach=ninh-hoa-2021&don-vi=" + body));
        objects.put("one-body", Map.of("id", body.toString()));
        objects.put(
                "succession",
                Map.of(
                        "id",
                        id("SELECT succession_id FROM organisation_ending LIMIT 1")
                                .toString()));
        // declined already: so it refuses another word, whoever gives it
        objects.put(
                "proposal",
                Map.of(
                        "id",
                        id("""
                        WITH proposal AS (
                            INSERT INTO directory_proposal (kind, succession_id, form, effective, basis, before, after, reason,
                                                            body_id, proposed_on, proposed_at, proposed_by, proposed_by_name,
                                                            state, closed_on, closed_at, closed_by_name)
                            SELECT 'ANNUL', '%s', 'MERGE', '2025-07-01', 'Nghị quyết', 'A', 'B', 'ghi nhầm',
                                   post.body_id, '2025-03-10', now(), post.account_id, '',
                                   'DECLINED', '2025-03-10', now(), ''
                              FROM identity_post post
                              JOIN identity_account account ON account.id = post.account_id
                             WHERE account.username = 'quantri'
                               AND post.role = 'ADMINISTRATOR'
                            RETURNING id, body_id
                        )
                        INSERT INTO directory_word (proposal_id, line_id, bodies, word, reason, given_on, given_by_name)
                        SELECT id, body_id, ARRAY[body_id], 'DECLINED', 'không', '2025-03-10', '' FROM proposal
                        RETURNING proposal_id
                        """.formatted(objects.get("succession").get("id"))).toString()));
        objects.put(
                "bloc",
                Map.of(
                        "id",
                        id("SELECT id FROM organisation_bloc ORDER BY id LIMIT 1")
                                .toString()));
        objects.put("-", Map.of("file:.+", asset(), "part", "trang"));
        objects.put("award", Map.of("code", "GK"));
        objects.put("instance", Map.of("instance", id("""
                        SELECT id
                          FROM plan_instance
                         WHERE obligation = 'nh-ob-01'
                           AND period_from <= '2025-03-10'
                           AND period_to >= '2025-03-10'
                           AND body_id = '%s'
                        """.formatted(body)).toString()));
        UUID criterion = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO unitplan_criterion (id, plan_id, body_id, subject_kind, text,
                                                        proposed_on, proposed_at, proposed_by, proposed_by_name)
                        SELECT :id, id, :body, '', 'Có vườn mẫu', '2025-03-10', '2025-03-10', :person, 'Cán bộ'
                          FROM plan_plan
                         WHERE code = 'ninh-hoa-2021'
                        """)
                .param("id", criterion)
                .param("body", body)
                .param("person", uploader)
                .update();
        objects.put("own-criterion", Map.of("id", criterion.toString()));
        for (String kind : List.of("own-movement", "launched-movement")) {
            UUID movement = UUID.randomUUID();
            jdbc.sql("""
                            INSERT INTO unitplan_movement (id, plan_id, body_id, parent, name, aim, period_from,
                                                           drafted_on, drafted_at, drafted_by, drafted_by_name)
                            SELECT :id, id, :body, '', 'Vườn mẫu', 'Xanh', '2025-03-10',
                                   '2025-03-10', '2025-03-10', :person, 'Cán bộ'
                              FROM plan_plan
                             WHERE code = 'ninh-hoa-2021'
                            """)
                    .param("id", movement)
                    .param("body", body)
                    .param("person", uploader)
                    .update();
            objects.put(kind, Map.of("id", movement.toString()));
        }
        jdbc.sql("""
                        INSERT INTO unitplan_movement_launch (movement_id, document_number, issued_on,
                                                              launched_on, launched_at, launched_by, launched_by_name)
                        VALUES (CAST(:id AS uuid), '1/KH-UBND', '2025-03-10',
                                '2025-03-10', '2025-03-10', :person, 'Chủ tịch')
                        """)
                .param("id", objects.get("launched-movement").get("id"))
                .param("person", uploader)
                .update();
        UUID held = id("""
                        WITH subject AS (
                            INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place,
                                                        added_on, added_at, added_by_name)
                            SELECT id, id, 'individual', 'Đinh Văn Sổ', '%s', '', DATE '2025-03-01', now(), ''
                              FROM (SELECT uuidv7() AS id) made
                            RETURNING id
                        )
                        INSERT INTO ledger_award (id, subject_id, award, award_name, list, year, ground, deed, number,
                                                  issuer, body_id, source, entered_on, entered_at, entered_by_name)
                        SELECT uuidv7(), id, 'GK', 'Giấy khen', 'FORM', 2023, 'MERIT', '', '1', 'UBND', '%s', 'RECORD',
                               DATE '2025-03-01', now(), ''
                          FROM subject
                        RETURNING id
                        """.formatted(body, body));
        UUID holder = id("SELECT subject_id FROM ledger_award WHERE id = '%s'".formatted(held));
        objects.put(
                "ledger",
                Map.of(
                        "id", holder.toString(),
                        "kind", "PARTY_MEMBERSHIP",
                        "award", held.toString(),
                        "membership", id("""
                        INSERT INTO ledger_membership (id, subject_id, organisation, leader, since, basis,
                                                       entered_on, entered_at, entered_by_name)
                        VALUES (uuidv7(), '%s', 'Công đoàn', false, DATE '2020-01-01', 'thẻ', DATE '2025-03-01', now(), '')
                        RETURNING id
                        """.formatted(holder)).toString(),
                        "record", id("""
                        INSERT INTO ledger_work (id, subject_id, kind, name, scope, year, recognised_by, basis,
                                                 entered_on, entered_at, entered_by_name)
                        VALUES (uuidv7(), '%s', 'INITIATIVE', 'sáng kiến', 'BASE', 2024, 'xã', 'quyết định',
                                DATE '2025-03-01', now(), '')
                        RETURNING id
                        """.formatted(holder)).toString(),
                        "merge", id("""
                        WITH twin AS (
                            INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place,
                                                        added_on, added_at, added_by_name)
                            SELECT id, id, 'individual', 'Đinh Văn Sổ', '%s', '', DATE '2025-03-01', now(), ''
                              FROM (SELECT uuidv7() AS id) made
                            RETURNING id
                        )
                        INSERT INTO ledger_merge (id, gone_id, kept_id, reason, proposed_on, proposed_at, proposed_by,
                                                  proposed_by_name, state)
                        SELECT uuidv7(), id, '%s', 'trùng', DATE '2025-03-01', now(), '%s', '', 'PROPOSED'
                          FROM twin
                        RETURNING id
                        """.formatted(body, holder, uploader)).toString(),
                        "matter", id("""
                        INSERT INTO ledger_matter (id, subject_id, kind, words, basis, since, conclusion,
                                                   entered_on, entered_at, entered_by_name)
                        VALUES (uuidv7(), '%s', 'COMPLAINT', 'đơn', 'đơn', DATE '2025-03-01', '', DATE '2025-03-01', now(), '')
                        RETURNING id
                        """.formatted(holder)).toString()));
        objects.put(
                "fairness",
                Map.of(
                        "area", id("""
                        INSERT INTO fairness_area (id, body_id, kind, since, basis, entered_at, entered_by, entered_by_name)
                        VALUES (uuidv7(), '%s', 'REMOTE', DATE '2020-01-01', 'quyết định', now(), '%s', '')
                        RETURNING id
                        """.formatted(body, uploader)).toString(),
                        "target", id("""
                        INSERT INTO fairness_target (id, authority_id, share, percent, since, basis,
                                                     entered_at, entered_by, entered_by_name)
                        SELECT uuidv7(), issuer_id, 'WORK', 60, DATE '2020-01-01', 'kế hoạch', now(), '%s', ''
                          FROM plan_plan
                         WHERE code = 'ninh-hoa-2021'
                        RETURNING id
                        """.formatted(uploader)).toString()));
        objects.put(
                "ledger-import",
                Map.of("id", id("""
                        INSERT INTO ledger_import (id, file_name, content, mapped, ignored, ground, issuer, bodies, body_id,
                                                   uploaded_by, uploaded_by_name, uploaded_at, written_at)
                        VALUES (uuidv7(), 'a.csv', convert_to('Tên', 'UTF8'), '{}', '[]', 'MERIT', '', ARRAY['%s'::uuid], '%s',
                                '%s', '', now(), now())
                        RETURNING id
                        """.formatted(body, body, uploader)).toString()));
        objects.put("pact", Map.of("bloc", id("""
                        WITH bloc AS (
                            INSERT INTO organisation_bloc (owner_id, kind, number, name)
                            SELECT issuer_id, 'cluster', 77, 'Cụm thi đua 77'
                              FROM plan_plan
                             WHERE code = 'ninh-hoa-2021'
                            RETURNING id
                        ), member AS (
                            INSERT INTO organisation_bloc_member (bloc_id, body_id, since, until)
                            SELECT id, '%s', '-infinity', 'infinity' FROM bloc
                        ), head AS (
                            INSERT INTO organisation_bloc_head (bloc_id, body_id, since, until, basis)
                            SELECT bloc.id, post.body_id, '-infinity', 'infinity', ''
                              FROM bloc, identity_account account
                              JOIN identity_post post ON post.account_id = account.id
                             WHERE account.username = 'noivu.ninhhoa'
                               AND post.role = 'HUB_OFFICER'
                        )
                        SELECT id FROM bloc
                        """.formatted(body)).toString()));
        objects.put("plan-duty", Map.of("instance", id("""
                        SELECT id
                          FROM plan_instance
                         WHERE obligation = 'nh-dl-02'
                           AND body_id = '%s'
                        """.formatted(body)).toString()));
        UUID filing = id("""
                SELECT filing.id
                  FROM plan_filing filing
                  JOIN plan_instance instance ON instance.id = filing.instance_id
                 WHERE NOT ruled
                   AND exemplar_id IS NULL
                   AND body_id = '%s'
                 ORDER BY filing.id
                 LIMIT 1
                """.formatted(body));
        jdbc.sql("UPDATE plan_filing SET attachment_id = :file WHERE id = :filing")
                .param(
                        "file",
                        attachments
                                .store(new Upload("bao-cao.png", picture()), uploader)
                                .id())
                .param("filing", filing)
                .update();
        objects.put("filing", Map.of("filing", filing.toString()));
        // of another duty: that it was passed on opens nothing of this one
        objects.put(
                "forwarding", Map.of("id", id("""
                        INSERT INTO plan_forwarding (filing_id, from_id, to_id, note, forwarded_on, forwarded_at,
                                                     forwarded_by, forwarded_by_name)
                        SELECT filing.id, hub.body_id, lead.body_id, '', '2025-03-10', now(), '%1$s', ''
                          FROM plan_filing filing,
                               (SELECT body_id FROM identity_post JOIN identity_account account ON account.id = account_id
                                 WHERE username = 'noivu.ninhhoa' LIMIT 1) hub,
                               (SELECT body_id FROM identity_post JOIN identity_account account ON account.id = account_id
                                 WHERE username = 'kinhte.ninhhoa' LIMIT 1) lead
                         WHERE filing.instance_id <> (SELECT instance_id FROM plan_filing WHERE id = '%2$s')
                         LIMIT 1
                        RETURNING id
                        """.formatted(uploader, filing)).toString()));
        UUID consent =
                id("SELECT id FROM privacy_consent WHERE subject_id = '%s'".formatted(exemplars.get("published")));
        objects.get("published").put("consent", consent.toString());
        objects.put("consent", Map.of("id", consent.toString()));
        subjects(consent);
        objects.put("mail", Map.of("id", mail("UBND xã Ninh Đông")));
        colleagues();
        objects.put("mail-elsewhere", Map.of("id", mail("UBND huyện Chư Sê")));
        objects.put("webhook", webhook("UBND xã Ninh Đông"));
        objects.put("webhook-elsewhere", webhook("UBND huyện Chư Sê"));
        certificates(uploader);
        objects.put("job", Map.of("name", "forget-works"));
        objects.put("import", Map.of("id", id("""
                        INSERT INTO intake_list (id, file_name, content, mapped, ignored, uploaded_by,
                                                      uploaded_by_name, uploaded_at, written_at)
                        VALUES (uuidv7(), 'a.csv', convert_to('Tên', 'UTF8'), '{}', '[]', '%s', '', now(), now())
                        RETURNING id
                        """.formatted(uploader)).toString()));
        objects.put("work", Map.of("id", id("""
                        WITH work AS (
                            INSERT INTO job_work (kind, about, input, account_id, person, role, body_name, queued_at, state,
                                                  finished_at, outcome, outcome_args, href)
                            VALUES ('bodies-import', 'a.xlsx', '', '%s', '', '', '', now(), 'DONE', now(), 'job.state.DONE', '[]', '')
                            RETURNING id
                        )
                        INSERT INTO job_progress (work_id, attempts, done, total, stop_asked)
                        SELECT id, 1, 1, 1, false
                          FROM work
                        RETURNING work_id
                        """.formatted(uploader)).toString()));
        objects.putAll(new DossiersToWalk(jdbc)
                .objects(attachments
                        .store(new Upload("bien-ban.png", picture()), uploader)
                        .id()));
        councils();
        objects.put(
                "decision",
                Map.of(
                        "id",
                        id("SELECT id FROM commendation_decision WHERE exemplar_id = '%s'"
                                        .formatted(exemplars.get("published")))
                                .toString()));
    }

    /** A commune asks to have a clause of the town's plan amended. */
    private UUID request(UUID asker, UUID body) {
        return id("""
                INSERT INTO authoring_request (id, plan_id, body_id, entry, clause, words,
                                               asked_on, asked_at, asked_by, asked_by_name)
                SELECT uuidv7(), id, '%s', '', 'IV.5.b', 'Khó', '2025-03-07', now(), '%s', ''
                  FROM plan_plan
                 WHERE code = 'ninh-hoa-2021'
                RETURNING id
                """.formatted(body, asker));
    }

    /** Of the town's plan, in its first edition. */
    private UUID draft(UUID writer) {
        return id("""
                WITH draft AS (
                    INSERT INTO authoring_draft (id, body_id, plan_id, base_version, issuer_id,
                                                 opened_at, opened_by, opened_by_name)
                    SELECT uuidv7(), body.id, plan.id, 1, plan.issuer_id, now(), '%1$s', ''
                      FROM plan_plan plan
                      JOIN organisation_v_body body ON body.name = 'Phòng Nội vụ'
                     WHERE plan.code = 'ninh-hoa-2021'
                    RETURNING id
                )
                INSERT INTO authoring_edition (draft_id, number, title, pack, address,
                                               changed_at, changed_by, changed_by_name)
                SELECT id, 1, '', 'plan: {id: ninh-hoa-2021}', '', now(), '%1$s', ''
                  FROM draft
                RETURNING draft_id
                """.formatted(writer));
    }

    /** Entries of the log, and an anchor. */
    private void logged(Map<String, UUID> exemplars) {
        entry("entry-on-draft", "subject_id = '" + exemplars.get("draft") + "'");
        entry("entry-on-submitted", "subject_id = '" + exemplars.get("submitted") + "'");
        UUID administrator = id("SELECT id FROM identity_account WHERE username = 'quantri'");
        audit.looked(
                new By(
                        administrator,
                        "",
                        "ADMINISTRATOR",
                        id("SELECT id FROM organisation_v_body WHERE name = 'UBND thị xã Ninh Hòa'"),
                        ""),
                Subject.of("account", administrator),
                "",
                "");
        entry("entry-of-administrator", "account_id = '" + administrator + "'");
        entry(
                "entry-elsewhere",
                "account_id = '" + id("SELECT id FROM identity_account WHERE username = 'daumoi.gialai'") + "'");
        jdbc.sql("INSERT INTO audit_anchor VALUES ('2025-03-09', 1, 1, sha256(''), now()) ON CONFLICT DO NOTHING")
                .update();
        objects.put("anchor", Map.of("day", "2025-03-09"));
        objects.put("asked-draft", Map.of("query", "loai=exemplar&ma=" + exemplars.get("draft")));
    }

    /**
     * A council of the town in which the leader and a member sit, with a session, an item that was voted on, and a dossier
     * that comes before it.
     */
    private void councils() {
        UUID council = id("""
                        INSERT INTO council_council (id, body_id, desk_id, name, basis, set_up_on, set_up_at, set_up_by,
                                                     set_up_by_name)
                        SELECT uuidv7(), leader.body_id, secretary.body_id, 'Hội đồng', 'Quyết định', '2025-01-02', now(),
                               secretary.account_id, ''
                          FROM (SELECT body_id FROM identity_post JOIN identity_account account ON account.id = account_id
                                 WHERE username = 'lanhdao.ninhhoa') leader,
                               (SELECT body_id, account_id
                                  FROM identity_post JOIN identity_account account ON account.id = account_id
                                 WHERE username = 'thuky.ninhhoa' AND role = 'COUNCIL_SECRETARY') secretary
                        RETURNING id
                        """);
        jdbc.sql("""
                        INSERT INTO council_seat (id, council_id, account_id, person, function, title, valid_from, basis,
                                                  given_at, given_by, given_by_name)
                        SELECT uuidv7(), :council, id, name,
                               CASE username WHEN 'lanhdao.ninhhoa' THEN 'CHAIR' ELSE 'MEMBER' END,
                               '', '2025-01-02', 'Quyết định', now(), id, ''
                          FROM identity_account
                         WHERE username IN ('lanhdao.ninhhoa', 'hoidong.ninhhoa')
                        """).param("council", council).update();
        UUID session = id("""
                        INSERT INTO council_session (id, council_id, met_on, place, state, conclusion, convened_on,
                                                     convened_at, convened_by, convened_by_name)
                        VALUES (uuidv7(), '%1$s', '2025-03-10', 'Phòng họp', 'CONVENED', '', '2025-03-10', now(), '%1$s', '')
                        RETURNING id
                        """.formatted(council));
        UUID item = id("""
                        INSERT INTO council_item (id, session_id, number, kind, matter_id, title, subtitle, award, href,
                                                  interested)
                        VALUES (uuidv7(), '%1$s', 1, 'matter', '%1$s', 'Nội dung', '', '', '/', '{}')
                        RETURNING id
                        """.formatted(session));
        jdbc.sql("""
                        INSERT INTO council_round (id, item_id, number, quorum, share, exceeded, of_present, secret,
                                                   recused_counted, letters_counted, rule_read, basis, opened_on, opened_at,
                                                   opened_by, opened_by_name, closed_at, outcome, members, present, recused,
                                                   recused_present, letters, agreed, disagreed, other)
                        VALUES (uuidv7(), :item, 1, '2/3', '1/2', true, true, true, true, true, true, '', '2025-03-10', now(),
                                :item, '', now(), 'FAILED', 1, 1, 0, 0, 0, 0, 0, 0)
                        """).param("item", item).update();
        jdbc.sql("""
                        INSERT INTO council_item (id, session_id, number, kind, matter_id, title, subtitle, award, href,
                                                  interested)
                        VALUES (uuidv7(), :session, 2, 'dossier', :dossier::uuid, 'Hồ sơ', '', '', '/', '{}')
                        """)
                .param("session", session)
                .param("dossier", objects.get("dossier-before-council").get("id"))
                .update();
        objects.put("council", Map.of("id", council.toString()));
        objects.put("council-session", Map.of("id", session.toString(), "item", item.toString()));
    }

    private void entry(String object, String which) {
        objects.put(
                object,
                Map.of(
                        "id",
                        jdbc.sql("SELECT id::text FROM audit_entry WHERE " + which + " ORDER BY id DESC LIMIT 1")
                                .query(String.class)
                                .single()));
    }

    /** A published story, one that nobody published, and one that was taken off again, each with its picture. */
    private void stories(Map<String, UUID> exemplars, UUID uploader) throws IOException {
        Map.of("submitted", "khong-ai-doc", "returned", "da-go-xuong")
                .forEach((object, slug) -> jdbc.sql("""
                        INSERT INTO communication_story (exemplar_id, slug, headline, body, lesson, portrait_says,
                                                         version, changed_at, changed_by_name)
                        VALUES (:exemplar, :slug, 'Không ai đọc', 'Không ai đọc', 'Không ai đọc', '', 1, now(), '')
                        """)
                        .param("exemplar", exemplars.get(object))
                        .param("slug", slug)
                        .update());
        jdbc.sql("""
                        INSERT INTO communication_publication (exemplar_id, published_on, published_at, published_by, person,
                                                               movement, sector, subject_kind, place, year, search, ended_on,
                                                               ended_at, ended_by, ended_person, ended_reason)
                        VALUES (:exemplar, '2025-03-04', now(), :who, '', '', '', 'collective', '', 2025, ' khong ai doc ',
                                '2025-03-05', now(), :who, '', 'Người trong ảnh đã rút sự đồng ý.')
                        """)
                .param("exemplar", exemplars.get("returned"))
                .param("who", uploader)
                .update();
        for (String object : List.of("published", "submitted", "returned")) {
            jdbc.sql("""
                            UPDATE communication_story
                               SET portrait_id = :portrait,
                                   portrait_says = 'Một bức ảnh'
                             WHERE exemplar_id = :exemplar
                            """)
                    .param(
                            "portrait",
                            attachments
                                    .storePortrait(new Upload("anh.png", picture()), uploader)
                                    .id())
                    .param("exemplar", exemplars.get(object))
                    .update();
        }
        objects.get("published")
                .put(
                        "slug",
                        jdbc.sql("SELECT slug FROM communication_story WHERE exemplar_id = :exemplar")
                                .param("exemplar", exemplars.get("published"))
                                .query(String.class)
                                .single());
        objects.put("unpublished", Map.of("slug", "khong-ai-doc"));
        objects.put("ended", Map.of("slug", "da-go-xuong"));
    }

    /** A person whose data are asked for, held and kept from a rule; the rule would take it after two years. */
    private void subjects(UUID consent) {
        UUID person = id("SELECT id FROM exemplar_exemplar WHERE name = 'Trần Văn Lộc'");
        objects.put("subject", Map.of("kind", "dien-hinh", "id", person.toString()));
        objects.put("sensitive", Map.of("kind", "RELIGION", "id", person.toString()));
        UUID body = id("SELECT body_id FROM privacy_consent WHERE id = '%s'".formatted(consent));
        UUID request = id("""
                INSERT INTO privacy_request (id, code_hash, kind, body_id, asker, contact, about, words, received_on, received_at,
                                             due, basis, state)
                VALUES (uuidv7(), '', 'ACCESS', '%s', 'Ai đó', '', '', '', '2025-03-07', now(), '2025-03-10', '', 'NEW')
                RETURNING id
                """.formatted(body));
        objects.put("request", Map.of("id", request.toString()));
        UUID hold = id("""
                INSERT INTO privacy_hold (id, subject_kind, subject_id, subject_name, body_id, reason, basis, placed_on, placed_at,
                                          placed_by, person)
                VALUES (uuidv7(), 'exemplar', '%s', 'Ai đó', '%s', 'khiếu nại', 'đơn', '2025-03-07', now(), uuidv7(), '')
                RETURNING id
                """.formatted(person, body));
        objects.put("hold", Map.of("id", hold.toString()));
    }

    /** Somebody to be closed and opened, a colleague elsewhere, and invitations to both. */
    private void colleagues() {
        UUID person = id("INSERT INTO identity_account (username, name, password_hash, created_at)"
                + " VALUES ('nguoi.thu', 'Người Thử', '', now()) RETURNING id");
        UUID post = id("INSERT INTO identity_post (account_id, role, body_id)"
                + " SELECT '%s', 'OFFICER', id FROM organisation_v_body WHERE name = 'UBND xã Ninh An' RETURNING id"
                        .formatted(person));
        UUID elsewhere = id("SELECT id FROM identity_account WHERE username = 'chuse'");
        objects.put("colleague", Map.of("id", person.toString()));
        objects.put("colleague-elsewhere", Map.of("id", elsewhere.toString()));
        objects.put("post", Map.of("id", post.toString()));
        objects.put(
                "post-elsewhere",
                Map.of(
                        "id",
                        id("SELECT id FROM identity_post WHERE account_id = '%s'".formatted(elsewhere))
                                .toString()));
        objects.put("invitation", Map.of("id", invitation("UBND xã Ninh An", "I")));
        objects.put("invitation-elsewhere", Map.of("id", invitation("UBND huyện Chư Sê", "E")));
        objects.put("invitation-list", Map.of("id", invitationList("UBND thị xã Ninh Hòa")));
        objects.put("invitation-list-elsewhere", Map.of("id", invitationList("UBND huyện Chư Sê")));
        invitation("UBND xã Ninh An", "L");
        objects.put("link", Map.of("token", "L"));
        objects.put("link-gone", Map.of("token", "G"));
        objects.put("calendar", Map.of("id", calendar("A")));
        objects.put("token", Map.of("id", id("""
                INSERT INTO api_token (account_id, post_id, name, scopes, token_hash, made_at, expires_at)
                SELECT id, uuidv7(), 'Kho số liệu', '{}', sha256('T'), now(), now() + interval '1 day'
                  FROM identity_account
                 WHERE username = 'ninhdong'
                RETURNING id
                """).toString()));
        calendar("B");
        objects.put("calendar-known", Map.of("token", "B"));
        objects.put("calendar-unknown", Map.of("token", "C"));
    }

    /** The town has given somebody a letter of praise, and printed it. */
    private void certificates(UUID printer) throws IOException {
        UUID town = id("SELECT id FROM organisation_v_body WHERE name = 'UBND thị xã Ninh Hòa'");
        UUID certificate = id("""
                WITH o AS (
                    INSERT INTO certificate_order (decision_id, issuer_id, decision_number, decided_on, award, award_name, authority,
                                                   place, signer, capacity)
                    VALUES (uuidv7(), '%s', '1/QĐ-UBND', '2025-03-01', 'GK', 'Giấy khen', 'Chủ tịch', 'Ninh Hòa', 'Ai', 'Chủ tịch')
                    RETURNING id, issuer_id
                ), certificate AS (
                    INSERT INTO certificate_certificate (id, order_id, entry_id, issuer_id, award, year, serial, kind, issued_on,
                                                         issued_at)
                    SELECT uuidv7(), id, uuidv7(), issuer_id, 'GK', 2025, 901, 'individual', '2025-03-01', now()
                      FROM o
                    RETURNING id
                )
                INSERT INTO certificate_text (certificate_id, version, name, recipient_place, achievement, token, basis, since,
                                              written_at, person)
                SELECT id, 1, 'Ai Đó', '', '', '', '', '2025-03-01', now(), ''
                  FROM certificate
                RETURNING certificate_id
                """.formatted(town));
        UUID print = id("""
                INSERT INTO certificate_print (issuer_id, form, why, asked_on, asked_at, asked_by, person, file_name, size)
                VALUES ('%s', 'ONE', '', '2025-03-01', now(), '%s', '', 'a.pdf', 1)
                RETURNING id
                """.formatted(town, printer));
        id("""
                WITH printed AS (
                    INSERT INTO certificate_printed (print_id, page, certificate_id, version) VALUES ('%1$s', 1, '%2$s', 1)
                )
                INSERT INTO certificate_print_part (print_id, number, bytes) VALUES ('%1$s', 0, 'a')
                RETURNING print_id
                """.formatted(print, certificate));
        UUID payment = id("""
                WITH list AS (
                    INSERT INTO reward_list (decision_id, issuer_id, decision_number, decided_on, drawn_on, drawn_at, person)
                    VALUES (uuidv7(), '%s', '1/QĐ-UBND', '2025-03-01', '2025-03-01', now(), '')
                    RETURNING decision_id
                )
                INSERT INTO reward_item (entry_id, decision_id, position, name, kind, recipient_place, award, award_name)
                SELECT uuidv7(), decision_id, 1, 'Ai Đó', 'individual', '', 'GK', 'Giấy khen'
                  FROM list
                RETURNING decision_id
                """.formatted(town));
        objects.put("payment-list", Map.of("id", payment.toString()));
        objects.put(
                "guidance-limit", Map.of("id", id("""
                INSERT INTO guidance_limit (id, authority_id, year, award, movement, subject_kind, reach, body_kind, number,
                                            base, basis, since, decided_on, decided_at, decided_by, decided_by_name)
                VALUES (uuidv7(), '%s', 2019, 'GK', '', '', 'EACH', '', 100,
                        'PEOPLE', 'Hướng dẫn', '2019-01-01', '2019-01-01', now(), '%s', '')
                RETURNING id
                """.formatted(town, printer)).toString()));
        objects.put("reward-rate", Map.of("id", id("""
                INSERT INTO reward_rate (what, award, subject_kind, since, value, basis, entered_at, entered_by, person)
                VALUES ('ROUNDING', '', '', '2030-01-01', 1000, 'Quy chế', now(), '%s', '')
                RETURNING id
                """.formatted(printer)).toString()));
        objects.put("certificate", Map.of("id", certificate.toString()));
        objects.put("certificate-print", Map.of("id", print.toString()));
        objects.put("certificate-design", Map.of("body", town.toString(), "award", "GK"));
        designs.reframe(
                new Honours(jdbc, accounts).actor("quantri", Role.ADMINISTRATOR),
                town,
                "BK_BT",
                new Upload("khung.png", picture()));
        objects.put("certificate-design-framed", Map.of("body", town.toString(), "award", "BK_BT"));
        objects.put(
                "certificate-design-elsewhere",
                Map.of(
                        "body",
                        id("SELECT id FROM organisation_v_body WHERE name = 'UBND huyện Chư Sê'")
                                .toString(),
                        "award",
                        "-"));
        objects.put("paper-form", Map.of("body", town.toString(), "form", "submission"));
        PaperForm submission = forms.find("submission").orElseThrow();
        forms.bring(
                        new Honours(jdbc, accounts).actor("quantri", Role.ADMINISTRATOR),
                        town,
                        submission,
                        new Upload("mau.docx", Documents.template(submission.example())),
                        LocalDate.of(2090, 1, 1),
                        "")
                .orThrow();
        objects.put(
                "paper-form-version",
                Map.of(
                        "body",
                        town.toString(),
                        "form",
                        "submission",
                        "version",
                        forms.versions(town, "submission").getFirst().id().toString()));
        objects.put(
                "paper-form-elsewhere",
                Map.of(
                        "body",
                        id("SELECT id FROM organisation_v_body WHERE name = 'UBND huyện Chư Sê'")
                                .toString(),
                        "form",
                        "submission",
                        "version",
                        "x"));
        objects.put("certificate-code-unknown", Map.of("token", "khong-co"));
    }

    private Map<String, String> webhook(String body) {
        UUID receiver = id("""
                INSERT INTO webhook_receiver (id, body_id, name, address, events, secret, key_id, made_at, paused_at)
                SELECT uuidv7(), id, 'Kho số liệu', 'https://kho.test/', '{FILED}', '', 'k', now(), now()
                  FROM organisation_v_body
                 WHERE name = '%s'
                RETURNING id
                """.formatted(body));
        UUID delivery = id("""
                INSERT INTO webhook_delivery (receiver_id, event, payload, written_at, state, tries, ended_at)
                VALUES ('%s', 'TEST', '{}', now(), 'SENT', 1, now())
                RETURNING id
                """.formatted(receiver));
        return Map.of("id", receiver.toString(), "delivery", delivery.toString());
    }

    private String invitation(String body, String token) {
        return id("""
                INSERT INTO people_invitation (name, mail, role, body_id, valid_from, token_hash, invited_at, invited_by, expires_at)
                SELECT 'Ai Đó', '%2$s@do.test', 'OFFICER', body.id, '2025-03-10', sha256('%2$s'), now(), account.id, now() + interval '7 days'
                  FROM organisation_v_body body, identity_account account
                 WHERE body.name = '%1$s'
                   AND account.username = 'quantri'
                RETURNING id
                """.formatted(body, token)).toString();
    }

    private String calendar(String token) {
        return id("""
                INSERT INTO reminder_feed (account_id, token_hash, made_at)
                SELECT id, sha256('%s'), now()
                  FROM identity_account
                 WHERE username = 'ninhdong'
                RETURNING id
                """.formatted(token)).toString();
    }

    /** Done already: so it refuses to be done again, whoever asks. */
    private String invitationList(String body) {
        return id("""
                INSERT INTO people_invitation_list (id, file_name, body_id, uploaded_by, uploaded_at, invited_at)
                SELECT uuidv7(), 'a.csv', body.id, account.id, now(), now()
                  FROM organisation_v_body body, identity_account account
                 WHERE body.name = '%s'
                   AND account.username = 'quantri'
                RETURNING id
                """.formatted(body)).toString();
    }

    private String mail(String body) {
        return id("""
                INSERT INTO delivery_mail (recipient, recipient_name, body_id, subject, plain, html, secret, written_at, state,
                                           next_try_at, tries)
                SELECT 'ai@do.test', 'Ai Đó', id, 'Thư', '', '', true, now(), 'WAITING', now(), 0
                  FROM organisation_v_body
                 WHERE name = '%s'
                RETURNING id
                """.formatted(body)).toString();
    }

    private UUID id(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }

    private String asset() {
        Matcher style = Pattern.compile("/assets/([^\"]+)")
                .matcher(text(walker(NOBODY, "-").get("/dang-nhap")));
        assertThat(style.find()).isTrue();
        return style.group(1);
    }

    private static byte[] picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    // the people

    private Walker walker(String role, String object) {
        if (role.equals(NOBODY)) {
            return walkers.computeIfAbsent(NOBODY, _ -> new Walker(""));
        }
        List<String> person = PEOPLE.get(role);
        String username = role.equals("owner") ? OWNERS.getOrDefault(object, person.getFirst()) : person.getFirst();
        return walkers.computeIfAbsent(username + " " + role, _ -> new Walker("").signedIn(username, person.getLast()));
    }

    /** A text, or all texts of a spreadsheet. */
    private static String text(HttpResponse<byte[]> answer) {
        byte[] bytes = answer.body();
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var texts = new StringBuilder();
        try {
            Path sheet = Files.createTempFile("routes", ".xlsx");
            Files.write(sheet, bytes);
            // by its directory: a sheet is written in one go, and its parts do not tell their size beforehand
            try (var zip = new ZipFile(sheet.toFile())) {
                for (var part : Collections.list(zip.entries())) {
                    texts.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
            } finally {
                Files.delete(sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // the writer escapes what is not ASCII
        return org.springframework.web.util.HtmlUtils.htmlUnescape(texts.toString());
    }

    /** One person with a cookie. */
    private final class Walker {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final Map<String, String> cookies = new HashMap<>();
        private String post;
        private String token = "";

        Walker(String post) {
            this.post = post;
        }

        Walker signedIn(String username, String role) {
            post =
                    id("SELECT post.id FROM identity_post post JOIN identity_account account ON account.id = post.account_id"
                                    + " WHERE account.username = '" + username + "' AND post.role = '" + role + "'")
                            .toString();
            HttpResponse<byte[]> in = send(
                    "POST",
                    "/dang-nhap",
                    "username=" + username + "&password=guongsang-mau&_csrf=" + encoded(token("/dang-nhap")));
            assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/viec");
            token = token("/tai-khoan");
            assertThat(send("POST", "/tai-khoan/vai-tro", "vai-tro=" + post + "&_csrf=" + encoded(token))
                            .statusCode())
                    .isEqualTo(302);
            return this;
        }

        private String token(String page) {
            Matcher field = TOKEN.matcher(text(get(page)));
            assertThat(field.find()).as("the token of a form in " + page).isTrue();
            return field.group(1);
        }

        HttpResponse<byte[]> ask(Line line) {
            if (line.method().equals("GET")) {
                return get(path(line));
            }
            if (token.isEmpty()) {
                token = token("/dang-nhap");
            }
            return post(line, token);
        }

        /** The form with nothing in it but what its page put there. */
        HttpResponse<byte[]> post(Line line, String csrf) {
            return send(
                    "POST",
                    path(line),
                    Stream.of(
                                    "_csrf=" + encoded(csrf),
                                    "id=" + UUID.randomUUID(),
                                    "form=" + UUID.randomUUID(),
                                    "ghi=" + UUID.randomUUID(),
                                    "version=1",
                                    "ke-hoach=ninh-hoa-2021",
                                    "ngay=",
                                    "vai-tro=" + (post.isEmpty() ? UUID.randomUUID() : post))
                            .collect(Collectors.joining("&")));
        }

        private String path(Line line) {
            Map<String, String> object = objects.get(line.object());
            Matcher variables = Pattern.compile("\\{([^}]+)}").matcher(line.pattern());
            String path = variables.replaceAll(variable -> {
                assertThat(object).as(line.toString()).containsKey(variable.group(1));
                return Matcher.quoteReplacement(object.get(variable.group(1)));
            });
            return object.containsKey("query") ? path + "?" + object.get("query") : path;
        }

        HttpResponse<byte[]> get(String path) {
            return send("GET", path, "");
        }

        HttpResponse<byte[]> followed(String path) {
            HttpResponse<byte[]> answer = get(path);
            return answer.headers()
                    .firstValue("Location")
                    .map(URI::create)
                    .map(to -> get(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())))
                    .orElse(answer);
        }

        HttpResponse<byte[]> send(String method, String path, String body) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept", "text/html,*/*")
                    .header("Accept-Language", "vi")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (method.equals("POST")) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            try {
                HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
                answer.headers().allValues("Set-Cookie").forEach(set -> {
                    String[] pair = set.split(";", 2)[0].split("=", 2);
                    cookies.put(pair[0], pair[1]);
                });
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
