package vn.guongsang.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.upload.Inspection;
import vn.guongsang.document.upload.Portrait;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * All stored files. It knows no owner: the module that keeps the id of an attachment decides who may
 * store, read and remove it, and audits that.
 */
@Component
public class Attachments {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final VirusScanner scanner;

    Attachments(JdbcClient jdbc, Clock clock, VirusScanner scanner) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.scanner = scanner;
    }

    /** Whether the file would be taken in, and if not, why. */
    public Verdict examine(Upload upload) {
        return switch (inspected(upload)) {
            case Inspection.Accepted _ -> Verdict.ALLOWED;
            case Inspection.Rejected rejected -> rejected.verdict();
        };
    }

    /**
     * Keeps the file as it is, evidence unaltered.
     *
     * @throws Refusal as {@link #examine} says
     */
    public Attachment store(Upload upload, UUID uploadedBy) {
        var accepted = accepted(upload);
        return insert(accepted.fileName(), accepted.type(), upload.content(), null, uploadedBy);
    }

    /** Keeps what the product itself drew up. It is not examined: a scanner that is away stops no decision. */
    public Attachment storeDrawn(String fileName, FileType type, byte[] content, UUID by) {
        return insert(fileName, type, content, null, by);
    }

    /**
     * Keeps a JPEG or PNG picture for pages, drawn anew in two sizes. The file that came in, with
     * what the camera wrote into it (place, device), is not kept.
     *
     * @throws Refusal as {@link #examine} says, or if it is no picture that can be drawn
     */
    public Attachment storePortrait(Upload upload, UUID uploadedBy) {
        var accepted = accepted(upload);
        var portrait = Portrait.of(upload.content(), accepted.type());
        var name = accepted.fileName();
        var jpeg = name.substring(0, name.lastIndexOf('.') + 1) + FileType.JPEG.extension();
        return insert(jpeg, FileType.JPEG, portrait.page(), portrait.card(), uploadedBy);
    }

    public Optional<Attachment> find(UUID id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /** Those of the ids that exist, oldest first. */
    public List<Attachment> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT id, file_name, media_type, size_bytes, sha256, uploaded_by, uploaded_at
                        FROM attachment
                        WHERE id IN (:ids)
                        ORDER BY id""").param("ids", ids).query(Attachments::read).list();
    }

    /** Empty if there is no such attachment, or no such rendition of it. */
    public Optional<byte[]> content(UUID id, Rendition rendition) {
        return jdbc.sql("""
                        SELECT bytes
                        FROM attachment_content
                        WHERE attachment_id = :id
                          AND rendition = :rendition""")
                .param("id", id)
                .param("rendition", rendition.name())
                .query((row, _) -> row.getBytes("bytes"))
                .optional();
    }

    /** A stored file on its way to a reader whom the caller has let in. */
    public Optional<Download> download(UUID id, Rendition rendition) {
        return find(id).flatMap(attachment ->
                content(id, rendition).map(bytes -> new Download(attachment.fileName(), attachment.type(), bytes)));
    }

    /** Removes file and renditions; nothing happens if there is none. */
    public void remove(UUID id) {
        jdbc.sql("""
                        DELETE FROM attachment
                        WHERE id = :id""").param("id", id).update();
    }

    private Inspection inspected(Upload upload) {
        return switch (Inspection.of(upload)) {
            case Inspection.Accepted accepted ->
                switch (scanner.judge(accepted.fileName(), upload.content())) {
                    case Verdict.Allowed _ -> accepted;
                    case Verdict.Refused refused -> new Inspection.Rejected(refused);
                };
            case Inspection.Rejected rejected -> rejected;
        };
    }

    private Inspection.Accepted accepted(Upload upload) {
        return switch (inspected(upload)) {
            case Inspection.Accepted accepted -> accepted;
            case Inspection.Rejected rejected -> throw new Refusal(rejected.verdict());
        };
    }

    /** One statement: an attachment is never without its content. */
    private Attachment insert(String fileName, FileType type, byte[] file, byte @Nullable [] card, UUID uploadedBy) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sha256 = sha256(file);
        var id = jdbc.sql("""
                        WITH stored AS (
                          INSERT INTO attachment (file_name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
                          VALUES (:fileName, :mediaType, :size, :sha256, :uploadedBy, :at)
                          RETURNING id
                        ), contents AS (
                          INSERT INTO attachment_content (attachment_id, rendition, bytes)
                          SELECT stored.id, rendition.name, rendition.bytes
                          FROM stored
                          CROSS JOIN (VALUES ('FILE', CAST(:file AS bytea)), ('CARD', CAST(:card AS bytea)))
                            AS rendition (name, bytes)
                          WHERE rendition.bytes IS NOT NULL
                        )
                        SELECT id
                        FROM stored""")
                .param("fileName", fileName)
                .param("mediaType", type.mediaType())
                .param("size", file.length)
                .param("sha256", sha256)
                .param("uploadedBy", uploadedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("file", file)
                .param("card", card, Types.BINARY)
                .query(UUID.class)
                .single();
        return new Attachment(id, fileName, type, file.length, sha256, uploadedBy, at);
    }

    private static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                FileType.ofMediaType(row.getString("media_type")).orElseThrow(),
                row.getInt("size_bytes"),
                row.getString("sha256"),
                row.getObject("uploaded_by", UUID.class),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
