package vn.guongsang.certificate.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import vn.guongsang.certificate.Certificate.State;

/** Registers of certificates, the newest first. */
@Repository
public class CertificateList {

    private final JdbcClient jdbc;

    CertificateList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is looked for; empty or null for all.
     *
     * @param text in names and places
     * @param decision id of the decision
     * @param printed whether they were printed with the text that they have now
     */
    public record Question(
            List<UUID> issuers,
            String text,
            String award,
            @Nullable Integer year,
            @Nullable UUID decision,
            @Nullable State state,
            @Nullable Boolean printed) {}

    /** One certificate; {@code again} says that it was printed with the text that it has now. */
    public record Row(
            UUID id,
            UUID issuer,
            String name,
            String place,
            String kind,
            String award,
            String awardName,
            int year,
            int serial,
            UUID decision,
            String decisionNumber,
            LocalDate decidedOn,
            State state,
            boolean printed) {}

    public List<Row> rows(Question question, long offset, long limit) {
        return asked(
                        """
                        SELECT certificate.id, certificate.issuer_id AS issuer, said.name, said.recipient_place AS place,
                               certificate.kind, certificate.award, o.award_name, certificate.year, certificate.serial,
                               o.decision_id AS decision, o.decision_number, o.decided_on, %s AS state, %s AS printed
                        """.formatted(STATE, PRINTED),
                        " ORDER BY certificate.year DESC, certificate.award, certificate.serial DESC OFFSET :offset LIMIT :limit",
                        question)
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /**
     * How many there are.
     *
     * @param revoked are not printed
     * @param printed of those that can be, with the text that they have now
     */
    public record Count(long all, long revoked, long printed) {}

    public Count count(Question question) {
        return asked("""
                        SELECT count(*) AS "all", count(*) FILTER (WHERE %s = 'REVOKED') AS revoked,
                               count(*) FILTER (WHERE %s AND revocation.revoked_on IS NULL) AS printed
                        """.formatted(STATE, PRINTED), "", question)
                .query(Count.class)
                .single();
    }

    /** Those that can be printed, of one issuer, in the order of a pile: by award, year and number. */
    public List<UUID> printable(Question question, int most) {
        return asked(
                        "SELECT certificate.id",
                        " AND revocation.revoked_on IS NULL"
                                + " ORDER BY certificate.award, certificate.year, certificate.serial LIMIT :most",
                        question)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** An award that the bodies have issued certificates for. */
    public record Award(String code, String name) {}

    public List<Award> awards(List<UUID> issuers) {
        return jdbc.sql("""
                        SELECT award AS code, max(award_name) AS name
                          FROM certificate_order
                         WHERE issuer_id = ANY (:issuers)
                         GROUP BY award
                         ORDER BY max(award_name) COLLATE "vi-x-icu"
                        """)
                .param("issuers", issuers.toArray(UUID[]::new))
                .query(Award.class)
                .list();
    }

    /** A body with its awards. */
    public record Issued(UUID issuer, String award, String name) {}

    /** All that certificates were ever issued for. */
    public List<Issued> issued() {
        return jdbc.sql("""
                        SELECT issuer_id AS issuer, award, max(award_name) AS name
                          FROM certificate_order
                         GROUP BY issuer_id, award
                        """).query(Issued.class).list();
    }

    private static final String STATE = """
            CASE
                WHEN revocation.revoked_on IS NOT NULL THEN 'REVOKED'
                WHEN said.version > 1 THEN 'CORRECTED'
                ELSE 'VALID'
            END""";

    private static final String PRINTED = """
            EXISTS (SELECT FROM certificate_printed printed
                     WHERE printed.certificate_id = said.certificate_id AND printed.version = said.version)""";

    private StatementSpec asked(String select, String rest, Question question) {
        return jdbc.sql(select + """
                          FROM certificate_certificate certificate
                          JOIN certificate_order o ON o.id = certificate.order_id
                          JOIN certificate_text said ON said.certificate_id = certificate.id AND said.current
                          LEFT JOIN certificate_revocation revocation ON revocation.certificate_id = certificate.id
                         WHERE certificate.issuer_id = ANY (:issuers)
                           AND (:text = '' OR said.search LIKE '%%' || vn_fold(:text) || '%%')
                           AND (:award = '' OR certificate.award = :award)
                           AND (:year::int IS NULL OR certificate.year = :year::int)
                           AND (:decision::uuid IS NULL OR o.decision_id = :decision::uuid)
                           AND (:state = '' OR %s = :state)
                           AND (:printed::boolean IS NULL OR %s = :printed::boolean)
                        """.formatted(STATE, PRINTED) + rest)
                .param("issuers", question.issuers().toArray(UUID[]::new))
                .param("text", question.text())
                .param("award", question.award())
                .param("year", question.year())
                .param("decision", question.decision())
                .param("state", question.state() == null ? "" : question.state().name())
                .param("printed", question.printed());
    }
}
