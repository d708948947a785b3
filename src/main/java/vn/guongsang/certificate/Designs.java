package vn.guongsang.certificate;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.certificate.paper.Design;
import vn.guongsang.certificate.paper.Look;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/**
 * How the certificates of bodies look: of one award, else of all that a body issues, else the standard. Each change is a
 * version of its own.
 */
@Repository
public class Designs {

    /** In place of an award: all that have no design of their own. */
    public static final String ANY = "";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;
    private final Attachments attachments;

    Designs(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            Audit audit,
            Permissions permissions,
            Attachments attachments) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
        this.attachments = attachments;
    }

    /**
     * A design as it was drawn.
     *
     * @param version 0 for the standard
     * @param frame the attachment that is its frame, null for the drawn one
     */
    public record Drawn(
            int version, Design design, @Nullable UUID frame, String person) {

        static final Drawn STANDARD = new Drawn(0, Design.standard(), null, "");
    }

    /** One that somebody has drawn. */
    public record Named(UUID body, String award, int version, String person) {}

    public Optional<Drawn> own(UUID body, String award) {
        return jdbc.sql("""
                        SELECT version, layout, frame_id, person
                          FROM certificate_design
                         WHERE body_id = :body
                           AND award = :award
                           AND current
                        """)
                .param("body", body)
                .param("award", award)
                .query((row, _) -> new Drawn(
                        row.getInt("version"),
                        json.readValue(row.getString("layout"), Design.class),
                        row.getObject("frame_id", UUID.class),
                        row.getString("person")))
                .optional();
    }

    public Drawn of(UUID body, String award) {
        return own(body, award).or(() -> own(body, ANY)).orElse(Drawn.STANDARD);
    }

    Look look(UUID body, String award) {
        Drawn drawn = of(body, award);
        return new Look(
                drawn.design(),
                drawn.frame() == null
                        ? null
                        : attachments.content(drawn.frame(), Rendition.FILE).orElse(null));
    }

    public List<Named> all() {
        return jdbc.sql("""
                        SELECT body_id AS body, award, version, person
                          FROM certificate_design
                         WHERE current
                         ORDER BY body_id, award
                        """).query(Named.class).list();
    }

    @Transactional
    public void draw(Actor by, UUID body, String award, Design design) {
        Drawn before = of(body, award);
        if (own(body, award).isPresent() && before.design().equals(design)) {
            return;
        }
        write(by, body, award, design, before.frame());
    }

    /** @param frame a JPEG or PNG picture that fills the sheet; null for the drawn frame */
    @Transactional
    public void reframe(Actor by, UUID body, String award, @Nullable Upload frame) {
        permissions.require(by, CertificateAction.DESIGN, body);
        UUID stored =
                frame == null ? null : attachments.store(frame, by.accountId()).id();
        write(by, body, award, of(body, award).design(), stored);
    }

    private void write(Actor by, UUID body, String award, Design design, @Nullable UUID frame) {
        permissions.require(by, CertificateAction.DESIGN, body);
        Optional<Drawn> before = own(body, award);
        int version = before.map(Drawn::version).orElse(0) + 1;
        String layout = json.writeValueAsString(design);
        jdbc.sql("""
                        UPDATE certificate_design
                           SET current = false
                         WHERE body_id = :body
                           AND award = :award
                           AND current
                        """).param("body", body).param("award", award).update();
        jdbc.sql("""
                        INSERT INTO certificate_design (body_id, award, version, layout, frame_id, drawn_at, drawn_by, person)
                        VALUES (:body, :award, :version, :layout::jsonb, :frame, :now, :account, :person)
                        """)
                .param("body", body)
                .param("award", award)
                .param("version", version)
                .param("layout", layout)
                .param("frame", frame)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "certificate.design-drawn",
                Subject.of("certificate-design", body),
                "",
                Map.of("award", award, "version", String.valueOf(version)),
                Change.changes()
                        .of(
                                "certificate.design",
                                before.map(drawn -> json.writeValueAsString(drawn.design()))
                                        .orElse(null),
                                layout)
                        .of(
                                "certificate.frame",
                                before.map(Drawn::frame).map(UUID::toString).orElse(null),
                                frame == null ? null : frame.toString())
                        .list());
    }
}
