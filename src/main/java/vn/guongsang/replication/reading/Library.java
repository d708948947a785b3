package vn.guongsang.replication.reading;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published exemplars as officers look for something to learn from. */
@Repository
public class Library {

    private static final int WORDS = 5;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final JdbcClient jdbc;

    Library(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line.
     *
     * @param adopters bodies that adopted it
     * @param own it was brought forward by the reader's body
     * @param adopted the reader's body has adopted it
     */
    public record Row(
            UUID exemplarId,
            String slug,
            String name,
            String headline,
            String bodyName,
            String sector,
            LocalDate publishedOn,
            int adopters,
            boolean own,
            boolean adopted) {}

    /**
     * The newest first.
     *
     * @param onlyOurs what the body has adopted
     */
    public List<Row> rows(UUID body, String text, boolean onlyOurs, long offset, int limit) {
        List<String> words = Arrays.stream(NO_WORD.split(text))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .toList();
        String matching = IntStream.range(0, words.size())
                .mapToObj(i -> " AND published.search LIKE communication_pattern(:word" + i + ")")
                .collect(Collectors.joining());
        var statement = jdbc.sql("""
                        SELECT published.exemplar_id, published.slug, exemplar.name, published.headline,
                               body.name AS body_name, published.sector, published.published_on,
                               (SELECT count(*)
                                  FROM replication_adoption
                                 WHERE exemplar_id = published.exemplar_id) AS adopters,
                               exemplar.body_id = :body AS own,
                               EXISTS (SELECT
                                         FROM replication_adoption
                                        WHERE exemplar_id = published.exemplar_id
                                          AND body_id = :body) AS adopted
                          FROM communication_v_published published
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = published.exemplar_id
                          JOIN organisation_v_body body ON body.id = exemplar.body_id
                         WHERE %s%s
                         ORDER BY published.published_on DESC, published.exemplar_id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(
                                onlyOurs
                                        ? "published.exemplar_id IN (SELECT exemplar_id FROM replication_adoption WHERE body_id = :body)"
                                        : "TRUE",
                                matching))
                .param("body", body)
                .param("offset", offset)
                .param("limit", limit);
        for (int i = 0; i < words.size(); i++) {
            statement = statement.param("word" + i, words.get(i));
        }
        return statement.query(Row.class).list();
    }

    /** What the public reads of the lesson; empty while the exemplar is not published. */
    public Optional<String> lesson(UUID exemplar) {
        return jdbc.sql("SELECT lesson FROM communication_v_published WHERE exemplar_id = :exemplar")
                .param("exemplar", exemplar)
                .query(String.class)
                .optional();
    }
}
