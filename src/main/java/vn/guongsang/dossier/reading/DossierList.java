package vn.guongsang.dossier.reading;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Parts;

/**
 * The dossiers that an actor may see, newest first: {@code DossierPolicy} said in SQL, and a test holds the two
 * together.
 */
@Repository
public class DossierList {

    private final JdbcClient jdbc;
    private final Parts parts;

    DossierList(JdbcClient jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /** Which of the visible dossiers. */
    public enum View {
        ALL,
        /** with the actor's hub, and something is to be done; the longest waiting first */
        TO_APPRAISE,
        /** the actor's body was asked for an opinion and has not answered */
        TO_ANSWER,
        /** back with the actor's own body */
        RETURNED,
        /** begun by the actor's own body, not sent yet */
        DRAFTS,
        /** sent by the actor's own body, and not over */
        ELSEWHERE,
        /** awarded or refused; the latest first */
        DECIDED
    }

    /** What is asked for; empty and null ask for nothing. */
    public record Filter(
            View view,
            String award,
            @Nullable DossierState state,
            @Nullable Integer year,
            String text) {

        public static Filter of(View view) {
            return new Filter(view, "", null, null, "");
        }
    }

    /** One line of the list. */
    public record Row(
            UUID id,
            String name,
            String kind,
            String award,
            int year,
            DossierState state,
            UUID bodyId,
            String bodyName,
            String addresseeName,
            @Nullable LocalDate receivedOn) {}

    public List<Row> rows(Actor actor, Filter filter, long offset, int limit) {
        return jdbc.sql("""
                        SELECT dossier.id, dossier.name, dossier.kind, dossier.award, dossier.year, dossier.state,
                               dossier.body_id, body.name AS body_name, addressee.name AS addressee_name,
                               dossier.received_on
                          FROM dossier_dossier dossier
                          JOIN organisation_v_body body ON body.id = dossier.body_id
                          JOIN organisation_v_body addressee ON addressee.id = dossier.addressee_id
                         WHERE (%s)%s
                         ORDER BY dossier.id %s
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(
                                seen(actor),
                                conditions(filter),
                                filter.view() == View.ALL || filter.view() == View.DECIDED ? "DESC" : "ASC"))
                .params(parameters(actor, filter))
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /** How many there are, but never counts beyond {@code most}. */
    public int count(Actor actor, Filter filter, int most) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM (SELECT
                                  FROM dossier_dossier dossier
                                 WHERE (%s)%s
                                 LIMIT :most) AS counted
                        """.formatted(seen(actor), conditions(filter)))
                .params(parameters(actor, filter))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** A dossier on which others have not answered by their day. */
    public record Late(UUID id, String name, int agencies, LocalDate dueOn) {}

    /** Those that the actor's hub appraises, the longest overdue first. */
    public List<Late> late(Actor actor, LocalDate today, int most) {
        return jdbc.sql("""
                        SELECT dossier.id, dossier.name, count(*) AS agencies, min(opinion.due_on) AS due_on
                          FROM dossier_opinion opinion
                          JOIN dossier_dossier dossier ON dossier.id = opinion.dossier_id
                         WHERE dossier.addressee_id IN (:authorities)
                           AND dossier.state IN ('SUBMITTED', 'ACCEPTED')
                           AND opinion.answered_on IS NULL
                           AND opinion.due_on < :today
                         GROUP BY dossier.id
                         ORDER BY min(opinion.due_on), dossier.id
                         LIMIT :most
                        """)
                .param("authorities", parts.authorities(actor.bodyId()))
                .param("today", today)
                .param("most", most)
                .query(Late.class)
                .list();
    }

    /** Until when the actor's body is to say its opinion on each of these. */
    public Map<UUID, LocalDate> dues(Actor actor, Collection<UUID> dossiers) {
        var dues = new HashMap<UUID, LocalDate>();
        jdbc.sql("""
                        SELECT dossier_id, min(due_on) AS due_on
                          FROM dossier_opinion
                         WHERE dossier_id = ANY (:dossiers)
                           AND body_id = :body
                           AND answered_on IS NULL
                         GROUP BY dossier_id
                        """)
                .param("dossiers", dossiers.toArray(UUID[]::new))
                .param("body", actor.bodyId())
                .query((ResultSet row) -> {
                    dues.put(row.getObject("dossier_id", UUID.class), row.getObject("due_on", LocalDate.class));
                });
        return dues;
    }

    private static final String OWN = "dossier.body_id = :body";

    private static final String SENT = "dossier.addressee_id IN (:authorities) AND dossier.state <> 'DRAFT'";

    private static final String BEFORE_THE_COUNCIL = """
            dossier.state IN ('APPRAISED', 'PASSED', 'AWARDED', 'REVOKED', 'FAILED')
            AND EXISTS (SELECT
                          FROM council_v_judge judge
                         WHERE judge.kind = :matter
                           AND judge.matter_id = dossier.id
                           AND judge.account_id = :account)""";

    private static final String ASKED = """
            EXISTS (SELECT
                      FROM dossier_opinion opinion
                     WHERE opinion.dossier_id = dossier.id
                       AND opinion.body_id = :body)""";

    private static String seen(Actor actor) {
        return switch (actor.role()) {
            case OFFICER, HEAD -> OWN + " OR " + ASKED;
            case APPRAISER -> ASKED;
            case HUB_OFFICER -> "(" + SENT + ") OR " + ASKED;
            case COUNCIL_SECRETARY, LEADER, INSPECTOR -> SENT;
            case COUNCIL_MEMBER -> BEFORE_THE_COUNCIL;
            case EDITOR, AUDITOR, ADMINISTRATOR -> "false";
        };
    }

    /** Whether the actor works on dossiers at all. */
    public static boolean works(Actor actor) {
        return !actor.is(Role.EDITOR) && !actor.is(Role.AUDITOR) && !actor.is(Role.ADMINISTRATOR);
    }

    private static String conditions(Filter filter) {
        var conditions = new ArrayList<String>();
        switch (filter.view()) {
            case ALL -> {}
            case TO_APPRAISE ->
                conditions.add("dossier.addressee_id IN (:authorities) AND dossier.state IN ('SUBMITTED', 'ACCEPTED')");
            case TO_ANSWER -> conditions.add("""
                    dossier.state IN ('SUBMITTED', 'ACCEPTED', 'APPRAISED')
                    AND EXISTS (SELECT
                                  FROM dossier_opinion opinion
                                 WHERE opinion.dossier_id = dossier.id
                                   AND opinion.body_id = :body
                                   AND opinion.answered_on IS NULL)""");
            case RETURNED -> conditions.add(OWN + " AND dossier.state = 'RETURNED'");
            case DRAFTS -> conditions.add(OWN + " AND dossier.state = 'DRAFT'");
            case ELSEWHERE ->
                conditions.add(OWN + " AND dossier.state IN ('SUBMITTED', 'ACCEPTED', 'APPRAISED', 'PASSED')");
            case DECIDED -> conditions.add("dossier.state IN ('AWARDED', 'FAILED', 'REVOKED')");
        }
        if (!filter.award().isEmpty()) {
            conditions.add("dossier.award = :award");
        }
        if (filter.state() != null) {
            conditions.add("dossier.state = :state");
        }
        if (filter.year() != null) {
            conditions.add("dossier.year = :year");
        }
        for (int i = 0; i < words(filter).size(); i++) {
            conditions.add("dossier.search LIKE '%' || vn_fold(:word" + i + ") || '%'");
        }
        return conditions.stream().map(condition -> "\n   AND " + condition).collect(Collectors.joining());
    }

    /** No more than five: who types more means the first ones. */
    private static List<String> words(Filter filter) {
        return Arrays.stream(filter.text().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(5)
                .map(word -> word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .toList();
    }

    private Map<String, Object> parameters(Actor actor, Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account", actor.accountId());
        parameters.put("matter", DossierPath.MATTER);
        parameters.put("body", actor.bodyId());
        parameters.put("authorities", parts.authorities(actor.bodyId()));
        parameters.put("award", filter.award());
        parameters.put("state", filter.state() == null ? "" : filter.state().name());
        parameters.put("year", filter.year() == null ? 0 : filter.year());
        List<String> words = words(filter);
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, words.get(i));
        }
        return parameters;
    }
}
