package vn.guongsang.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.dossier.AlikeJudgement.Finding;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.similarity.Similarities;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Reports that say the same: compared anew, and judged by persons. */
@Service
public class AlikeReports {

    private final Dossiers dossiers;
    private final Similarities similarities;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;

    AlikeReports(
            Dossiers dossiers,
            Similarities similarities,
            Permissions permissions,
            Audit audit,
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day) {
        this.dossiers = dossiers;
        this.similarities = similarities;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    /** Compares the report last sent with all that are known by now. */
    @Transactional
    public Verdict compare(Actor by, UUID id) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.APPRAISE, dossier);
        ReportVersion sent = dossiers.reports(id).stream().findFirst().orElse(null);
        if (sent == null) {
            return Verdict.refused("dossier.refused.not-sent");
        }
        similarities.compare(id, sent.number(), sent.text());
        note(by, "dossier.compared", id, "");
        return Verdict.ALLOWED;
    }

    /**
     * What the appraiser of one dossier finds in it and another, both of which the appraiser may read. It stands with
     * both, and for good.
     */
    @Transactional
    public Verdict judge(Actor by, UUID id, UUID otherId, Finding finding, String reason) {
        permissions.require(by, DossierAction.APPRAISE, dossiers.lock(id));
        permissions.require(by, DossierAction.READ, dossiers.get(otherId));
        if (similarities.found(id).stream().noneMatch(found -> found.other().equals(otherId))) {
            return Verdict.refused("dossier.refused.not-alike");
        }
        jdbc.sql("""
                        INSERT INTO dossier_alike_judgement (dossier_id, other_id, finding, reason, judged_on, judged_at,
                                                             judged_by, person, body_id)
                        VALUES (:dossier, :other, :finding, :reason, :today, :now, :account, :person, :body)
                        """)
                .param("dossier", id)
                .param("other", otherId)
                .param("finding", finding.name())
                .param("reason", reason)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .param("body", by.bodyId())
                .update();
        String act = switch (finding) {
            case COPIED -> "dossier.alike-copied";
            case LEGITIMATE -> "dossier.alike-legitimate";
            case UNLIKE -> "dossier.alike-unlike";
        };
        note(by, act, id, reason);
        note(by, act, otherId, reason);
        return Verdict.ALLOWED;
    }

    /** All that was found about a dossier and others, the latest first. */
    public List<AlikeJudgement> judgements(UUID dossier) {
        return jdbc.sql("""
                        SELECT judgement.dossier_id AS dossier, judgement.other_id AS other, judgement.finding,
                               judgement.reason, judgement.judged_on, judgement.person, body.name AS body_name
                          FROM dossier_alike_judgement judgement
                          JOIN organisation_v_body body ON body.id = judgement.body_id
                         WHERE judgement.dossier_id = :dossier
                            OR judgement.other_id = :dossier
                         ORDER BY judgement.id DESC
                        """)
                .param("dossier", dossier)
                .query(AlikeJudgement.class)
                .list();
    }

    private void note(Actor by, String act, UUID dossier, String words) {
        audit.record(by.by(), act, Subject.of("dossier", dossier), words.isEmpty() ? Map.of() : Map.of("words", words));
    }
}
