package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.rules.Facts.Extent;
import vn.guongsang.rules.Facts.Group;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.rules.Grade;

/** Who belongs to a collective, and what the ledger holds of them together. */
@Repository
public class Members {

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param membershipId the record of it
     * @param until the last day, null while it goes on
     */
    public record Member(
            UUID membershipId,
            UUID personId,
            String name,
            @Nullable LocalDate born,
            boolean leader,
            LocalDate since,
            @Nullable LocalDate until,
            String basis) {}

    private static final String MEMBERS = """
              FROM ledger_membership membership
              JOIN ledger_subject subject ON subject.id = membership.subject_id
              JOIN ledger_subject person ON person.id = subject.root_id
              JOIN ledger_subject collective ON collective.id = membership.collective_id
             WHERE collective.root_id = :collective
               AND NOT EXISTS (SELECT FROM ledger_correction WHERE record_id = membership.id)
            """;

    /** All who belong or belonged to it, leaders first, then in the order of given names. */
    public List<Member> of(UUID collective) {
        return jdbc.sql("""
                        SELECT membership.id AS membership_id, person.id AS person_id, person.name, person.born,
                               membership.leader, membership.since, membership.until, membership.basis
                        %s
                         ORDER BY membership.until IS NOT NULL, membership.leader DESC,
                                  person.given_name COLLATE "vi-x-icu", person.name COLLATE "vi-x-icu", membership.since
                        """.formatted(MEMBERS))
                .param("collective", collective)
                .query(Member.class)
                .list();
    }

    /** The numbers of a year, of all and of the leaders among them. */
    record Counted(Group staff, Group leaders) {}

    /** Those who belonged to it at the end of the year, with what is on record and counts on a day. */
    Counted count(UUID collective, int year, LocalDate on) {
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate last = end.isAfter(on) ? on : end;
        return new Counted(group(collective, year, last, on, false), group(collective, year, last, on, true));
    }

    private record Number(String of, int people) {}

    private Group group(UUID collective, int year, LocalDate last, LocalDate on, boolean leaders) {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql("""
                        WITH member AS (
                            SELECT person.id
                            %s
                               AND membership.since <= :last
                               AND (membership.until IS NULL OR membership.until >= :last)
                             GROUP BY person.id
                            HAVING NOT :leaders OR bool_or(membership.leader)
                        ), record AS (
                            SELECT member.id AS person, subject.id
                              FROM member
                              JOIN ledger_subject subject ON subject.root_id = member.id
                        )
                        SELECT 'size' AS of, count(*) AS people
                          FROM member
                        UNION ALL
                        SELECT 'complete', count(*)
                          FROM member
                         WHERE (SELECT complete
                                  FROM ledger_completeness
                                 WHERE subject_id = member.id
                                   AND topic = :topic
                                 ORDER BY entered_at DESC
                                 LIMIT 1)
                        UNION ALL
                        SELECT 'award ' || award.award, count(DISTINCT record.person)
                          FROM record
                          JOIN ledger_award award ON award.subject_id = record.id
                         WHERE award.year = :year
                           AND (award.decided_on IS NULL OR award.decided_on <= :on)
                           AND NOT EXISTS (SELECT
                                             FROM ledger_revocation
                                            WHERE award_id = award.id
                                              AND revoked_on <= :on)
                         GROUP BY award.award
                        UNION ALL
                        SELECT 'rated ' || rating.grade, count(DISTINCT record.person)
                          FROM record
                          JOIN ledger_rating rating ON rating.subject_id = record.id
                         WHERE rating.year = :year
                           AND NOT EXISTS (SELECT FROM ledger_correction WHERE record_id = rating.id)
                         GROUP BY rating.grade
                        """.formatted(MEMBERS))
                .param("collective", collective)
                .param("year", year)
                .param("last", last)
                .param("on", on)
                .param("leaders", leaders)
                .param("topic", Topic.AWARDS.name())
                .query(Number.class)
                .list()
                .forEach(number -> numbers.put(number.of(), number.people()));
        int size = numbers.getOrDefault("size", 0);
        Map<String, Integer> holding = new HashMap<>();
        Map<Grade, Integer> rated = new EnumMap<>(Grade.class);
        numbers.forEach((of, people) -> {
            if (of.startsWith("award ")) {
                holding.put(of.substring("award ".length()), people);
            } else if (of.startsWith("rated ")) {
                rated.put(Grade.valueOf(of.substring("rated ".length())), people);
            }
        });
        int rates = rated.values().stream().mapToInt(Integer::intValue).sum();
        return new Group(
                size,
                holding,
                numbers.getOrDefault("complete", 0) == size ? Extent.ALL : Extent.AT_LEAST,
                rated,
                rates == size ? Extent.ALL : Extent.AT_LEAST);
    }
}
