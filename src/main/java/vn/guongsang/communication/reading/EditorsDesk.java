package vn.guongsang.communication.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;

/** Recognised exemplars of the plans for which the editor's body is hub or issuer, by how far their story is. */
@Repository
public class EditorsDesk {

    private final JdbcClient jdbc;

    EditorsDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a story is. */
    public enum View {
        UNWRITTEN,
        DRAFTS,
        PUBLISHED
    }

    /**
     * One line.
     *
     * @param headline null while there is no story
     * @param on day of recognition, of the last change or of publication, as the view asks
     */
    public record Row(
            UUID exemplarId,
            String name,
            String bodyName,
            String planTitle,
            @Nullable String headline,
            @Nullable String slug,
            @Nullable LocalDate on) {}

    public List<Row> rows(Actor editor, View view, long offset, int limit) {
        return jdbc.sql("""
                        SELECT exemplar.id AS exemplar_id, exemplar.name, body.name AS body_name,
                               plan.short_title AS plan_title, story.headline, story.slug,
                               coalesce(publication.published_on,
                                        (SELECT max(taken_on)
                                           FROM exemplar_v_recognition recognition
                                          WHERE recognition.exemplar_id = exemplar.id)) AS "on"
                          FROM exemplar_v_exemplar exemplar
                          JOIN organisation_v_body body ON body.id = exemplar.body_id
                          JOIN plan_v_plan plan ON plan.id = exemplar.plan_id
                          LEFT JOIN communication_story story ON story.exemplar_id = exemplar.id
                          LEFT JOIN communication_publication publication
                            ON publication.exemplar_id = exemplar.id AND publication.ended_at IS NULL
                         WHERE exemplar.state = 'RECOGNISED'
                           AND EXISTS (SELECT
                                         FROM plan_v_part part
                                        WHERE part.body_id = :body
                                          AND part.plan_id = exemplar.plan_id
                                          AND part.part IN ('HUB', 'ISSUER')
                                          AND part.movement IN ('', exemplar.movement))
                           AND %s
                         ORDER BY exemplar.id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(which(view)))
                .param("body", editor.bodyId())
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    private static String which(View view) {
        return switch (view) {
            case UNWRITTEN -> "story.exemplar_id IS NULL";
            case DRAFTS -> "story.exemplar_id IS NOT NULL AND publication.id IS NULL";
            case PUBLISHED -> "publication.id IS NOT NULL";
        };
    }
}
