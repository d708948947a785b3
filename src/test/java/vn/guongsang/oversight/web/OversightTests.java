package vn.guongsang.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.AnchorMade;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.AuditLog.Cursor;
import vn.guongsang.audit.AuditLog.Filter;
import vn.guongsang.audit.AuditLog.Sealed;
import vn.guongsang.audit.Subject;
import vn.guongsang.audit.chain.Chaining;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Holders;
import vn.guongsang.identity.Permissions;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.oversight.Things;
import vn.guongsang.oversight.reading.Explaining;
import vn.guongsang.oversight.reading.LogReading;
import vn.guongsang.verdict.Verdict;

/** Auditor, inspector and administrator of one town look over the demo world. */
@InDemoWorld
class OversightTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    @Autowired
    private LogReading reading;

    @Autowired
    private LogSheet sheet;

    @Autowired
    private Asking asking;

    @Autowired
    private Explaining explaining;

    @Autowired
    private Things things;

    @Autowired
    private Holders holders;

    @Autowired
    private Bodies bodies;

    @Autowired
    private Exemplars exemplars;

    @Autowired
    private Permissions permissions;

    @Autowired
    private Audit audit;

    @Autowired
    private Chaining chaining;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void link() {
        chaining.link();
    }

    @Test
    void anAuditorReadsWhatTheirBodyAndThoseBelowDid() {
        Actor auditor = actor("nhatky.ninhhoa", "AUDITOR");
        Set<UUID> below = bodies.subtree(auditor.bodyId());
        Set<Long> expected = jdbc
                .sql("SELECT id, body_id FROM audit_entry")
                .query((row, _) -> new Object[] {row.getLong(1), row.getObject(2, UUID.class)})
                .list()
                .stream()
                .filter(row -> row[1] == null ? topmost(auditor) : below.contains((UUID) row[1]))
                .map(row -> (Long) row[0])
                .collect(Collectors.toSet());
        assertThat(ids(auditor, Filter.NONE)).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void anInspectorReadsNothingOfDraftsTheyMayNotSee() {
        Actor inspector = actor("thanhtra.ninhhoa", "INSPECTOR");
        UUID draft = id("SELECT id FROM exemplar_exemplar WHERE name = 'Lê Hoài Nam'");
        UUID submitted = id("SELECT id FROM exemplar_exemplar WHERE name = 'Ban Phát triển thôn Phú Gia'");
        assertThat(ids(inspector, about(draft))).isEmpty();
        assertThat(ids(inspector, about(submitted))).isNotEmpty();
        assertThat(ids(actor("nhatky.ninhhoa", "AUDITOR"), about(draft))).isNotEmpty();
    }

    @Test
    void anAdministratorReadsTheirOwnActs() {
        Actor administrator = actor("quantri", "ADMINISTRATOR");
        audit.looked(administrator.by(), new Subject("account", "1"), "địa chỉ thư", "hỗ trợ");
        assertThat(reading.page(administrator, Filter.NONE, null, 50).entries())
                .isNotEmpty()
                .allMatch(
                        one -> administrator.accountId().equals(one.entry().by().accountId()))
                .first()
                .matches(one -> one.entry().act().equals(Audit.LOOKED));
    }

    @Test
    void pagesLeadThroughTheWholeLog() {
        Actor inspector = actor("thanhtra.ninhhoa", "INSPECTOR");
        List<Long> paged = new ArrayList<>();
        Cursor cursor = null;
        do {
            var part = reading.page(inspector, Filter.NONE, cursor, 25);
            part.entries().forEach(one -> paged.add(one.entry().id()));
            cursor = part.next();
        } while (cursor != null);
        assertThat(new HashSet<>(paged)).hasSameSizeAs(paged).isEqualTo(ids(inspector, Filter.NONE));
    }

    @Test
    void theExportIsSealedWithFirstLastAndCount() throws Exception {
        Actor auditor = actor("nhatky.ninhhoa", "AUDITOR");
        List<Sealed> all = new ArrayList<>();
        reading.all(auditor, Filter.NONE).forEachRemaining(all::add);
        var response = new MockHttpServletResponse();
        sheet.write(all.iterator(), "Toàn bộ", Locale.forLanguageTag("vi"), response);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            String texts = workbook.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null)
                    .map(cell -> cell.getText())
                    .collect(Collectors.joining("\n"));
            assertThat(texts)
                    .contains("Số mục trong tệp: " + String.format(Locale.forLanguageTag("vi"), "%,d", all.size()))
                    .contains("Mục đầu: số " + all.getFirst().entry().id())
                    .contains("Mục cuối: số " + all.getLast().entry().id());
            assertThat(texts.split(String.valueOf(all.getFirst().hash()), -1)).hasSize(3);
            assertThat(texts.split(String.valueOf(all.getLast().hash()), -1)).hasSize(3);
        }
    }

    @Test
    void anActOfTheMachinerySaysWhichWork() throws Exception {
        Actor administrator = actor("quantri", "ADMINISTRATOR");
        audit.record(
                administrator.by(),
                "work.ended",
                Subject.of("work", UUID.randomUUID()),
                Map.of("kind", "bodies-import", "about", "so.xlsx", "state", "DONE"));
        audit.record(administrator.by(), "job.run-asked", Subject.of("job", "forget-invitation-lists"), Map.of());
        List<Sealed> latest = reading.page(administrator, Filter.NONE, null, 2).entries();
        var response = new MockHttpServletResponse();

        sheet.write(latest.iterator(), "", Locale.forLanguageTag("vi"), response);

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            assertThat(workbook.getFirstSheet().read().stream()
                            .flatMap(row -> row.stream())
                            .filter(cell -> cell != null)
                            .map(cell -> cell.getText()))
                    .contains(
                            "việc đã kết thúc: Nhập đơn vị từ tệp so.xlsx",
                            "đã yêu cầu chạy ngay việc định kỳ: Bỏ các danh sách mời cũ");
        }
    }

    @Test
    void aNameThatSeveralBearIsGivenBackToChooseFrom() {
        Actor auditor = actor("nhatky.ninhhoa", "AUDITOR");
        var several = asking.filter(auditor, new LogQuery("n", "", "", "", null, null, null));
        assertThat(several.filter()).isNull();
        assertThat(several.people()).hasSizeGreaterThan(1);
        var one = asking.filter(auditor, new LogQuery("phan thi ngoc lan", "", "", "", null, null, null));
        assertThat(one.filter()).isNotNull();
        assertThat(asking.filter(auditor, new LogQuery("daumoi.gialai", "", "", "", null, null, null))
                        .unknown())
                .isEqualTo("nguoi");
    }

    @Test
    void whoSeesAnExemplarIsExactlyWhoMayOpenIt() {
        Actor asker = actor("quantri", "ADMINISTRATOR");
        for (UUID id :
                jdbc.sql("SELECT id FROM exemplar_exemplar").query(UUID.class).list()) {
            Asked thing = things.find("exemplar", id.toString()).orElseThrow();
            var part = explaining.who(asker, thing, null);
            assertThat(part.next()).isNull();
            var exemplar = exemplars.get(id);
            Set<UUID> expected = holders.on(TODAY, bodies.subtree(asker.bodyId()), null, null, 1_000).stream()
                    .filter(holder -> permissions.may(holder.actor(), ExemplarAction.READ, exemplar))
                    .map(holder -> holder.post().id())
                    .collect(Collectors.toSet());
            assertThat(part.lines().stream()
                            .map(line -> line.holder().post().id())
                            .collect(Collectors.toSet()))
                    .isEqualTo(expected);
            assertThat(part.lines())
                    .allSatisfy(line -> assertThat(line.answers())
                            .isNotEmpty()
                            .allMatch(answer -> answer.verdict() instanceof Verdict.Allowed allowed
                                    && !allowed.rule().isEmpty()));
        }
    }

    @Test
    void whoBroughtAnExemplarForwardIsNotItsJudge() {
        UUID id = id("SELECT id FROM exemplar_exemplar WHERE name = 'Ban Phát triển thôn Phú Gia'");
        Actor hub = actor("noivu.ninhhoa", "HUB_OFFICER");
        var exemplar = exemplars.get(id);
        assertThat(permissions.may(hub, ExemplarAction.JUDGE, exemplar)).isTrue();
        jdbc.sql("UPDATE exemplar_exemplar SET registered_by = :hub WHERE id = :id")
                .param("hub", hub.accountId())
                .param("id", id)
                .update();
        assertThat(permissions.decide(hub, ExemplarAction.JUDGE, exemplar))
                .isEqualTo(Verdict.refused("identity.recused.forbidden"));
        assertThat(permissions.may(hub, ExemplarAction.READ, exemplar)).isTrue();
    }

    @Test
    void aBodyIsAskedAboutWithItsPeople() {
        Actor asker = actor("quantri", "ADMINISTRATOR");
        Asked body = things.find("body", asker.bodyId().toString()).orElseThrow();
        var may = explaining.whatOf(asker, asker.accountId(), body).stream()
                .flatMap(line -> line.answers().stream())
                .filter(answer -> answer.verdict().allowed())
                .map(answer -> answer.action().toString())
                .collect(Collectors.toSet());
        assertThat(may).containsExactlyInAnyOrder("READ", "EDIT", "CROSS", "CORRECT", "STAFF");
        assertThat(explaining.whatOf(asker, actor("ninhdong", "OFFICER").accountId(), body))
                .singleElement()
                .satisfies(line -> assertThat(line.answers())
                        .filteredOn(answer -> answer.verdict().allowed())
                        .extracting(answer -> answer.action().toString())
                        .containsExactly("READ"));
    }

    @Test
    void theAnchorOfADayIsMailedToTheAuditorsAtTheTop() {
        Actor auditor = actor("nhatky.ninhhoa", "AUDITOR");
        assertThat(topmost(auditor)).isTrue();
        jdbc.sql("UPDATE identity_account SET mail = 'kiem-tra@example.vn' WHERE id = :id")
                .param("id", auditor.accountId())
                .update();
        Anchor anchor = new Anchor(LocalDate.of(2026, 11, 27), 10, 12, "ab".repeat(32));
        transaction.executeWithoutResult(_ -> events.publishEvent(new AnchorMade(anchor)));

        assertThat(jdbc.sql("SELECT plain FROM delivery_mail WHERE recipient = 'kiem-tra@example.vn'")
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(mail -> assertThat(mail.lines()
                                .skip(2)
                                .limit(5)
                                .collect(Collectors.joining("\n"))
                                .transform(Anchor::parse))
                        .contains(anchor));
    }

    @Test
    void everyRuleExplainsItself() {
        for (var role : vn.guongsang.identity.Role.values()) {
            assertThat(permissions.chances(role)).isNotEmpty();
        }
    }

    private boolean topmost(Actor actor) {
        return bodies.get(actor.bodyId()).parentId() == null;
    }

    private static Filter about(UUID exemplar) {
        return new Filter(null, null, "", Subject.of("exemplar", exemplar), null, null, null);
    }

    private Set<Long> ids(Actor actor, Filter filter) {
        Set<Long> ids = new HashSet<>();
        reading.all(actor, filter).forEachRemaining(one -> ids.add(one.entry().id()));
        return ids;
    }

    private Actor actor(String username, String role) {
        return holders.on(TODAY, bodies.all().stream().map(body -> body.id()).toList(), null, null, 1_000).stream()
                .filter(holder -> holder.account().username().equals(username))
                .filter(holder -> holder.post().role().name().equals(role))
                .findFirst()
                .orElseThrow()
                .actor();
    }

    private UUID id(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }
}
