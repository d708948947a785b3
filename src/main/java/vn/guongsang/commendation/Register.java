package vn.guongsang.commendation;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.verdict.Verdict;

/** The register of an issuer's decisions: it begins anew each year, and a number stands in it once. */
@Repository
class Register {

    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number with its sign, {@code 12/QĐ-UBND} */
    Verdict enter(UUID issuer, String number, LocalDate issuedOn, UUID decision) {
        try {
            jdbc.sql("""
                            INSERT INTO commendation_number (issuer_id, year, number, decision_id)
                            VALUES (:issuer, :year, :number, :decision)
                            """)
                    .param("issuer", issuer)
                    .param("year", issuedOn.getYear())
                    .param("number", number)
                    .param("decision", decision)
                    .update();
            return Verdict.ALLOWED;
        } catch (DuplicateKeyException taken) {
            return taken(number, issuedOn);
        }
    }

    boolean has(UUID issuer, String number, LocalDate issuedOn) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM commendation_number
                                        WHERE issuer_id = :issuer
                                          AND year = :year
                                          AND number = :number)
                        """)
                .param("issuer", issuer)
                .param("year", issuedOn.getYear())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    static Verdict taken(String number, LocalDate issuedOn) {
        return Verdict.refused("commendation.refused.number-taken", number, java.time.Year.from(issuedOn));
    }

    /** The next number after the highest one of the year, for the register that is kept here alone. */
    int next(UUID issuer, int year) {
        return jdbc.sql("""
                        SELECT coalesce(max(substring(number FROM '^\\d+')::int), 0) + 1
                          FROM commendation_number
                         WHERE issuer_id = :issuer
                           AND year = :year
                        """)
                .param("issuer", issuer)
                .param("year", year)
                .query(Integer.class)
                .single();
    }
}
