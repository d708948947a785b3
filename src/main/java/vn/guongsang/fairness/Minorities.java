package vn.guongsang.fairness;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.fairness.SmallCells.Told;
import vn.guongsang.organisation.Names;
import vn.guongsang.privacy.Particular;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.time.BusinessDay;

/**
 * How many persons of ethnic minorities reached each step. Ethnicity is sealed; it is opened to be counted, and nothing but
 * numbers comes out. A person counts once: with the authority where the dossier came to its end, in the quarter in
 * which it did. Numbers are released when their quarter is over, as {@link SmallCells} allows it, and never change
 * again; where too few are concerned, quarters wait and are told together. No filter applies to them, so that no two
 * views can be subtracted.
 */
@Service
public class Minorities {

    /** The people of the majority, without marks and with hyphens. */
    private static final Set<String> MAJORITY = Set.of("kinh", "viet", "dan-toc-kinh", "nguoi-kinh");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Particulars particulars;

    Minorities(JdbcClient jdbc, Clock clock, BusinessDay day, Particulars particulars) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.particulars = particulars;
    }

    /**
     * What was told of those whose dossiers ended between two days.
     *
     * @param people who reached the stage
     * @param stated of how many of them ethnicity is known; null where nothing is told
     * @param minority of those; null where nothing is told
     */
    public record Release(
            LocalDate since,
            LocalDate until,
            Stage stage,
            int people,
            @Nullable Integer stated,
            @Nullable Integer minority) {}

    /** All that was told of an authority by a day, the latest period first, steps in order. */
    public List<Release> released(Collection<UUID> authorities, LocalDate by) {
        return jdbc.sql("""
                        SELECT since, until, stage, people, stated, minority
                          FROM fairness_release
                         WHERE authority_id IN (:authorities)
                           AND until < :by
                         ORDER BY until DESC, authority_id
                        """)
                .param("authorities", authorities)
                .param("by", by)
                .query(Release.class)
                .list();
    }

    private record Ended(UUID dossierId, UUID subjectId, Stage stage, LocalDate endedOn) {}

    /** Tells what can be told of all quarters that are over. */
    @Transactional
    public void release() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('fairness-release'))")
                .query()
                .listOfRows();
        jdbc.sql(
                        "SELECT DISTINCT addressee_id FROM dossier_v_dossier WHERE state IN ('AWARDED', 'FAILED', 'WITHDRAWN')")
                .query(UUID.class)
                .list()
                .forEach(this::release);
    }

    private void release(UUID authority) {
        LocalDate last = jdbc.sql("SELECT max(until) FROM fairness_release WHERE authority_id = :authority")
                .param("authority", authority)
                .query(LocalDate.class)
                .optional()
                .orElse(LocalDate.EPOCH);
        Map<LocalDate, List<Ended>> quarters = ended(authority, last).stream()
                .collect(Collectors.groupingBy(one -> quarterEnd(one.endedOn()), TreeMap::new, Collectors.toList()));
        Map<UUID, Boolean> minorities =
                minorities(quarters.values().stream().flatMap(List::stream).toList());
        Set<Ended> waiting = new HashSet<>();
        SmallCells.Trait<Ended> trait = one -> Optional.ofNullable(minorities.get(one.dossierId()));
        for (Map.Entry<LocalDate, List<Ended>> quarter : quarters.entrySet()) {
            waiting.addAll(quarter.getValue());
            if (quarter.getKey().isBefore(day.today()) && SmallCells.safe(waiting, trait)) {
                tell(authority, quarter.getKey(), waiting, trait);
                waiting = new HashSet<>();
            }
        }
    }

    /** Persons whose dossiers came to their end after a day, each with how far it came. */
    private List<Ended> ended(UUID authority, LocalDate after) {
        return jdbc.sql("""
                        SELECT dossier.id AS dossier_id, dossier.subject_id,
                               CASE max(CASE step.step WHEN 'AWARDED' THEN 5
                                                       WHEN 'PASSED' THEN 4
                                                       WHEN 'APPRAISED' THEN 3
                                                       WHEN 'ACCEPTED' THEN 2
                                                       ELSE 1 END)
                                 WHEN 5 THEN 'AWARDED'
                                 WHEN 4 THEN 'PASSED'
                                 WHEN 3 THEN 'APPRAISED'
                                 WHEN 2 THEN 'RECEIVED'
                                 ELSE 'PUT_FORWARD' END AS stage,
                               min(step.taken_on) FILTER (WHERE step.step IN ('AWARDED', 'FAILED', 'WITHDRAWN')) AS ended_on
                          FROM dossier_v_dossier dossier
                          JOIN dossier_v_step step ON step.dossier_id = dossier.id
                         WHERE dossier.addressee_id = :authority
                           AND dossier.kind = 'individual'
                           AND dossier.state IN ('AWARDED', 'REVOKED', 'FAILED', 'WITHDRAWN')
                         GROUP BY dossier.id, dossier.subject_id
                        HAVING bool_or(step.step = 'SUBMITTED')
                           AND min(step.taken_on) FILTER (WHERE step.step IN ('AWARDED', 'FAILED', 'WITHDRAWN')) > :after
                        """)
                .param("authority", authority)
                .param("after", after)
                .query(Ended.class)
                .list();
    }

    private static LocalDate quarterEnd(LocalDate on) {
        int last = (on.getMonthValue() + 2) / 3 * 3;
        return on.withDayOfMonth(1).withMonth(last).plusMonths(1).minusDays(1);
    }

    /** By dossier; as the nomination states it, otherwise as the ledger does. */
    private Map<UUID, Boolean> minorities(List<Ended> people) {
        Map<String, Boolean> stated = tally(
                "dossier",
                people.stream().map(one -> one.dossierId().toString()).toList());
        Map<String, Boolean> known = tally(
                "ledger-subject",
                people.stream().map(one -> one.subjectId().toString()).toList());
        Map<UUID, Boolean> minorities = new LinkedHashMap<>();
        people.forEach(one -> {
            Boolean minority = stated.getOrDefault(
                    one.dossierId().toString(), known.get(one.subjectId().toString()));
            if (minority != null) {
                minorities.put(one.dossierId(), minority);
            }
        });
        return minorities;
    }

    private Map<String, Boolean> tally(String kind, List<String> ids) {
        return particulars.tally(kind, ids, Particular.Kind.ETHNICITY, value -> !MAJORITY.contains(Names.slug(value)));
    }

    private void tell(UUID authority, LocalDate until, Set<Ended> people, SmallCells.Trait<Ended> trait) {
        LocalDate first =
                people.stream().map(Ended::endedOn).min(LocalDate::compareTo).orElseThrow();
        LocalDate since = first.withDayOfMonth(1).withMonth((first.getMonthValue() - 1) / 3 * 3 + 1);
        List<Set<Ended>> reached = Stage.OF_DOSSIERS.stream()
                .map(stage -> people.stream()
                        .filter(one -> one.stage().compareTo(stage) >= 0)
                        .collect(Collectors.toSet()))
                .toList();
        List<Optional<Told>> told = SmallCells.tell(reached, trait);
        for (int step = 0; step < reached.size(); step++) {
            jdbc.sql("""
                            INSERT INTO fairness_release (authority_id, since, until, stage, people, stated, minority, released_at)
                            VALUES (:authority, :since, :until, :stage, :people, :stated, :minority, :now)
                            """)
                    .param("authority", authority)
                    .param("since", since)
                    .param("until", until)
                    .param("stage", Stage.OF_DOSSIERS.get(step).name())
                    .param("people", reached.get(step).size())
                    .param("stated", told.get(step).map(Told::stated).orElse(null))
                    .param("minority", told.get(step).map(Told::having).orElse(null))
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
    }
}
