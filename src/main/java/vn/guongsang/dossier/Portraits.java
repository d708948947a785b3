package vn.guongsang.dossier;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.privacy.Consent;
import vn.guongsang.privacy.Consent.Scope;
import vn.guongsang.privacy.ConsentWithdrawn;
import vn.guongsang.privacy.Consents;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Portraits of persons who are put forward, for their certificates. There is none without the person's consent, and
 * with the consent it goes, from certificates too.
 */
@Service
public class Portraits {

    private static final String DOSSIER = "dossier";
    private static final String PERSON = "individual";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Attachments attachments;
    private final Consents consents;
    private final Dossiers dossiers;
    private final Permissions permissions;

    Portraits(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Attachments attachments,
            Consents consents,
            Dossiers dossiers,
            Permissions permissions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.attachments = attachments;
        this.consents = consents;
        this.dossiers = dossiers;
        this.permissions = permissions;
    }

    /** @param attachment a picture without what the camera wrote into it */
    public record Portrait(UUID attachment, LocalDate addedOn, String person) {}

    public Optional<Portrait> of(UUID dossier) {
        return jdbc.sql("""
                        SELECT attachment_id AS attachment, added_on, person
                          FROM dossier_portrait
                         WHERE dossier_id = :dossier
                        """).param("dossier", dossier).query(Portrait.class).optional();
    }

    public byte[] picture(Portrait portrait) {
        return attachments.content(portrait.attachment(), Rendition.FILE).orElseThrow();
    }

    /** Those that certificates may carry, by their dossiers; nobody withdraws a consent until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, UUID> forCertificates(Collection<UUID> of) {
        var pictures = new HashMap<UUID, UUID>();
        jdbc.sql("SELECT dossier_id, attachment_id FROM dossier_portrait WHERE dossier_id = ANY (:dossiers)")
                .param("dossiers", of.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    pictures.put(row.getObject("dossier_id", UUID.class), row.getObject("attachment_id", UUID.class));
                });
        pictures.keySet()
                .removeIf(one -> !consents.hold(Subject.of(DOSSIER, one)).contains(Scope.PICTURE));
        return pictures;
    }

    /**
     * Puts a portrait to the dossier of a person, with the consent on which it stands; the one before goes.
     *
     * @throws vn.guongsang.verdict.Refusal if the file is no picture that can be printed
     */
    @Transactional
    public Verdict put(Actor by, UUID id, Upload upload, Consent.Given consent) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe();
        if (!verdict.allowed()) {
            return verdict;
        }
        if (!dossier.nomination().kind().equals(PERSON)) {
            return Verdict.refused("dossier.refused.portrait");
        }
        UUID picture = attachments.storePortrait(upload, by.accountId()).id();
        consents.record(by, Subject.of(DOSSIER, id), dossier.nomination().name(), consent)
                .orThrow();
        remove(id);
        jdbc.sql("""
                        INSERT INTO dossier_portrait (dossier_id, attachment_id, added_on, added_at, added_by, person)
                        VALUES (:dossier, :picture, :today, :now, :account, :person)
                        """)
                .param("dossier", id)
                .param("picture", picture)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(by.by(), "dossier.portrait-added", id, "");
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict takeOut(Actor by, UUID id) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe();
        if (verdict.allowed() && remove(id)) {
            note(by.by(), "dossier.portrait-removed", id, "");
        }
        return verdict;
    }

    @EventListener
    void takeOff(ConsentWithdrawn withdrawn) {
        if (withdrawn.subject().kind().equals(DOSSIER)) {
            UUID id = UUID.fromString(withdrawn.subject().id());
            if (remove(id)) {
                note(withdrawn.by().by(), "dossier.portrait-removed", id, withdrawn.how());
            }
        }
    }

    private boolean remove(UUID id) {
        Optional<Portrait> before = of(id);
        jdbc.sql("DELETE FROM dossier_portrait WHERE dossier_id = :dossier")
                .param("dossier", id)
                .update();
        // a certificate that carried it loses it with the file
        before.ifPresent(portrait -> attachments.remove(portrait.attachment()));
        return before.isPresent();
    }

    private void note(By by, String act, UUID dossier, String basis) {
        audit.record(by, act, Subject.of(DOSSIER, dossier), basis, Map.of());
    }
}
