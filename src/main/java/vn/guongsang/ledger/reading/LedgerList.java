package vn.guongsang.ledger.reading;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.Reach;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;

/**
 * Subjects, and what they were awarded, as far as an actor may read: {@code LedgerPolicy} said in SQL, and a test
 * holds the two together. Ordered as Vietnamese lists are, by given name.
 */
@Repository
public class LedgerList {

    private static final int WORDS = 6;

    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final Reach reach;

    LedgerList(JdbcClient jdbc, BusinessDay day, Reach reach) {
        this.jdbc = jdbc;
        this.day = day;
        this.reach = reach;
    }

    /**
     * What is asked for; null and empty ask for nothing.
     *
     * @param text words of a name, present or former, with or without diacritics; or a part of a decision's number
     * @param award code in the catalogue
     * @param bodies to which one of the subjects belonged when it was awarded, or belongs
     */
    public record Filter(
            @Nullable AwardList list,
            String text,
            String award,
            @Nullable Integer year,
            String kind,
            @Nullable List<UUID> bodies) {

        public static final Filter NONE = new Filter(null, "", "", null, "", null);

        public Filter text(String other) {
            return new Filter(list, other, award, year, kind, bodies);
        }
    }

    /**
     * An award of somebody.
     *
     * @param subjectId the record under which it is read
     * @param bodyName of its body on the day of the decision, as it was called then
     * @param revokedOn null while it holds
     */
    public record Row(
            UUID id,
            UUID subjectId,
            String name,
            String kind,
            @Nullable LocalDate born,
            String award,
            String awardName,
            AwardList list,
            int year,
            Ground ground,
            String number,
            @Nullable LocalDate decidedOn,
            String issuer,
            String bodyName,
            String bodyCode,
            @Nullable LocalDate revokedOn) {}

    /**
     * Somebody.
     *
     * @param titles how many emulation titles it holds
     * @param forms how many forms of commendation it holds
     */
    public record SubjectRow(
            UUID id, String name, String kind, @Nullable LocalDate born, String bodyName, int titles, int forms) {}

    /** One line an award, also of those that were revoked. */
    public List<Row> awards(Actor actor, Filter filter, long offset, int limit) {
        Map<String, @Nullable Object> params = params(actor, filter, offset, limit);
        return jdbc.sql("""
                        WITH RECURSIVE %s
                        SELECT award.id, root.id AS subject_id, root.name, root.kind, root.born,
                               award.award, award.award_name, award.list, award.year, award.ground,
                               award.number, award.decided_on, award.issuer,
                               coalesce(version.name, body.name) AS body_name, body.code AS body_code,
                               revocation.revoked_on
                          FROM ledger_subject root
                          JOIN ledger_subject entered ON entered.root_id = root.id
                          JOIN ledger_award award ON award.subject_id = entered.id
                          JOIN organisation_v_body body ON body.id = award.body_id
                          LEFT JOIN organisation_v_version version
                            ON version.body_id = award.body_id
                           AND version.since <= coalesce(award.decided_on, make_date(award.year, 12, 31))
                           AND version.until > coalesce(award.decided_on, make_date(award.year, 12, 31))
                          LEFT JOIN ledger_revocation revocation ON revocation.award_id = award.id
                         WHERE root.body_id IN (SELECT id FROM below)
                           AND (:list::text IS NULL OR award.list = :list)
                           AND (:award = '' OR award.award = :award)
                           AND (:year::int IS NULL OR award.year = :year)
                           AND (:kind = '' OR root.kind = :kind)
                           AND (:within::uuid[] IS NULL OR award.body_id = ANY (:within::uuid[]))
                           AND (:text = '' OR award.number_key LIKE '%%' || :number || '%%' OR root.id IN (%s))
                         ORDER BY root.given_name COLLATE "vi-x-icu", root.name COLLATE "vi-x-icu", root.id,
                                  award.year DESC, award.decided_on DESC NULLS LAST, award.id
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(Subtree.BELOW_ANY, named(filter)))
                .params(params)
                .query(Row.class)
                .list();
    }

    public List<SubjectRow> subjects(Actor actor, Filter filter, long offset, int limit) {
        return jdbc.sql("""
                        WITH RECURSIVE %s
                        SELECT root.id, root.name, root.kind, root.born, body.name AS body_name,
                               coalesce(held.titles, 0) AS titles, coalesce(held.forms, 0) AS forms
                          FROM ledger_subject root
                          JOIN organisation_v_body body ON body.id = root.body_id
                          LEFT JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE award.list = 'TITLE') AS titles,
                                   count(*) FILTER (WHERE award.list = 'FORM') AS forms
                              FROM ledger_v_award award
                             WHERE award.subject_id = root.id
                               AND award.revoked_on IS NULL
                          ) held ON true
                         WHERE root.id = root.root_id
                           AND root.body_id IN (SELECT id FROM below)
                           AND (:kind = '' OR root.kind = :kind)
                           AND (:within::uuid[] IS NULL OR root.body_id = ANY (:within::uuid[]))
                           AND (:text = '' OR root.id IN (%s))
                         ORDER BY root.given_name COLLATE "vi-x-icu", root.name COLLATE "vi-x-icu", root.id
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(Subtree.BELOW_ANY, named(filter)))
                .params(params(actor, filter, offset, limit))
                .query(SubjectRow.class)
                .list();
    }

    /** Awards that occur in the ledger, for the choice of a filter: their codes with the name last used. */
    public Map<String, String> awarded(AwardList list) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (award) award, award_name
                          FROM ledger_award
                         WHERE list = :list
                         ORDER BY award, year DESC
                        """)
                .param("list", list.name())
                .query((row, _) -> names.put(row.getString("award"), row.getString("award_name")))
                .list();
        return names;
    }

    /** Records whose name, present or former, holds all the words; under whichever of them is read now. */
    private static String named(Filter filter) {
        int words = words(filter).size();
        if (words == 0) {
            return "SELECT NULL::uuid";
        }
        return """
                SELECT subject.root_id FROM ledger_subject subject WHERE %s
                UNION ALL
                SELECT subject.root_id
                  FROM ledger_alias alias
                  JOIN ledger_subject subject ON subject.id = alias.subject_id
                 WHERE %s""".formatted(holds("subject.folded", words), holds("vn_fold(alias.name)", words));
    }

    private static String holds(String column, int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> column + " LIKE '%' || vn_fold(:word" + i + ") || '%'")
                .collect(Collectors.joining(" AND "));
    }

    private static List<String> words(Filter filter) {
        return Arrays.stream(filter.text().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .map(LedgerList::literal)
                .toList();
    }

    private static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private Map<String, @Nullable Object> params(Actor actor, Filter filter, long offset, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("bodies", reach.of(actor).toArray(UUID[]::new));
        params.put("today", day.today());
        params.put("list", filter.list() == null ? null : filter.list().name());
        params.put("award", filter.award());
        params.put("year", filter.year());
        params.put("kind", filter.kind());
        params.put("within", filter.bodies() == null ? null : filter.bodies().toArray(UUID[]::new));
        params.put("text", filter.text().strip());
        params.put("number", literal(filter.text().replaceAll("\\s", "").toUpperCase(Locale.ROOT)));
        List<String> words = words(filter);
        for (int i = 0; i < words.size(); i++) {
            params.put("word" + i, words.get(i));
        }
        params.put("offset", offset);
        params.put("limit", limit);
        return params;
    }
}
