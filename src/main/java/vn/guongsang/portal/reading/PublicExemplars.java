package vn.guongsang.portal.reading;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.commendation.Level;

/** Published exemplars, and nothing else: every statement that shows one begins at {@code communication_v_published}. */
@Repository
public class PublicExemplars {

    private static final int VALUES = 200;

    private final JdbcClient jdbc;

    PublicExemplars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As lists show it.
     *
     * @param level of its latest recognition
     */
    public record Card(
            UUID exemplarId,
            String slug,
            String headline,
            String name,
            String deed,
            String place,
            String sector,
            String subjectKind,
            LocalDate publishedOn,
            @Nullable UUID portraitId,
            String portraitSays,
            @Nullable Level level) {}

    /** As its own page shows it. */
    public record Whole(
            UUID exemplarId,
            String slug,
            String headline,
            String body,
            String lesson,
            String name,
            String deed,
            String place,
            String sector,
            String movement,
            String subjectKind,
            String bodyName,
            LocalDate publishedOn,
            OffsetDateTime changedAt,
            @Nullable UUID portraitId,
            String portraitSays) {}

    /** A decision that recognised it. */
    public record Recognition(Level level, String number, LocalDate issuedOn, String issuerName) {}

    /** A body that learned from it. */
    public record Learner(String bodyName, String what, LocalDate since, String result) {}

    /** For feeds and maps of the site. */
    public record Entry(
            UUID exemplarId,
            String slug,
            String headline,
            String deed,
            OffsetDateTime publishedAt,
            OffsetDateTime changedAt) {}

    /** The newest first. */
    public List<Card> cards(Question question, int limit) {
        return jdbc.sql("""
                        SELECT published.exemplar_id, published.slug, published.headline, exemplar.name, exemplar.deed,
                               published.place, published.sector, published.subject_kind, published.published_on,
                               published.portrait_id, published.portrait_says,
                               (SELECT decision.level
                                  FROM commendation_v_decision decision
                                 WHERE decision.exemplar_id = published.exemplar_id
                                 ORDER BY decision.issued_on DESC
                                 LIMIT 1) AS level
                          FROM communication_v_published published
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = published.exemplar_id
                         WHERE %s
                         ORDER BY published.published_on DESC, published.exemplar_id DESC
                         LIMIT :limit
                        """.formatted(conditions(question)))
                .params(parameters(question))
                .param("limit", limit)
                .query(Card.class)
                .list();
    }

    /** How many there are in all pages, but never counts beyond {@code most}. */
    public int count(Question question, int most) {
        Question whole = new Question(
                question.text(),
                question.sector(),
                question.movement(),
                question.kind(),
                question.place(),
                question.year(),
                null);
        return jdbc.sql("""
                        SELECT count(*)
                          FROM (SELECT
                                  FROM communication_v_published published
                                 WHERE %s
                                 LIMIT :most) counted
                        """.formatted(conditions(whole)))
                .params(parameters(whole))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static String conditions(Question question) {
        var conditions = new ArrayList<String>(List.of("TRUE"));
        for (int i = 0; i < question.words().size(); i++) {
            conditions.add("published.search LIKE communication_pattern(:word" + i + ")");
        }
        if (!question.sector().isEmpty()) {
            conditions.add("published.sector = :sector");
        }
        if (!question.movement().isEmpty()) {
            conditions.add("published.movement = :movement");
        }
        if (!question.kind().isEmpty()) {
            conditions.add("published.subject_kind = :kind");
        }
        if (!question.place().isBlank()) {
            // its words stand in the search text too, of which the database knows how rare each is
            for (int i = 0; i < question.placeWords().size(); i++) {
                conditions.add("published.search LIKE communication_pattern(:place" + i + ")");
            }
            conditions.add("vn_fold(published.place) LIKE '%' || vn_fold(:place) || '%'");
        }
        if (question.year() != null) {
            conditions.add("published.year = :year");
        }
        if (question.after() != null) {
            conditions.add("(published.published_on, published.exemplar_id) < (:afterOn, :afterId)");
        }
        return String.join("\n   AND ", conditions);
    }

    private static Map<String, Object> parameters(Question question) {
        var parameters = new HashMap<String, Object>();
        List<String> words = question.words();
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, words.get(i));
        }
        List<String> place = question.placeWords();
        for (int i = 0; i < place.size(); i++) {
            parameters.put("place" + i, place.get(i));
        }
        parameters.put("sector", question.sector());
        parameters.put("movement", question.movement());
        parameters.put("kind", question.kind());
        parameters.put(
                "place",
                question.place()
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_"));
        parameters.put("year", question.year());
        if (question.after() != null) {
            parameters.put("afterOn", question.after().publishedOn());
            parameters.put("afterId", question.after().exemplarId());
        }
        return parameters;
    }

