package vn.guongsang.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Bodies that stood below one that has ended and were put below its heir by that alone, such as the offices of a
 * dissolved district. Whether each goes on, ends too or goes over into another is for a person to decide: that it stays
 * is recorded here, anything else as a {@link Succession} of its own. Until then it is listed.
 */
@Service
public class LeftBelow {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;

    LeftBelow(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
    }

    /**
     * One that waits for the decision.
     *
     * @param succession by which the body above it ended
     * @param effective the first day without that body
     * @param former the body that ended
     * @param above where it stands since
     */
    public record Left(
            UUID id,
            String name,
            UUID succession,
            LocalDate effective,
            String basis,
            UUID formerId,
            String former,
            String above) {}

    /** Those below a body, by who left them. */
    public List<Left> below(UUID body, long offset, int limit) {
        return asked("""
                        AND %s
                         ORDER BY former.name COLLATE "vi-x-icu", body.name COLLATE "vi-x-icu", body.id
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(Subtree.within("body.id")))
                .param("body", body)
                .param("offset", offset)
                .param("limit", limit)
                .query(Left.class)
                .list();
    }

    public Optional<Left> find(UUID body) {
        return asked("AND body.id = :body")
                .param("body", body)
                .query(Left.class)
                .optional();
    }

    /** Decides that a body goes on where it stands now; one that is decided already is refused. */
    @Transactional
    public Verdict stay(By by, UUID body, String basis) {
        if (basis.isBlank()) {
            return Verdict.refused("organisation.left.basis");
        }
        Optional<Left> left = find(body);
        if (left.isEmpty() || !write(by, left.get(), basis)) {
            return Verdict.refused("organisation.left.decided");
        }
        audit.record(
                by,
                "body.stays",
                Subject.of("body", body),
                basis,
                Map.of("former", left.get().former()));
        return Verdict.ALLOWED;
    }

    private boolean write(By by, Left left, String basis) {
        return jdbc.sql("""
                        INSERT INTO organisation_stay (body_id, succession_id, basis,
                                                       decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:body, :succession, :basis, :today, :now, :account, :person)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("body", left.id())
                        .param("succession", left.succession())
                        .param("basis", basis)
                        .param("today", day.today())
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("account", by.accountId())
                        .param("person", by.person())
                        .update()
                > 0;
    }

    /** Where a body stands today is still the doing of the succession that ended the one above it. */
    private JdbcClient.StatementSpec asked(String which) {
        return jdbc.sql("""
                        SELECT body.id, body.name, succession.id AS succession, succession.effective, succession.basis,
                               former.id AS former_id, former.name AS former, above.name AS above
                          FROM organisation_version version
                          JOIN organisation_version before
                            ON before.body_id = version.body_id
                           AND before.until = version.since
                          JOIN organisation_ending ending
                            ON ending.body_id = before.parent_id
                           AND ending.succession_id = version.succession_id
                          JOIN organisation_succession succession ON succession.id = version.succession_id
                          JOIN organisation_body body ON body.id = version.body_id
                          JOIN organisation_body former ON former.id = before.parent_id
                          JOIN organisation_body above ON above.id = version.parent_id
                         WHERE version.since <= :today
                           AND version.until > :today
                           AND body.valid_to IS NULL
                           AND NOT EXISTS (SELECT
                                             FROM organisation_stay stay
                                            WHERE stay.body_id = body.id
                                              AND stay.succession_id = succession.id)
                           """ + which).param("today", day.today());
    }
}
