package vn.guongsang.similarity;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All reports by a few of their shingles, and which of them repeat each other. Index and results are rows of the
 * database: written in the transaction that sends the report, seen by every node, and in every backup.
 */
@Service
public class Similarities {

    /** So many shingles of a report are kept. */
    static final int KEPT = 64;

    /** A shingle that so many reports have is a phrase that everybody uses: it is kept for no further one. */
    static final int COMMON = 50;

    /** One shingle that a dozen reports have, or 40 common ones, make a report worth comparing. */
    static final double LEAST_WEIGHT = 0.4;

    /** So many of the most promising reports are compared word by word. */
    static final int CANDIDATES = 20;

    /** From this share of common words on a report is shown: headings and stock phrases are a quarter of a short one. */
    static final double LEAST_SHARE = 0.3;

    private final JdbcClient jdbc;
    private final ReportTexts texts;

    Similarities(JdbcClient jdbc, ReportTexts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /**
     * Another report that a report repeats, or that repeats it.
     *
     * @param edition which text of the report itself was compared, from 1
     * @param share of the words of the shorter text, 0 to 1
     */
    public record Found(UUID other, int otherEdition, int edition, double share) {}

    /**
     * Makes a report known and compares it with all others, in the transaction that sends it. Two reports sent at the
     * same time wait for each other, so that the later one finds the earlier.
     *
     * @param edition counts the texts that a report has had, from 1: each stays known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID report, int edition, String text) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('similarity'))")
                .query((_, _) -> true)
                .list();
        index(report, edition, text);
        compare(report, edition, text);
    }

    /** Compares a report anew, as when others became known since. What was found for its earlier texts is let go. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void compare(UUID report, int edition, String text) {
        List<Alike> found = alike(text, report);
        jdbc.sql("DELETE FROM similarity_alike WHERE report = :report")
                .param("report", report)
                .update();
        found.forEach(alike -> jdbc.sql("""
                        INSERT INTO similarity_alike (report, edition, other, other_edition, share)
                        VALUES (:report, :edition, :other, :otherEdition, :share)
                        """)
                .param("report", report)
                .param("edition", edition)
                .param("other", alike.report())
                .param("otherEdition", alike.edition())
                .param("share", alike.share())
                .update());
        jdbc.sql("UPDATE similarity_report SET compared = true WHERE report = :report AND edition = :edition")
                .param("report", report)
                .param("edition", edition)
                .update();
    }

    /** What was found for a report and what found it, each other one once, the most alike first. */
    public List<Found> found(UUID report) {
        return jdbc.sql("""
                        SELECT other, other_edition, edition, share
                          FROM (SELECT DISTINCT ON (other) other, other_edition, edition, share
                                  FROM (SELECT other, other_edition, edition, share
                                          FROM similarity_alike
                                         WHERE report = :report
                                        UNION ALL
                                        SELECT report, edition, other_edition, share
                                          FROM similarity_alike
                                         WHERE other = :report) AS either
                                 ORDER BY other, share DESC) AS pair
                         ORDER BY share DESC, other
                        """).param("report", report).query(Found.class).list();
    }

    /** Where two texts say the same, in the order of the first. */
    public static List<Passage> passages(String here, String there) {
        return new Alignment(Words.of(here), Words.of(there)).passages();
    }

    /** A second time the same edition changes nothing. */
    private void index(UUID report, int edition, String text) {
        jdbc.sql("""
                        WITH report AS (
                            INSERT INTO similarity_report (report, edition, compared)
                            VALUES (:report, :edition, false)
                            ON CONFLICT (report, edition) DO NOTHING
                            RETURNING number
                        )
                        INSERT INTO similarity_shingle (shingle, number)
                        SELECT sample.shingle, report.number
                          FROM report
                         CROSS JOIN unnest(:sample) WITH ORDINALITY AS sample (shingle, place)
                         WHERE (SELECT count(*)
                                  FROM (SELECT FROM similarity_shingle known
                                         WHERE known.shingle = sample.shingle
                                         ORDER BY known.number
                                         LIMIT :common) AS found) < :common
                         ORDER BY sample.place
                         LIMIT :kept
                        """)
                .param("report", report)
                .param("edition", edition)
                .param("sample", Words.of(text).sample())
                .param("common", COMMON)
                .param("kept", KEPT)
                .update();
    }

    /**
     * The reports that a text repeats, the most alike first, each once with the edition most alike.
     *
     * @param except the report that the text itself is, in all its editions
     */
    @Transactional(readOnly = true)
    public List<Alike> alike(String text, UUID except) {
        Words words = Words.of(text);
        var known = new HashSet<UUID>();
        return candidates(words, except).stream()
                .flatMap(candidate -> compared(words, candidate))
                .filter(alike -> alike.share() >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble(Alike::share).reversed().thenComparing(Alike::report))
                .filter(alike -> known.add(alike.report()))
                .toList();
    }

    private record Candidate(UUID report, int edition) {}

    /**
     * The reports with which the text shares most shingles. One that nobody else has counts 1, the more reports have
     * it the less, and a common one almost nothing: only what was copied by many is found by those.
     */
    private List<Candidate> candidates(Words words, UUID except) {
        return jdbc.sql("""
                        WITH own AS MATERIALIZED (
                            SELECT coalesce(array_agg(number), '{}') AS numbers
                              FROM similarity_report
                             WHERE report = :except
                        ),
                        shared AS (
                            SELECT found.number,
                                   greatest(0.01, 1 - ln(count(*) OVER (PARTITION BY sought.shingle)) / ln(:common)) AS weight
                              FROM unnest(:sample) AS sought (shingle)
                             CROSS JOIN own
                             CROSS JOIN LATERAL (SELECT known.number
                                                   FROM similarity_shingle known
                                                  WHERE known.shingle = sought.shingle
                                                    AND known.number <> ALL (own.numbers)
                                                  ORDER BY known.number DESC
                                                  LIMIT :common) AS found
                        ),
                        candidate AS (
                            SELECT number, sum(weight) AS weight
                              FROM shared
                             GROUP BY number
                            HAVING sum(weight) >= :least
                             ORDER BY weight DESC, number DESC
                             LIMIT :candidates
                        )
                        SELECT report.report, report.edition
                          FROM candidate
                          JOIN similarity_report report ON report.number = candidate.number
                        """)
                .param("except", except)
                .param("sample", words.sample())
                .param("common", COMMON)
                .param("least", LEAST_WEIGHT)
                .param("candidates", CANDIDATES)
                .query(Candidate.class)
                .list();
    }

    private Stream<Alike> compared(Words words, Candidate candidate) {
        return texts.text(candidate.report(), candidate.edition()).map(Words::of).stream()
                .map(others -> {
                    List<Passage> passages = new Alignment(words, others).passages();
                    int same = passages.stream().mapToInt(Passage::words).sum();
                    double share = same / (double) Math.max(1, Math.min(words.count(), others.count()));
                    return new Alike(candidate.report(), candidate.edition(), Math.min(1, share), passages);
                });
    }
}
