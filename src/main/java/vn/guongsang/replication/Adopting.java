package vn.guongsang.replication;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** A body takes over a model, and tells later what came of it. */
@Service
public class Adopting {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Exemplars exemplars;

    Adopting(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Permissions permissions, Exemplars exemplars) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.exemplars = exemplars;
    }

    /** Who adopted it, in the order of time; never more than {@code most}. */
    public List<Adoption> of(UUID exemplar, int most) {
        return adoptions(
                "adoption.exemplar_id = :id ORDER BY adoption.since, adoption.id LIMIT :most", exemplar, null, most);
    }

    public Optional<Adoption> by(UUID body, UUID exemplar) {
        return adoptions("adoption.exemplar_id = :id AND adoption.body_id = :body LIMIT :most", exemplar, body, 1)
                .stream()
                .findFirst();
    }

    private List<Adoption> adoptions(String which, UUID exemplar, @Nullable UUID body, int most) {
        return jdbc.sql("""
                        SELECT adoption.id, adoption.exemplar_id, adoption.body_id, body.name AS body_name, adoption.what,
                               adoption.since, adoption.result, adoption.result_on, adoption.version, adoption.person,
                               adoption.recorded_on
                          FROM replication_adoption adoption
                          JOIN organisation_v_body body ON body.id = adoption.body_id
                         WHERE %s
                        """.formatted(which))
                .param("id", exemplar)
                .param("body", body)
                .param("most", most)
                .query(Adoption.class)
                .list();
    }

    /**
     * Records that the actor's body adopts the model.
     *
     * @param id made by the form, so that sending it twice records it once
     * @param result empty while there is none yet
     */
    @Transactional
    public Verdict adopt(Actor by, UUID exemplarId, UUID id, String what, LocalDate since, String result) {
        Exemplar exemplar = exemplars.get(exemplarId);
        permissions.require(by, ReplicationAction.ADOPT, exemplar);
        Optional<Adoption> before = by(by.bodyId(), exemplarId);
        if (before.isPresent()) {
            return before.get().id().equals(id)
                    ? Verdict.ALLOWED
                    : Verdict.refused(
                            "replication.refused.adopted", before.get().since());
        }
        if (exemplar.state() != State.FOSTERED && exemplar.state() != State.RECOGNISED) {
            return Verdict.refused("replication.refused.not-standing");
        }
        if (since.isAfter(day.today())) {
            return Verdict.refused("replication.refused.future", since, day.today());
        }
        int added = jdbc.sql("""
                        INSERT INTO replication_adoption (id, exemplar_id, body_id, what, since, result, result_on, version,
                                                          recorded_on, recorded_at, recorded_by, person)
                        VALUES (:id, :exemplar, :body, :what, :since, :result, :resultOn, 1,
                                :today, :now, :account, :person)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("exemplar", exemplarId)
                .param("body", by.bodyId())
                .param("what", what)
                .param("since", since)
                .param("result", result)
                .param("resultOn", result.isEmpty() ? null : day.today())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            audit.record(
                    by.by(),
                    "adoption.recorded",
                    Subject.of("exemplar", exemplarId),
                    Map.of("body", by.post().bodyName(), "what", what));
        }
        return Verdict.ALLOWED;
    }

    /**
     * Tells what came of it, as the adopting body sees it; the newest word counts.
     *
     * @param version the one that the officer began from
     */
    @Transactional
    public Verdict tellResult(Actor by, UUID exemplarId, int version, String result) {
        Exemplar exemplar = exemplars.get(exemplarId);
        permissions.require(by, ReplicationAction.ADOPT, exemplar);
        Optional<Adoption> adoption = by(by.bodyId(), exemplarId);
        if (adoption.isEmpty()) {
            return Verdict.refused("replication.refused.not-adopted");
        }
        if (result.isBlank()) {
            return Verdict.refused("replication.refused.no-result");
        }
        if (adoption.get().result().equals(result)) {
            return Verdict.ALLOWED;
        }
        int told = jdbc.sql("""
                        UPDATE replication_adoption
                           SET result = :result,
                               result_on = :today,
                               version = version + 1,
                               person = :person
                         WHERE id = :id
                           AND version = :version
                        """)
                .param("id", adoption.get().id())
                .param("version", version)
                .param("result", result)
                .param("today", day.today())
                .param("person", by.name())
                .update();
        if (told == 0) {
            return Verdict.refused("replication.refused.changed", adoption.get().person());
        }
        audit.record(
                by.by(),
                "adoption.result",
                Subject.of("exemplar", exemplarId),
                Map.of("body", by.post().bodyName(), "result", result));
        return Verdict.ALLOWED;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
