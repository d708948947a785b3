package vn.guongsang.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import vn.guongsang.document.Attachments;
import vn.guongsang.document.IncomingText;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.ReportVersion.Occasion;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Verdict;

/** The report of a dossier in its versions: kept, taken up again, and taken over from Word. */
@Service
public class ReportVersions {

    /** Characters in a part of a report. */
    public static final int TEXT = 30_000;

    private final Dossiers dossiers;
    private final Attachments attachments;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportVersions(
            Dossiers dossiers,
            Attachments attachments,
            Permissions permissions,
            Audit audit,
            JdbcClient jdbc,
            Clock clock) {
        this.dossiers = dossiers;
        this.attachments = attachments;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that a reader of the dossier may see, the newest first: what its body kept for itself only that body. */
    public List<ReportVersion> seenBy(Actor reader, Dossier dossier) {
        boolean own = reader.bodyId().equals(dossier.bodyId());
        return dossiers.versions(dossier.id()).stream()
                .filter(version -> own || version.occasion().common())
                .toList();
    }

    /** Keeps what the draft says now. */
    @Transactional
    public Verdict save(Actor by, UUID id, String reason) {
        Dossier dossier = editing(by, id);
        Verdict verdict = dossier.describe();
        if (verdict.allowed()) {
            dossiers.keep(dossier, Occasion.SAVED, reason, by);
            note(by, "dossier.version-kept", dossier, reason);
        }
        return verdict;
    }

    /** Takes an older version up again, as a new one; what stood before is kept. */
    @Transactional
    public Verdict restore(Actor by, UUID id, int number) {
        Dossier dossier = editing(by, id);
        ReportVersion old = dossiers.versions(id).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElse(null);
        if (old == null) {
            return Verdict.refused("dossier.refused.version", number);
        }
        Verdict verdict = replace(by, dossier, old.citation(), new Report(old.background(), old.achievement()), "");
        if (verdict.allowed()) {
            dossiers.keep(dossier, Occasion.RESTORED, String.valueOf(number), by);
            note(by, "dossier.version-restored", dossier, String.valueOf(number));
        }
        return verdict;
    }

    /** Reads a Word file by the parts of the form. Nothing of it stands in the dossier before {@link #take}. */
    @Transactional
    public Verdict read(Actor by, UUID id, Upload upload) {
        Dossier dossier = editing(by, id);
        Verdict verdict = dossier.describe();
        if (verdict.allowed()) {
            verdict = attachments.examine(upload);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        WordReport read = Sections.of(id, upload.fileName(), IncomingText.read(upload));
        jdbc.sql("""
                        INSERT INTO dossier_word_report (dossier_id, file_name, background, achievement, left_out,
                                                         read_at, read_by, read_by_name)
                        VALUES (:dossier, :fileName, :background, :achievement, :leftOut, :now, :account, :person)
                        ON CONFLICT (dossier_id) DO UPDATE
                           SET file_name = excluded.file_name,
                               background = excluded.background,
                               achievement = excluded.achievement,
                               left_out = excluded.left_out,
                               read_at = excluded.read_at,
                               read_by = excluded.read_by,
                               read_by_name = excluded.read_by_name
                        """)
                .param("dossier", id)
                .param("fileName", read.fileName())
                .param("background", read.background())
                .param("achievement", read.achievement())
                .param("leftOut", read.leftOut())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(by, "dossier.report-read", dossier, read.fileName());
        return Verdict.ALLOWED;
    }

    /** What was read from Word and waits to be looked at. */
    public Optional<WordReport> waiting(UUID dossier) {
        return jdbc.sql("""
                        SELECT dossier_id AS dossier, file_name, background, achievement, left_out
                          FROM dossier_word_report
                         WHERE dossier_id = :dossier
                        """).param("dossier", dossier).query(WordReport.class).optional();
    }

    /**
     * Takes over what was chosen from the Word file; what stood before is kept as a version.
     *
     * @param version of the dossier that the chooser looked at; if somebody wrote since, nothing is taken
     * @param background null leaves the part as it is, as with {@code achievement}
     */
    @Transactional
    public Verdict take(Actor by, UUID id, int version, @Nullable String background, @Nullable String achievement) {
        Dossier dossier = editing(by, id);
        WordReport read = waiting(id).orElse(null);
        if (read == null) {
            return Verdict.refused("dossier.refused.no-word");
        }
        if (dossier.version() != version) {
            return Verdict.refused("dossier.refused.changed");
        }
        Report old = dossier.report();
        Report taken = new Report(
                background == null ? old.background() : background,
                achievement == null ? old.achievement() : achievement);
        Verdict verdict = replace(by, dossier, dossier.nomination().citation(), taken, read.fileName());
        if (verdict.allowed()) {
            forget(id);
            note(by, "dossier.report-taken", dossier, read.fileName());
        }
        return verdict;
    }

    /** Lets go of what was read, without taking anything. */
    @Transactional
    public Verdict discard(Actor by, UUID id) {
        Dossier dossier = editing(by, id);
        if (forget(id)) {
            note(by, "dossier.report-discarded", dossier, "");
        }
        return Verdict.ALLOWED;
    }

    private boolean forget(UUID dossier) {
        return jdbc.sql("DELETE FROM dossier_word_report WHERE dossier_id = :dossier")
                        .param("dossier", dossier)
                        .update()
                == 1;
    }

    private Verdict replace(Actor by, Dossier dossier, String citation, Report report, String because) {
        boolean kept = dossiers.versions(dossier.id()).stream()
                .findFirst()
                .filter(last -> last.says(dossier))
                .isPresent();
        Verdict verdict = dossier.describe();
        if (!verdict.allowed()) {
            return verdict;
        }
        if (!kept && !dossier.report().equals(Report.EMPTY)) {
            dossiers.keep(dossier, Occasion.REPLACED, because, by);
        }
        dossier.describe(dossier.nomination().withCitation(citation), report).orThrow();
        if (!dossiers.save(dossier, by.name(), null)) {
            throw new IllegalStateException("dossier " + dossier.id() + " changed under its lock");
        }
        return Verdict.ALLOWED;
    }

    private Dossier editing(Actor by, UUID id) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        return dossier;
    }

    private void note(Actor by, String act, Dossier dossier, String words) {
        audit.record(
                by.by(), act, Subject.of("dossier", dossier.id()), words.isEmpty() ? Map.of() : Map.of("words", words));
    }
}
