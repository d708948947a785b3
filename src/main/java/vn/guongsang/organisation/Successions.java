package vn.guongsang.organisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Records successions, and tells what became of whom. */
@Service
public class Successions {

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Versions versions;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Successions(
            JdbcClient jdbc,
            Bodies bodies,
            Versions versions,
            Clock clock,
            BusinessDay day,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.versions = versions;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.events = events;
    }

    /** May it be recorded as things stand? Changes nothing. */
    @Transactional(readOnly = true)
    public Verdict judge(Succession.Draft draft) {
        return judged(draft, known(draft));
    }

    /** Records it with all that follows, or refuses with the first reason against it. */
    @Transactional
    public Verdict record(By by, Succession.Draft draft) {
        return record(by, draft, Map.of());
    }

    /** @param told what entries of the log say beside what follows from the draft */
    @Transactional
    public Verdict record(By by, Succession.Draft draft, Map<String, String> told) {
        if (find(draft.id()).isPresent()) {
            return Verdict.ALLOWED;
        }
        lock(draft.involved());
        Verdict verdict = judged(draft, known(draft));
        if (verdict.allowed()) {
            write(by, draft, told);
        }
        return verdict;
    }

    private Verdict judged(Succession.Draft draft, Map<UUID, Succession.Known> known) {
        Verdict verdict = Succession.judge(draft, known);
        return verdict.allowed() ? codesAreFree(draft) : verdict;
    }

    private Verdict codesAreFree(Succession.Draft draft) {
        return draft.born().stream()
                .filter(born -> bodies.byCode(born.code()).isPresent())
                .findFirst()
                .map(born -> Verdict.refused("organisation.succession.code", born.code()))
                .orElse(Verdict.ALLOWED);
    }

