package vn.guongsang.outgoing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * The forms in which bodies issue their papers. An edited form holds from a day on, at the earliest from tomorrow: so
 * no paper that was issued ever changes its form.
 */
@Service
public class PaperForms {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Attachments attachments;
    private final List<PaperForm> forms;

    PaperForms(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Attachments attachments,
            List<PaperForm> forms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.attachments = attachments;
        this.forms =
                forms.stream().sorted(Comparator.comparing(PaperForm::code)).toList();
    }

    /**
     * One that an administrator brought, or the return to the built-in one.
     *
     * @param file attachment with the DOCX file; null for the built-in form
     */
    public record Version(
            UUID id, LocalDate holdsFrom, @Nullable UUID file, String note, String person, OffsetDateTime uploadedAt) {}

    public List<PaperForm> all() {
        return forms;
    }

    public Optional<PaperForm> find(String code) {
        return forms.stream().filter(form -> form.code().equals(code)).findFirst();
    }

    /** The latest first; what was taken back before its day is not among them. */
    public List<Version> versions(UUID body, String form) {
        return jdbc.sql("""
                        SELECT id, holds_from, attachment_id AS file, note, person, uploaded_at
                          FROM outgoing_form
                         WHERE body_id = :body
                           AND form = :form
                           AND taken_back_at IS NULL
                         ORDER BY holds_from DESC, uploaded_at DESC
                        """)
                .param("body", body)
                .param("form", form)
                .query(Version.class)
                .list();
    }

    public Optional<Version> on(UUID body, String form, LocalDate on) {
        return versions(body, form).stream()
                .filter(version -> !version.holdsFrom().isAfter(on))
                .findFirst();
    }

    /** Empty while the built-in form holds. */
    public Optional<byte[]> edited(UUID body, String form, LocalDate on) {
        return on(body, form, on).flatMap(this::content);
    }

    public Optional<byte[]> content(Version version) {
        return Optional.ofNullable(version.file()).flatMap(file -> attachments.content(file, Rendition.FILE));
    }

    /** @param on the day of the paper, or today for a draft */
    public byte[] docx(UUID body, String form, LocalDate on, OfficialDocument paper) {
        return edited(body, form, on)
                .map(template -> Documents.docx(paper, template))
                .orElseGet(() -> Documents.docx(paper));
    }

    /** Whether the file itself would be taken in; {@link Documents#check} then looks at what it holds. */
    public Verdict examine(Upload file) {
        return attachments.examine(file);
    }

    /** @param holdsFrom at the earliest tomorrow */
    @Transactional
    public Verdict bring(Actor by, UUID body, PaperForm form, Upload file, LocalDate holdsFrom, String note) {
        permissions.require(by, FormAction.EDIT, body);
        Verdict verdict = later(holdsFrom);
        if (verdict.allowed()) {
            verdict = attachments.examine(file);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        if (!Documents.check(file.content(), form.example()).isEmpty()) {
            return Verdict.refused("outgoing.refused.findings");
        }
        UUID stored = attachments.store(file, by.accountId()).id();
        write(by, body, form, stored, holdsFrom, note);
        return Verdict.ALLOWED;
    }

    /** Back to the built-in form, from a day on. */
    @Transactional
    public Verdict builtIn(Actor by, UUID body, PaperForm form, LocalDate holdsFrom) {
        permissions.require(by, FormAction.EDIT, body);
        Verdict verdict = later(holdsFrom);
        if (verdict.allowed()) {
            write(by, body, form, null, holdsFrom, "");
        }
        return verdict;
    }

    private Verdict later(LocalDate holdsFrom) {
        return holdsFrom.isAfter(day.today())
                ? Verdict.ALLOWED
                : Verdict.refused("outgoing.refused.not-before", day.today().plusDays(1));
    }

    private void write(Actor by, UUID body, PaperForm form, @Nullable UUID file, LocalDate holdsFrom, String note) {
        jdbc.sql("""
                        INSERT INTO outgoing_form (id, body_id, form, holds_from, attachment_id, note, uploaded_at, uploaded_by,
                                                   person)
                        VALUES (:id, :body, :form, :from, :file, :note, :now, :account, :person)
                        """)
                .param("id", UUID.randomUUID())
                .param("body", body)
                .param("form", form.code())
                .param("from", holdsFrom)
                .param("file", file)
                .param("note", note)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(by, file == null ? "paper-form.built-in" : "paper-form.brought", body, form.code(), holdsFrom);
    }

    /** A form whose day has not come goes; papers stand in all others. */
    @Transactional
    public Verdict takeBack(Actor by, UUID body, PaperForm form, UUID version) {
        permissions.require(by, FormAction.EDIT, body);
        Optional<Version> coming = versions(body, form.code()).stream()
                .filter(one -> one.id().equals(version) && one.holdsFrom().isAfter(day.today()))
                .findFirst();
        if (coming.isEmpty()) {
            return Verdict.refused("outgoing.refused.holds");
        }
        jdbc.sql("UPDATE outgoing_form SET taken_back_at = :now, taken_back_by = :account WHERE id = :id")
                .param("id", version)
                .param("now", now())
                .param("account", by.accountId())
                .update();
        note(by, "paper-form.taken-back", body, form.code(), coming.get().holdsFrom());
        return Verdict.ALLOWED;
    }

    private void note(Actor by, String act, UUID body, String form, LocalDate holdsFrom) {
        audit.record(
                by.by(), act, Subject.of("paper-form", body), "", Map.of("form", form, "from", holdsFrom.toString()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
