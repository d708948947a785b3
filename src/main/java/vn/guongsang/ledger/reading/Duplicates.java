package vn.guongsang.ledger.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.Reach;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.time.BusinessDay;

/**
 * Pairs of records that may be of one subject: the same letters in their names, and the same birth date, or the same
 * body and no birth dates that speak against it. A pair about which somebody decided is shown no more.
 */
@Repository
public class Duplicates {

    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final Reach reach;

    Duplicates(JdbcClient jdbc, BusinessDay day, Reach reach) {
        this.jdbc = jdbc;
        this.day = day;
        this.reach = reach;
    }

    /**
     * @param id of the record that was added first: the other goes into it, unless a person says otherwise
     * @param sameName whether the names are written alike too, and not only without marks
     */
    public record Pair(
            UUID id,
            String name,
            @Nullable LocalDate born,
            String bodyName,
            UUID otherId,
            String otherName,
            @Nullable LocalDate otherBorn,
            String otherBodyName,
            String kind,
            boolean sameName,
            boolean sameBirth,
            boolean sameBody) {}

    /** Those within the actor's reach, the most alike first. */
    public List<Pair> pairs(Actor actor, int most) {
        return jdbc.sql("""
                        WITH RECURSIVE %s
                        SELECT one.id, one.name, one.born, body.name AS body_name,
                               other.id AS other_id, other.name AS other_name, other.born AS other_born,
                               other_body.name AS other_body_name, one.kind,
                               lower(one.name) = lower(other.name) AS same_name,
                               coalesce(one.born = other.born, false) AS same_birth,
                               one.body_id = other.body_id AS same_body
                          FROM ledger_subject one
                          JOIN ledger_subject other
                            ON other.spelled = one.spelled
                           AND other.kind = one.kind
                           AND (other.added_at, other.id) > (one.added_at, one.id)
                          JOIN organisation_v_body body ON body.id = one.body_id
                          JOIN organisation_v_body other_body ON other_body.id = other.body_id
                         WHERE one.id = one.root_id
                           AND other.id = other.root_id
                           AND one.body_id IN (SELECT id FROM below)
                           AND other.body_id IN (SELECT id FROM below)
                           AND (one.born = other.born
                                OR one.body_id = other.body_id AND (one.born IS NULL OR other.born IS NULL))
                           AND NOT EXISTS (SELECT
                                             FROM ledger_merge merge
                                            WHERE merge.state <> 'IN_FORCE'
                                              AND (merge.gone_id, merge.kept_id) IN ((one.id, other.id), (other.id, one.id)))
                         ORDER BY same_birth DESC, same_name DESC, same_body DESC, one.name COLLATE "vi-x-icu", one.id, other.id
                         LIMIT :most
                        """.formatted(Subtree.BELOW_ANY))
                .param("bodies", reach.of(actor).toArray(UUID[]::new))
                .param("today", day.today())
                .param("most", most)
                .query(Pair.class)
                .list();
    }
}