    public Optional<Whole> one(String slug) {
        return jdbc.sql("""
                        SELECT published.exemplar_id, published.slug, published.headline, published.body, published.lesson,
                               exemplar.name, exemplar.deed, published.place, published.sector, published.movement,
                               published.subject_kind, body.name AS body_name, published.published_on,
                               published.changed_at, published.portrait_id, published.portrait_says
                          FROM communication_v_published published
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = published.exemplar_id
                          JOIN organisation_v_body body ON body.id = exemplar.body_id
                         WHERE published.slug = :slug
                        """).param("slug", slug).query(Whole.class).optional();
    }

    /** Whether the address once was public and no longer is. */
    public boolean gone(String slug) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM communication_v_gone WHERE slug = :slug)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }

    public Optional<UUID> portrait(String slug) {
        return jdbc.sql("""
                        SELECT portrait_id
                          FROM communication_v_published
                         WHERE slug = :slug
                           AND portrait_id IS NOT NULL
                        """).param("slug", slug).query(UUID.class).optional();
    }

    /** The latest first. */
    public List<Recognition> recognitions(UUID exemplar) {
        return jdbc.sql("""
                        SELECT decision.level, decision.number, decision.issued_on, issuer.name AS issuer_name
                          FROM commendation_v_decision decision
                          JOIN organisation_v_body issuer ON issuer.id = decision.issuer_id
                         WHERE decision.exemplar_id = :exemplar
                         ORDER BY decision.issued_on DESC
                        """)
                .param("exemplar", exemplar)
                .query(Recognition.class)
                .list();
    }

    public List<Learner> learners(UUID exemplar, int most) {
        return jdbc.sql("""
                        SELECT body.name AS body_name, adoption.what, adoption.since, adoption.result
                          FROM replication_v_adoption adoption
                          JOIN organisation_v_body body ON body.id = adoption.body_id
                         WHERE adoption.exemplar_id = :exemplar
                         ORDER BY adoption.since, adoption.id
                         LIMIT :most
                        """)
                .param("exemplar", exemplar)
                .param("most", most)
                .query(Learner.class)
                .list();
    }

    // what can be chosen: walked value by value along the index, however many exemplars there are

    public List<String> sectors() {
        return values("sector");
    }

    public List<String> movements() {
        return values("movement");
    }

    public List<String> kinds() {
        return values("subject_kind");
    }

    private List<String> values(String column) {
        return jdbc.sql("""
                        WITH RECURSIVE value AS (
                            (SELECT %1$s AS one FROM communication_v_published ORDER BY %1$s LIMIT 1)
                            UNION ALL
                            SELECT (SELECT published.%1$s
                                      FROM communication_v_published published
                                     WHERE published.%1$s > value.one
                                     ORDER BY published.%1$s
                                     LIMIT 1)
                              FROM value
                             WHERE value.one IS NOT NULL
                        )
                        SELECT one FROM value WHERE one <> '' ORDER BY one COLLATE "vi-x-icu" LIMIT :most
                        """.formatted(column))
                .param("most", VALUES)
                .query(String.class)
                .list();
    }

    /** The newest first. */
    public List<Integer> years() {
        return jdbc.sql("""
                        WITH RECURSIVE value AS (
                            (SELECT year AS one FROM communication_v_published ORDER BY year DESC LIMIT 1)
                            UNION ALL
                            SELECT (SELECT published.year
                                      FROM communication_v_published published
                                     WHERE published.year < value.one
                                     ORDER BY published.year DESC
                                     LIMIT 1)
                              FROM value
                             WHERE value.one IS NOT NULL
                        )
                        SELECT one FROM value WHERE one IS NOT NULL
                        """).query(Integer.class).list();
    }

    // feeds and maps

    /** The newest first. */
    public List<Entry> newest(int limit) {
        return entries("TRUE", Map.of(), limit);
    }

    public List<Entry> of(YearMonth month, int limit) {
        return entries(
                "published.published_on >= :from AND published.published_on < :to",
                Map.of("from", month.atDay(1), "to", month.plusMonths(1).atDay(1)),
                limit);
    }

    private List<Entry> entries(String which, Map<String, ?> parameters, int limit) {
        return jdbc.sql("""
                        SELECT published.exemplar_id, published.slug, published.headline, exemplar.deed,
                               published.published_at, published.changed_at
                          FROM communication_v_published published
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = published.exemplar_id
                         WHERE %s
                         ORDER BY published.published_on DESC, published.exemplar_id DESC
                         LIMIT :limit
                        """.formatted(which))
                .params(parameters)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }

    /** Months in which something was published that still is, the newest first. */
    public List<YearMonth> months() {
        return jdbc.sql("""
                        WITH RECURSIVE month AS (
                            (SELECT published_on AS latest
                               FROM communication_v_published
                              ORDER BY published_on DESC
                              LIMIT 1)
                            UNION ALL
                            SELECT (SELECT published.published_on
                                      FROM communication_v_published published
                                     WHERE published.published_on < date_trunc('month', month.latest)::date
                                     ORDER BY published.published_on DESC
                                     LIMIT 1)
                              FROM month
                             WHERE month.latest IS NOT NULL
                        )
                        SELECT latest FROM month WHERE latest IS NOT NULL
                        """).query(LocalDate.class).list().stream()
                .map(YearMonth::from)
                .toList();
    }
}
