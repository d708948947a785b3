package vn.guongsang.dossier.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.council.AgendaSource;
import vn.guongsang.council.Judges;
import vn.guongsang.council.Matter;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.plan.Parts;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The dossiers that were found fit, for the agenda of a council of the authority or of its hub. */
@Repository
class DossiersForCouncils implements AgendaSource {

    private final JdbcClient jdbc;
    private final Judges judges;
    private final Parts parts;
    private final Awards awards;
    private final BusinessDay day;

    DossiersForCouncils(JdbcClient jdbc, Judges judges, Parts parts, Awards awards, BusinessDay day) {
        this.jdbc = jdbc;
        this.judges = judges;
        this.parts = parts;
        this.awards = awards;
        this.day = day;
    }

    private record Fit(UUID id, String name, String award, int year, UUID bodyId, String bodyName, UUID begunBy) {}

    @Override
    public List<Matter> waitingFor(UUID body) {
        return jdbc.sql("""
                        SELECT dossier.id, dossier.name, dossier.award, dossier.year, dossier.body_id, body.name AS body_name,
                               dossier.begun_by
                          FROM dossier_dossier dossier
                          JOIN organisation_v_body body ON body.id = dossier.body_id
                         WHERE dossier.addressee_id IN (:authorities)
                           AND dossier.state = 'APPRAISED'
                         ORDER BY dossier.award, dossier.name COLLATE "vi-x-icu", dossier.id
                        """).param("authorities", parts.authorities(body)).query(Fit.class).list().stream()
                .map(this::matter)
                .toList();
    }

    /** Whoever withdraws it in the same moment waits until the vote is open, and so does another council. */
    @Override
    public Verdict vote(Matter matter) {
        if (!matter.kind().equals(DossierPath.MATTER)) {
            return Verdict.ALLOWED;
        }
        boolean left = jdbc.sql("SELECT state <> 'APPRAISED' FROM dossier_dossier WHERE id = :id FOR UPDATE")
                .param("id", matter.id())
                .query(Boolean.class)
                .single();
        if (left) {
            return Verdict.refused("dossier.refused.not-before-council");
        }
        return judges.voteOn(matter.kind(), matter.id()) ? Verdict.refused("dossier.refused.voting") : Verdict.ALLOWED;
    }

    private Matter matter(Fit dossier) {
        String award =
                awards.find(dossier.award(), day.today()).map(Award::name).orElse(dossier.award());
        return new Matter(
                DossierPath.MATTER,
                dossier.id(),
                dossier.name(),
                award + ", " + dossier.year() + " · " + dossier.bodyName(),
                dossier.award(),
                "/ho-so/" + dossier.id(),
                Set.of(dossier.bodyId(), dossier.begunBy()));
    }
}
