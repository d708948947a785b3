package vn.guongsang.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.paper.PaperHolder.Held;
import vn.guongsang.paper.signature.PdfSignature;
import vn.guongsang.paper.signature.Signatures;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All papers as they were issued. Who may see and keep one is asked of what it is a paper of. */
@Service
public class IssuedPapers {

    /** More than one decision is issued on; a scan in parts. */
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Attachments attachments;
    private final Signatures signatures;
    private final Permissions permissions;
    private final Map<String, PaperHolder> holders;

    IssuedPapers(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Attachments attachments,
            Signatures signatures,
            Permissions permissions,
            List<PaperHolder> holders) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.attachments = attachments;
        this.signatures = signatures;
        this.permissions = permissions;
        this.holders = holders.stream().collect(Collectors.toMap(PaperHolder::kind, holder -> holder));
    }

    /** What papers can be of, if the actor may see it; otherwise as if it were not there. */
    public Held held(Actor actor, String kind, UUID id) {
        Held held = Optional.ofNullable(holders.get(kind))
                .flatMap(holder -> holder.find(id))
                .orElseThrow(IssuedPapers::hidden);
        held.read().put(permissions, actor).orThrow();
        return held;
    }

    public boolean mayKeep(Actor actor, Held held) {
        return held.issued() && held.keep().put(permissions, actor).allowed();
    }

    private static final String PAPER = """
            SELECT paper.id, paper.kind, paper.of_id, paper.attachment_id, paper.attached_on, paper.person
              FROM paper_issued paper
            """;

    /** The oldest first. */
    public List<IssuedPaper> of(String kind, UUID id) {
        return jdbc.sql(PAPER + " WHERE paper.kind = :kind AND paper.of_id = :of ORDER BY paper.attached_at, paper.id")
                .param("kind", kind)
                .param("of", id)
                .query(this::paper)
                .list();
    }

    public int count(String kind, UUID id) {
        return jdbc.sql("SELECT count(*) FROM paper_issued WHERE kind = :kind AND of_id = :of")
                .param("kind", kind)
                .param("of", id)
                .query(Integer.class)
                .single();
    }

    public Optional<IssuedPaper> find(UUID id) {
        return jdbc.sql(PAPER + " WHERE paper.id = :id")
                .param("id", id)
                .query(this::paper)
                .optional();
    }

    /** One that the actor may see. */
    public IssuedPaper get(Actor actor, UUID id) {
        IssuedPaper paper = find(id).orElseThrow(IssuedPapers::hidden);
        held(actor, paper.kind(), paper.of());
        return paper;
    }

    public byte[] content(IssuedPaper paper) {
        return attachments.content(paper.attachment(), Rendition.FILE).orElseThrow();
    }

    private IssuedPaper paper(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("attachment_id", UUID.class);
        Attachment file = attachments.find(id).orElseThrow();
        return new IssuedPaper(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("of_id", UUID.class),
                id,
                file.fileName(),
                file.size(),
                file.sha256(),
                row.getObject("attached_on", LocalDate.class),
                row.getString("person"),
                signatures.in(
                        file.sha256(),
                        () -> attachments.content(id, Rendition.FILE).orElseThrow()));
    }

    /** Whether the file can be a paper, and if not, why. */
    public Verdict examine(Upload upload) {
        return FileType.ofName(upload.fileName()).filter(FileType.PDF::equals).isEmpty()
                ? Verdict.refused("paper.refused.pdf")
                : attachments.examine(upload);
    }

    /**
     * Puts the issued paper to what it is of. The same file sent twice is kept once.
     *
     * @param id made by the form
     */
    @Transactional
    public Verdict attach(Actor by, UUID id, String kind, UUID of, Upload upload) {
        Held held = held(by, kind, of);
        held.keep().put(permissions, by).orThrow();
        if (!held.issued()) {
            return Verdict.refused("paper.refused.draft");
        }
        Verdict verdict = examine(upload);
        List<IssuedPaper> before = of(kind, of);
        if (!verdict.allowed() || before.stream().anyMatch(paper -> paper.id().equals(id))) {
            return verdict;
        }
        if (before.size() >= MOST) {
            return Verdict.refused("paper.refused.many", MOST);
        }
        Attachment file = attachments.store(upload, by.accountId());
        if (before.stream().anyMatch(paper -> paper.sha256().equals(file.sha256()))) {
            attachments.remove(file.id());
            return Verdict.ALLOWED;
        }
        jdbc.sql("""
                        INSERT INTO paper_issued (id, kind, of_id, attachment_id, attached_on, attached_at, attached_by, person)
                        VALUES (:id, :kind, :of, :attachment, :today, :now, :account, :person)
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("of", of)
                .param("attachment", file.id())
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "paper.attached",
                Subject.of(kind, of),
                "",
                Map.of(
                        "file", file.fileName(),
                        "sha256", file.sha256(),
                        "signatures", said(signatures.in(file.sha256(), upload::content))));
        return Verdict.ALLOWED;
    }

    /** What the log keeps of the signatures: how each stood on that day, by this installation's certificates. */
    private static String said(List<PdfSignature> signatures) {
        return signatures.stream()
                .map(one -> one.standing()
                        + (one.signer() == null ? "" : " " + one.signer().name()))
                .collect(Collectors.joining("; "));
    }

    /** A wrong file goes, with its content; who took it out and why stays in the log. */
    @Transactional
    public Verdict remove(Actor by, IssuedPaper paper, String why) {
        held(by, paper.kind(), paper.of()).keep().put(permissions, by).orThrow();
        jdbc.sql("DELETE FROM paper_issued WHERE id = :id")
                .param("id", paper.id())
                .update();
        attachments.remove(paper.attachment());
        audit.record(
                by.by(),
                "paper.removed",
                Subject.of(paper.kind(), paper.of()),
                why,
                Map.of("file", paper.fileName(), "sha256", paper.sha256()));
        return Verdict.ALLOWED;
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("paper.hidden"));
    }
}
