package vn.guongsang.organisation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.organisation.Succession.Passage;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Takes back the recording of a succession that was wrong. Everything is again as if it had never been
 * recorded; that it was, and who took it back and why, stays. It is refused once something rests on it: a
 * later succession or change of the same bodies, a duty that a person decided upon, anything recorded of a
 * body that it brought forth.
 */
@Service
public class Annulling {

    private final JdbcClient jdbc;
    private final Successions successions;
    private final Bodies bodies;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Annulling(
            JdbcClient jdbc,
            Successions successions,
            Bodies bodies,
            Clock clock,
            BusinessDay day,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.successions = successions;
        this.bodies = bodies;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.events = events;
    }

    /** @throws vn.guongsang.verdict.Refusal with the first reason against it; then nothing is changed */
    @Transactional
    public void annul(By by, UUID id, String reason) {
        annul(by, id, reason, Map.of());
    }

    /**
     * @param told what entries of the log say beside the reason
     * @throws vn.guongsang.verdict.Refusal as the other
     */
    @Transactional
    public void annul(By by, UUID id, String reason, Map<String, String> told) {
        if (reason.isBlank()) {
            Verdict.refused("organisation.annulment.reason").orThrow();
        }
        Succession wrong = successions.find(id).orElseThrow();
        Set<UUID> touched = touched(wrong);
        successions.lock(touched);
        mayBeTakenBack(wrong, touched);
        write(by, wrong, reason, told);
        jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM organisation_version
                             WHERE succession_id = :id
                            RETURNING body_id, since, until
                        )
                        UPDATE organisation_version version
                           SET until = gone.until
                          FROM gone
                         WHERE version.body_id = gone.body_id
                           AND version.until = gone.since
                        """).param("id", id).update();
        jdbc.sql("UPDATE organisation_body SET valid_to = NULL WHERE id = ANY (:ended::uuid[])")
                .param("ended", array(wrong.ended()))
                .update();
        for (String table : Set.of("organisation_ending", "organisation_passage", "organisation_beginning")) {
            jdbc.sql("DELETE FROM %s WHERE succession_id = :id".formatted(table))
                    .param("id", id)
                    .update();
        }
        successions.settleHeirs(wrong.ended());
        // out of every territory, before others lay out anew what the bodies of a territory owe
        jdbc.sql("UPDATE organisation_body SET parent_id = NULL WHERE id = ANY (:born::uuid[])")
                .param("born", array(wrong.born()))
                .update();
        bodies.settle(day.today());
        standsSomewhere(wrong);
        events.publishEvent(new SuccessionAnnulled(id, wrong.ended(), wrong.born()));
        forget(wrong);
    }

    /** Whose facts or existence it changed; who merely took something over is not among them. */
    private Set<UUID> touched(Succession wrong) {
        Set<UUID> changed = jdbc.sql("SELECT body_id FROM organisation_version WHERE succession_id = :id")
                .param("id", wrong.id())
                .query(UUID.class)
                .set();
        return Stream.of(wrong.ended(), wrong.born(), changed)
                .flatMap(Set::stream)
                .collect(toSet());
    }

    private void mayBeTakenBack(Succession wrong, Set<UUID> touched) {
        // read again, now that nobody else can write
        Succession.Annulment before = successions.find(wrong.id()).orElseThrow().annulment();
        if (before != null) {
            Verdict.refused("organisation.annulment.twice", before.byName(), before.on())
                    .orThrow();
        }
        jdbc.sql("""
                        SELECT body.name, later.day
                          FROM organisation_body body
                          JOIN LATERAL (
                            SELECT succession.effective AS day
                              FROM organisation_passage passage
                              JOIN organisation_succession succession ON succession.id = passage.succession_id
                             WHERE body.id IN (passage.predecessor_id, passage.successor_id)
                               AND succession.id <> :id
                               AND succession.effective >= :effective
                            UNION ALL
                            SELECT effective
                              FROM organisation_ending
                             WHERE body_id = body.id
                               AND succession_id <> :id
                            UNION ALL
                            SELECT since
                              FROM organisation_version
                             WHERE body_id = body.id
                               AND since >= :effective
                               AND succession_id IS DISTINCT FROM :id
                          ) AS later ON true
                         WHERE body.id = ANY (:touched::uuid[])
                         ORDER BY later.day DESC, body.name
                         LIMIT 1
                        """)
                .param("id", wrong.id())
                .param("effective", wrong.effective())
                .param("touched", array(touched))
                .query((row, _) -> Verdict.refused(
                        "organisation.annulment.later", row.getString("name"), row.getObject("day", LocalDate.class)))
                .optional()
                .ifPresent(Verdict::orThrow);
    }

    private void write(By by, Succession wrong, String reason, Map<String, String> told) {
        Set<UUID> predecessors = Stream.concat(
                        wrong.passages().stream().map(Passage::predecessor), wrong.ended().stream())
                .collect(toSet());
        Set<UUID> successors = wrong.passages().stream().map(Passage::successor).collect(toSet());
        jdbc.sql("""
                        INSERT INTO organisation_annulment (succession_id, reason, before, after,
                                                            annulled_on, annulled_at, annulled_by, annulled_by_name)
                        VALUES (:id, :reason, :before, :after, :today, :now, :account, :person)
                        """)
                .param("id", wrong.id())
                .param("reason", reason)
                .param("before", names(predecessors, wrong.effective().minusDays(1)))
                .param("after", names(successors, wrong.effective()))
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.person())
                .update();
        Map<String, String> details = new HashMap<>(told);
        details.put("effective", wrong.effective().toString());
        details.put("reason", reason);
        audit.record(by, "succession.annulled", Subject.of("succession", wrong.id()), wrong.basis(), details);
        Stream.of(predecessors, successors)
                .flatMap(Set::stream)
                .distinct()
                .forEach(body ->
                        audit.record(by, "body.succession-annulled", Subject.of("body", body), wrong.basis(), details));
    }

    private String names(Set<UUID> ids, LocalDate on) {
        return bodies.of(ids, on).stream().map(Body::name).collect(joining("; "));
    }

    /** A body that never ended must not stand below one that did. */
    private void standsSomewhere(Succession wrong) {
        for (Body body : bodies.of(wrong.ended(), wrong.effective())) {
            UUID above = body.parentId();
            if (above != null && !bodies.get(above).existsOn(wrong.effective())) {
                Verdict.refused(
                                "organisation.annulment.parent",
                                body.name(),
                                bodies.get(above).name())
                        .orThrow();
            }
        }
    }

    private void forget(Succession wrong) {
        String names = names(wrong.born(), wrong.effective());
        try {
            jdbc.sql("DELETE FROM organisation_body_alias WHERE body_id = ANY (:born::uuid[])")
                    .param("born", array(wrong.born()))
                    .update();
            jdbc.sql("DELETE FROM organisation_version WHERE body_id = ANY (:born::uuid[])")
                    .param("born", array(wrong.born()))
                    .update();
            jdbc.sql("DELETE FROM organisation_body WHERE id = ANY (:born::uuid[])")
                    .param("born", array(wrong.born()))
                    .update();
        } catch (DataIntegrityViolationException _) {
            Verdict.refused("organisation.annulment.used", names).orThrow();
        }
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
