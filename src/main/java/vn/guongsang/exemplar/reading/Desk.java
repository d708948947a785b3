package vn.guongsang.exemplar.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;

/** What of the register waits on an officer's desk. */
@Repository
public class Desk {

    private final JdbcClient jdbc;

    Desk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An exemplar that came back to its body, and why. */
    public record Returned(UUID id, String name, String reason, String person, String bodyName) {}

    /**
     * A draft that the person began.
     *
     * @param number how many there are in all
     */
    public record Draft(UUID id, String name, String planTitle, long number) {}

    /**
     * A day on which an exemplar's fostering is to be looked at.
     *
     * @param planTitle of the plan under which it is fostered
     */
    public record Review(UUID id, String name, LocalDate reviewOn, String planTitle) {}

    /** The newest return first. */
    public List<Returned> returned(Actor actor, int most) {
        return jdbc.sql("""
                        SELECT exemplar.id, exemplar.name, step.reason, step.person, body.name AS body_name
                          FROM exemplar_exemplar exemplar
                         CROSS JOIN LATERAL (SELECT reason, person, body_id, id
                                               FROM exemplar_step
                                              WHERE exemplar_id = exemplar.id
                                                AND step = 'RETURNED'
                                              ORDER BY id DESC
                                              LIMIT 1) step
                          JOIN organisation_v_body body ON body.id = step.body_id
                         WHERE exemplar.body_id = :body
                           AND exemplar.state = 'RETURNED'
                         ORDER BY step.id DESC
                         LIMIT :most
                        """)
                .param("body", actor.bodyId())
                .param("most", most)
                .query(Returned.class)
                .list();
    }

    /** The one changed last first. */
    public List<Draft> drafts(Actor actor, int most) {
        return jdbc.sql("""
                        SELECT exemplar.id, exemplar.name, plan.short_title AS plan_title, count(*) OVER () AS number
                          FROM exemplar_exemplar exemplar
                          JOIN plan_v_plan plan ON plan.id = exemplar.plan_id
                         WHERE exemplar.body_id = :body
                           AND exemplar.state = 'DRAFT'
                           AND exemplar.registered_by = :account
                         ORDER BY exemplar.changed_at DESC
                         LIMIT :most
                        """)
                .param("body", actor.bodyId())
                .param("account", actor.accountId())
                .param("most", most)
                .query(Draft.class)
                .list();
    }

    /** Reviews of the body's exemplars set for a day up to {@code until}, not yet held; the oldest first. */
    public List<Review> reviews(Actor actor, LocalDate until, int most) {
        return jdbc.sql("""
                        SELECT exemplar.id, exemplar.name, note.review_on, plan.short_title AS plan_title
                          FROM exemplar_exemplar exemplar
                          JOIN plan_v_plan plan ON plan.id = exemplar.plan_id
                         CROSS JOIN LATERAL (SELECT review_on, kind
                                               FROM exemplar_fostering
                                              WHERE exemplar_id = exemplar.id
                                                AND (review_on IS NOT NULL OR kind = 'REVIEW')
                                              ORDER BY noted_at DESC
                                              LIMIT 1) note
                         WHERE exemplar.body_id = :body
                           AND exemplar.state IN ('FOSTERED', 'RECOGNISED')
                           AND note.review_on <= :until
                         ORDER BY note.review_on, exemplar.id
                         LIMIT :most
                        """)
                .param("body", actor.bodyId())
                .param("until", until)
                .param("most", most)
                .query(Review.class)
                .list();
    }
}
