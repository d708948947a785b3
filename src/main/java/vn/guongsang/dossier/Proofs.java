package vn.guongsang.dossier;

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
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** What a body gives for its dossier: its meeting, who vouches for it, and where the evidence of each condition stands. */
@Service
public class Proofs {

    private final Dossiers dossiers;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final BusinessDay day;

    Proofs(Dossiers dossiers, Permissions permissions, Audit audit, JdbcClient jdbc, BusinessDay day) {
        this.dossiers = dossiers;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.day = day;
    }

    public Optional<Meeting> meeting(UUID dossier) {
        return jdbc.sql("""
                        SELECT met_on, chair, members, present, agreed, against
                          FROM dossier_meeting
                         WHERE dossier_id = :dossier
                        """).param("dossier", dossier).query(Meeting.class).optional();
    }

    @Transactional
    public Verdict record(Actor by, UUID id, Meeting meeting) {
        Verdict verdict = editing(by, id);
        if (verdict.allowed()) {
            verdict = meeting.plausible(day.today());
        }
        if (verdict.allowed()) {
            jdbc.sql("""
                            INSERT INTO dossier_meeting (dossier_id, met_on, chair, members, present, agreed, against)
                            VALUES (:dossier, :metOn, :chair, :members, :present, :agreed, :against)
                            ON CONFLICT (dossier_id) DO UPDATE
                               SET met_on = excluded.met_on,
                                   chair = excluded.chair,
                                   members = excluded.members,
                                   present = excluded.present,
                                   agreed = excluded.agreed,
                                   against = excluded.against
                            """)
                    .param("dossier", id)
                    .param("metOn", meeting.metOn())
                    .param("chair", meeting.chair())
                    .param("members", meeting.members())
                    .param("present", meeting.present())
                    .param("agreed", meeting.agreed())
                    .param("against", meeting.against())
                    .update();
            note(by, "dossier.meeting-recorded", id, meeting.agreed() + "/" + meeting.present());
        }
        return verdict;
    }

    public Optional<Endorsement> endorsement(UUID dossier) {
        return jdbc.sql("""
                        SELECT words, signer, capacity, signed_on
                          FROM dossier_endorsement
                         WHERE dossier_id = :dossier
                        """).param("dossier", dossier).query(Endorsement.class).optional();
    }

    @Transactional
    public Verdict record(Actor by, UUID id, Endorsement endorsement) {
        Verdict verdict = editing(by, id);
        if (verdict.allowed() && endorsement.signedOn().isAfter(day.today())) {
            verdict = Verdict.refused("dossier.refused.meeting-later", endorsement.signedOn(), day.today());
        }
        if (verdict.allowed()) {
            jdbc.sql("""
                            INSERT INTO dossier_endorsement (dossier_id, words, signer, capacity, signed_on)
                            VALUES (:dossier, :words, :signer, :capacity, :signedOn)
                            ON CONFLICT (dossier_id) DO UPDATE
                               SET words = excluded.words,
                                   signer = excluded.signer,
                                   capacity = excluded.capacity,
                                   signed_on = excluded.signed_on
                            """)
                    .param("dossier", id)
                    .param("words", endorsement.words())
                    .param("signer", endorsement.signer())
                    .param("capacity", endorsement.capacity())
                    .param("signedOn", endorsement.signedOn())
                    .update();
            note(by, "dossier.endorsed", id, endorsement.signer());
        }
        return verdict;
    }

    /** By the keys of the conditions. */
    public Map<String, List<Pointer>> pointers(UUID dossier) {
        return jdbc.sql("""
                        SELECT pointer.id, pointer.line, pointer.attachment_id, file.file_name, pointer.page
                          FROM dossier_pointer pointer
                          JOIN dossier_file file ON file.attachment_id = pointer.attachment_id
                         WHERE pointer.dossier_id = :dossier
                         ORDER BY file.file_name, pointer.page
                        """).param("dossier", dossier).query(Pointer.class).list().stream()
                .collect(Collectors.groupingBy(Pointer::line));
    }

    /** Points to a page of one of the dossier's own files; twice the same is once. */
    @Transactional
    public Verdict point(Actor by, UUID id, String line, UUID attachment, int page) {
        Verdict verdict = editing(by, id);
        if (verdict.allowed()
                && dossiers.files(id).stream()
                        .noneMatch(file -> file.attachmentId().equals(attachment))) {
            verdict = Verdict.refused("dossier.refused.part");
        }
        if (verdict.allowed()) {
            int added = jdbc.sql("""
                            INSERT INTO dossier_pointer (dossier_id, line, attachment_id, page)
                            VALUES (:dossier, :line, :attachment, :page)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("dossier", id)
                    .param("line", line)
                    .param("attachment", attachment)
                    .param("page", page)
                    .update();
            if (added == 1) {
                note(by, "dossier.evidence-pointed", id, line);
            }
        }
        return verdict;
    }

    @Transactional
    public Verdict unpoint(Actor by, UUID id, UUID pointer) {
        Verdict verdict = editing(by, id);
        if (verdict.allowed()) {
            int removed = jdbc.sql("DELETE FROM dossier_pointer WHERE id = :pointer AND dossier_id = :dossier")
                    .param("pointer", pointer)
                    .param("dossier", id)
                    .update();
            if (removed == 1) {
                note(by, "dossier.evidence-unpointed", id, "");
            }
        }
        return verdict;
    }

    private Verdict editing(Actor by, UUID id) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        return dossier.describe();
    }

    private void note(Actor by, String act, UUID dossier, String words) {
        audit.record(by.by(), act, Subject.of("dossier", dossier), words.isEmpty() ? Map.of() : Map.of("words", words));
    }
}
