package vn.guongsang.outgoing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Documents;
import vn.guongsang.document.FileType;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Names;
import vn.guongsang.time.BusinessDay;

/**
 * The papers of the register as they went out, whatever is renamed, merged or put right afterwards: Word, and PDF where
 * the form is the built-in one. Who may read one is asked by the module that shows it.
 */
@Service
public class KeptPapers {

    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final Audit audit;
    private final PaperForms forms;
    private final Attachments attachments;

    KeptPapers(JdbcClient jdbc, BusinessDay day, Audit audit, PaperForms forms, Attachments attachments) {
        this.jdbc = jdbc;
        this.day = day;
        this.audit = audit;
        this.forms = forms;
        this.attachments = attachments;
    }

    /**
     * A paper that is asked for.
     *
     * @param body whose form it stands in
     * @param on the day whose form it stands in
     * @param drawn as it would be drawn up today; asked only where nothing is kept
     */
    public record Asked(UUID body, String form, UUID of, LocalDate on, Supplier<OfficialDocument> drawn) {}

    private record Row(
            UUID id,
            String sign,
            @Nullable UUID docx,
            @Nullable UUID pdf,
            @Nullable LocalDate redrawnOn) {}

    /** Keeps what was entered in this transaction as it goes out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Actor by, Asked issued) {
        keep(by, lock(issued).orElseThrow(), issued, null);
    }

    private void keep(Actor by, Row row, Asked paper, @Nullable LocalDate redrawnOn) {
        OfficialDocument drawn = paper.drawn().get();
        UUID docx = store(by, row, FileType.DOCX, forms.docx(paper.body(), paper.form(), paper.on(), drawn));
        UUID pdf = edited(paper) ? null : store(by, row, FileType.PDF, Documents.pdf(drawn));
        jdbc.sql("""
                        UPDATE outgoing_paper
                           SET docx_id = :docx,
                               pdf_id = :pdf,
                               redrawn_on = :redrawnOn
                         WHERE id = :id
                           AND docx_id IS NULL
                        """)
                .param("docx", docx)
                .param("pdf", pdf)
                .param("redrawnOn", redrawnOn)
                .param("id", row.id())
                .update();
    }

    private UUID store(Actor by, Row row, FileType type, byte[] content) {
        return attachments
                .storeDrawn(Names.slug(row.sign()) + "." + type.extension(), type, content, by.accountId())
                .id();
    }

    private boolean edited(Asked paper) {
        return forms.edited(paper.body(), paper.form(), paper.on()).isPresent();
    }

    private static final String STANDING = """
            SELECT id, sign, docx_id AS docx, pdf_id AS pdf, redrawn_on
              FROM outgoing_paper
             WHERE form = :form
               AND of_id = :of
               AND withdrawn_on IS NULL
            """;

    private Optional<Row> lock(Asked paper) {
        return standing(STANDING + " FOR UPDATE", paper.form(), paper.of());
    }

    private Optional<Row> standing(String sql, String form, UUID of) {
        return jdbc.sql(sql)
                .param("form", form)
                .param("of", of)
                .query(Row.class)
                .optional();
    }

    /** Empty while it is a draft, and where nothing was kept. */
    public Optional<KeptPaper> find(String form, UUID of) {
        return standing(STANDING, form, of)
                .flatMap(row -> file(row.docx())
                        .map(docx -> new KeptPaper(docx, file(row.pdf()).orElse(null), row.redrawnOn())));
    }

    private Optional<Attachment> file(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(attachments::find);
    }

    /** As it went out; a draft as it would go out today. */
    @Transactional
    public byte[] docx(Actor by, Asked paper) {
        return kept(by, paper)
                .flatMap(row -> content(row.docx()))
                .orElseGet(() -> forms.docx(
                        paper.body(), paper.form(), paper.on(), paper.drawn().get()));
    }

    /**
     * As it went out; a draft as it would go out today. Empty where its form was edited in Word: the product cannot lay
     * it out as Word does, and a PDF that looks otherwise would be another paper.
     */
    @Transactional
    public Optional<byte[]> pdf(Actor by, Asked paper) {
        Optional<Row> kept = kept(by, paper);
        if (kept.isPresent()) {
            return content(kept.get().pdf());
        }
        return edited(paper)
                ? Optional.empty()
                : Optional.of(Documents.pdf(paper.drawn().get()));
    }

    private Optional<byte[]> content(@Nullable UUID attachment) {
        return Optional.ofNullable(attachment).flatMap(id -> attachments.content(id, Rendition.FILE));
    }

    /**
     * What went out before papers were kept is drawn up by whoever asks for it first, and marked with that day: so it
     * changes no more, and nobody takes it for the one that was issued.
     */
    private Optional<Row> kept(Actor by, Asked paper) {
        Optional<Row> standing = standing(STANDING, paper.form(), paper.of());
        if (standing.isEmpty() || standing.get().docx() != null) {
            return standing;
        }
        Row row = lock(paper).orElseThrow();
        if (row.docx() == null) {
            keep(by, row, paper, day.today());
            audit.record(
                    by.by(),
                    "outgoing-paper.redrawn",
                    Subject.of("outgoing-paper", row.id()),
                    row.sign(),
                    Map.of("number", row.sign()));
        }
        return standing(STANDING, paper.form(), paper.of());
    }
}