    private void write(By by, Succession.Draft draft, Map<String, String> told) {
        UUID id = draft.id();
        LocalDate effective = draft.effective();
        jdbc.sql("""
                        INSERT INTO organisation_succession (id, kind, effective, basis, note,
                                                             recorded_on, recorded_at, recorded_by, recorded_by_name)
                        VALUES (:id, :kind, :effective, :basis, :note, :today, :now, :account, :person)
                        """)
                .param("id", id)
                .param("kind", draft.kind().name())
                .param("effective", effective)
                .param("basis", draft.basis())
                .param("note", draft.note())
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.person())
                .update();
        for (NewBody born : draft.born()) {
            if (!bodies.insert(new NewBody(born.id(), born.code(), born.facts(), born.aliases(), effective))) {
                Verdict.refused("organisation.succession.code", born.code()).orThrow();
            }
            jdbc.sql("INSERT INTO organisation_beginning (body_id, succession_id) VALUES (:body, :succession)")
                    .param("body", born.id())
                    .param("succession", id)
                    .update();
        }
        for (Succession.Passage passage : draft.passages()) {
            jdbc.sql("""
                            INSERT INTO organisation_passage (succession_id, predecessor_id, successor_id)
                            VALUES (:succession, :predecessor, :successor)
                            """)
                    .param("succession", id)
                    .param("predecessor", passage.predecessor())
                    .param("successor", passage.successor())
                    .update();
        }
        draft.before().stream().filter(Succession.Going::ends).forEach(going -> end(draft, going));
        draft.moved().forEach((child, parent) -> versions.move(child, effective, parent, draft.basis(), id));
        if (draft.change() != null) {
            versions.change(draft.before().getFirst().body(), effective, draft.change(), draft.basis(), id);
        }
        settleHeirs(draft.ended());
        bodies.settle(day.today());
        tell(by, draft, told);
        events.publishEvent(new SuccessionRecorded(id, effective, draft.ended(), draft.successors()));
    }

    private void end(Succession.Draft draft, Succession.Going going) {
        jdbc.sql("""
                        INSERT INTO organisation_ending (body_id, succession_id, effective, heir_id)
                        VALUES (:body, :succession, :effective, :heir)
                        """)
                .param("body", going.body())
                .param("succession", draft.id())
                .param("effective", draft.effective())
                .param("heir", going.into().isEmpty() ? null : going.into().getFirst())
                .update();
        jdbc.sql("UPDATE organisation_body SET valid_to = :last WHERE id = :body")
                .param("last", draft.effective().minusDays(1))
                .param("body", going.body())
                .update();
    }

    /** Works out the heirs anew of some bodies and of all who came down to them before. */
    void settleHeirs(Set<UUID> bodies) {
        Set<UUID> touched = jdbc.sql("""
                        WITH RECURSIVE touched AS (
                            SELECT unnest(:bodies::uuid[]) AS body_id
                            UNION
                            SELECT ending.body_id
                              FROM organisation_ending ending
                              JOIN touched ON ending.heir_id = touched.body_id
                        )
                        SELECT body_id FROM touched
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
        jdbc.sql("DELETE FROM organisation_heir WHERE body_id = ANY (:touched::uuid[])")
                .param("touched", touched.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                        WITH RECURSIVE line AS (
                            SELECT ending.body_id, ending.heir_id, ending.effective
                              FROM organisation_ending ending
                             WHERE ending.body_id = ANY (:touched::uuid[])
                               AND ending.heir_id IS NOT NULL
                            UNION ALL
                            SELECT line.body_id, ending.heir_id, ending.effective
                              FROM line
                              JOIN organisation_ending ending ON ending.body_id = line.heir_id
                             WHERE ending.heir_id IS NOT NULL
                        )
                        INSERT INTO organisation_heir (body_id, since, until, heir_id)
                        SELECT body_id, effective,
                               lead(effective, 1, DATE 'infinity') OVER (PARTITION BY body_id ORDER BY effective), heir_id
                          FROM line
                        """).param("touched", touched.toArray(UUID[]::new)).update();
    }

    private void tell(By by, Succession.Draft draft, Map<String, String> told) {
        Map<String, String> details = new HashMap<>(told);
        details.put("kind", draft.kind().name());
        details.put("effective", draft.effective().toString());
        audit.record(by, "succession.recorded", Subject.of("succession", draft.id()), draft.basis(), details);
        draft.before()
                .forEach(going -> audit.record(
                        by,
                        going.ends() ? "body.ended" : "body.went-on",
                        Subject.of("body", going.body()),
                        draft.basis(),
                        details));
        draft.born()
                .forEach(born -> audit.record(by, "body.began", Subject.of("body", born.id()), draft.basis(), details));
    }

    /** One recording after the other about the same bodies, always locked in one order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Set<UUID> involved) {
        if (!involved.isEmpty()) {
            jdbc.sql("SELECT id FROM organisation_body WHERE id IN (:ids) ORDER BY id FOR UPDATE")
                    .param("ids", involved)
                    .query(UUID.class)
                    .list();
        }
    }

    private Map<UUID, Succession.Known> known(Succession.Draft draft) {
        Set<UUID> involved = draft.involved();
        if (involved.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Succession.Known.Ending> endings = endings(involved);
        Map<UUID, LocalDate> last = lastSuccessions(involved);
        Map<UUID, List<Body>> children = children(draft.ended(), draft.effective());
        LocalDate before = draft.effective().minusDays(1);
        return bodies.of(involved, before).stream()
                .collect(toMap(
                        Body::id,
                        body -> new Succession.Known(
                                body,
                                body.facts(),
                                endings.get(body.id()),
                                last.get(body.id()),
                                children.getOrDefault(body.id(), List.of()),
                                bodies.above(body.id(), draft.effective()).stream()
                                        .map(Body::id)
                                        .collect(toSet()))));
    }

    private Map<UUID, Succession.Known.Ending> endings(Set<UUID> of) {
        Map<UUID, Succession.Known.Ending> endings = new HashMap<>();
        jdbc.sql("""
                        SELECT ending.body_id, ending.effective, succession.basis
                          FROM organisation_ending ending
                          JOIN organisation_succession succession ON succession.id = ending.succession_id
                         WHERE ending.body_id IN (:bodies)
                        """)
                .param("bodies", of)
                .query((row, _) -> endings.put(
                        row.getObject("body_id", UUID.class),
                        new Succession.Known.Ending(
                                row.getObject("effective", LocalDate.class), row.getString("basis"))))
                .list();
        return endings;
    }

    private Map<UUID, LocalDate> lastSuccessions(Set<UUID> of) {
        Map<UUID, LocalDate> last = new HashMap<>();
        jdbc.sql("""
                        SELECT body.id, max(succession.effective) AS effective
                          FROM organisation_body body
                          JOIN organisation_passage passage ON body.id IN (passage.predecessor_id, passage.successor_id)
                          JOIN organisation_succession succession ON succession.id = passage.succession_id
                         WHERE body.id IN (:bodies)
                         GROUP BY body.id
                        """)
                .param("bodies", of)
                .query((row, _) ->
                        last.put(row.getObject("id", UUID.class), row.getObject("effective", LocalDate.class)))
                .list();
        return last;
    }

    /** Who stands right below each body on a day and exists on it. */
    public Map<UUID, List<Body>> children(Set<UUID> parents, LocalDate on) {
        if (parents.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT %s
                          FROM organisation_v_version version
                          JOIN organisation_body body ON body.id = version.body_id
                         WHERE version.parent_id IN (:parents)
                           AND version.since <= :on
                           AND version.until > :on
                           AND (body.valid_from IS NULL OR body.valid_from <= :on)
                           AND (body.valid_to IS NULL OR body.valid_to >= :on)
                         ORDER BY version.name COLLATE "vi-x-icu", body.id
                        """.formatted(Bodies.ON_A_DAY))
                .param("parents", parents)
                .param("on", on)
                .query(Body.class)
                .list()
                .stream()
                .collect(groupingBy(body -> Objects.requireNonNull(body.parentId())));
    }

    public Optional<Succession> find(UUID id) {
        return load("id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** All that a body took part in, oldest first. */
    public List<Succession> of(UUID body) {
        return load("""
                id IN (SELECT succession_id FROM organisation_passage WHERE predecessor_id = :body
                       UNION SELECT succession_id FROM organisation_passage WHERE successor_id = :body
                       UNION SELECT succession_id FROM organisation_ending WHERE body_id = :body
                       UNION SELECT succession_id FROM organisation_version WHERE body_id = :body)
                """, Map.of("body", body));
    }

    /** All that take effect between two days, oldest first. */
    public List<Succession> between(LocalDate from, LocalDate to) {
        return load("effective BETWEEN :from AND :to", Map.of("from", from, "to", to));
    }

    /** To whom an ended body's figures roll on a day; empty for one that is its own heir. */
    public Optional<UUID> heir(UUID body, LocalDate on) {
        return jdbc.sql("""
                        SELECT heir_id
                          FROM organisation_heir
                         WHERE body_id = :body
                           AND since <= :on
                           AND until > :on
                        """)
                .param("body", body)
                .param("on", on)
                .query(UUID.class)
                .optional();
    }

    /** All ended bodies whose figures roll to a body on a day. */
    public Set<UUID> rolledInto(UUID heir, LocalDate on) {
        return jdbc.sql("""
                        SELECT body_id
                          FROM organisation_heir
                         WHERE heir_id = :heir
                           AND since <= :on
                           AND until > :on
                        """)
                .param("heir", heir)
                .param("on", on)
                .query(UUID.class)
                .set();
    }

    private List<Succession> load(String where, Map<String, Object> params) {
        List<Head> heads =
                jdbc.sql("""
                        SELECT id, kind, effective, basis, note, recorded_on, recorded_by_name,
                               annulment.reason, annulment.before, annulment.after, annulment.annulled_on,
                               annulment.annulled_by_name
                          FROM organisation_succession
                          LEFT JOIN organisation_annulment annulment ON annulment.succession_id = id
                         WHERE %s
                         ORDER BY effective, id
                        """.formatted(where)).params(params).query(Head.class).list();
        if (heads.isEmpty()) {
            return List.of();
        }
        Set<UUID> ids = heads.stream().map(Head::id).collect(toSet());
        Map<UUID, Set<Succession.Passage>> passages = new HashMap<>();
        Map<UUID, Set<UUID>> ended = new HashMap<>();
        Map<UUID, Set<UUID>> born = new HashMap<>();
        Map<UUID, Map<UUID, UUID>> heirs = new HashMap<>();
        jdbc.sql("""
                        SELECT 'P' AS part, succession_id, predecessor_id AS body, successor_id AS other
                          FROM organisation_passage
                         WHERE succession_id IN (:ids)
                        UNION ALL
                        SELECT 'E', succession_id, body_id, heir_id
                          FROM organisation_ending
                         WHERE succession_id IN (:ids)
                        UNION ALL
                        SELECT 'B', succession_id, body_id, NULL
                          FROM organisation_beginning
                         WHERE succession_id IN (:ids)
                        """).param("ids", ids).query(row -> {
            UUID succession = row.getObject("succession_id", UUID.class);
            UUID body = row.getObject("body", UUID.class);
            UUID other = row.getObject("other", UUID.class);
            switch (row.getString("part")) {
                case "P" ->
                    passages.computeIfAbsent(succession, _ -> new HashSet<>()).add(new Succession.Passage(body, other));
                case "E" -> {
                    ended.computeIfAbsent(succession, _ -> new HashSet<>()).add(body);
                    if (other != null) {
                        heirs.computeIfAbsent(succession, _ -> new HashMap<>()).put(body, other);
                    }
                }
                default ->
                    born.computeIfAbsent(succession, _ -> new HashSet<>()).add(body);
            }
        });
        return heads.stream()
                .map(head -> head.with(
                        passages.getOrDefault(head.id(), Set.of()),
                        ended.getOrDefault(head.id(), Set.of()),
                        born.getOrDefault(head.id(), Set.of()),
                        heirs.getOrDefault(head.id(), Map.of())))
                .toList();
    }

    record Head(
            UUID id,
            SuccessionKind kind,
            LocalDate effective,
            String basis,
            String note,
            LocalDate recordedOn,
            String recordedByName,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            @Nullable LocalDate annulledOn,
            @Nullable String annulledByName) {

        Succession with(Set<Succession.Passage> passages, Set<UUID> ended, Set<UUID> born, Map<UUID, UUID> heirs) {
            return new Succession(
                    id,
                    kind,
                    effective,
                    basis,
                    note,
                    recordedOn,
                    recordedByName,
                    passages,
                    ended,
                    born,
                    heirs,
                    reason == null
                            ? null
                            : new Succession.Annulment(
                                    reason,
                                    String.valueOf(before),
                                    String.valueOf(after),
                                    Objects.requireNonNull(annulledOn),
                                    String.valueOf(annulledByName)));
        }
    }
}
