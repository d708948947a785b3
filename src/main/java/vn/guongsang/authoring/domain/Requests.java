package vn.guongsang.authoring.domain;

import java.sql.Types;
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
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * What bodies find hard about a plan (khó khăn, vướng mắc) and would have amended. The hub takes it up into a
 * draft, or declines with its reason; what was taken up is closed by the version that the draft becomes, and waits
 * again when the draft is given up.
 */
@Service
public class Requests {

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final BusinessDay day;

    Requests(JdbcClient jdbc, Drafts drafts, Permissions permissions, Audit audit, Clock clock, BusinessDay day) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.day = day;
    }

    /** Where a request stands. */
    public enum State {
        WAITING,
        TAKEN_UP,
        DECLINED,
        /** a version that holds answers it */
        CLOSED
    }

    /**
     * @param entry of the pack, empty where it is about the plan as a whole
     * @param reason the hub's, empty without one
     * @param version that closed it
     */
    public record Request(
            UUID id,
            UUID planId,
            UUID bodyId,
            String body,
            String entry,
            String clause,
            String words,
            LocalDate askedOn,
            String askedByName,
            State state,
            String reason,
            @Nullable UUID draftId,
            @Nullable String answeredByName,
            @Nullable LocalDate answeredOn,
            @Nullable Integer version) {}

    /** Those that wait first, oldest first. */
    public List<Request> of(UUID plan) {
        return jdbc.sql(REQUEST + """
                         WHERE request.plan_id = :plan
                         ORDER BY answer.request_id IS NOT NULL, request.asked_at, request.id
                        """).param("plan", plan).query(Request.class).list();
    }

    public Optional<Request> find(UUID id) {
        return jdbc.sql(REQUEST + " WHERE request.id = :id")
                .param("id", id)
                .query(Request.class)
                .optional();
    }

    /** What a draft took up. */
    public List<Request> takenUpIn(UUID draft) {
        return jdbc.sql(REQUEST + " WHERE answer.draft_id = :draft ORDER BY request.asked_at, request.id")
                .param("draft", draft)
                .query(Request.class)
                .list();
    }

    public long waiting(UUID plan) {
        return of(plan).stream()
                .filter(request -> request.state() == State.WAITING)
                .count();
    }

    /** @param id made by the page that sends it: sent twice, it is asked once */
    @Transactional
    public Verdict ask(Actor by, UUID id, Plan plan, String entry, String clause, String words) {
        permissions.require(by, AuthoringAction.ASK, Drafting.prospective(by, plan.id(), plan.issuerId()));
        if (clause.isBlank() || words.isBlank()) {
            return Verdict.refused("authoring.request.refused.words");
        }
        int asked = jdbc.sql("""
                        INSERT INTO authoring_request (id, plan_id, body_id, entry, clause, words,
                                                       asked_on, asked_at, asked_by, asked_by_name)
                        VALUES (:id, :plan, :body, :entry, :clause, :words, :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("plan", plan.id())
                .param("body", by.bodyId())
                .param("entry", entry)
                .param("clause", clause)
                .param("words", words)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (asked > 0) {
            audit.record(
                    by.by(), "plan.amendment-asked", Subject.of("plan", plan.id()), clause, Map.of("words", words));
        }
        return Verdict.ALLOWED;
    }

    /**
     * The hub's word, once.
     *
     * @param draft that takes it up; null declines it
     */
    @Transactional
    public Verdict answer(Actor by, UUID id, @Nullable UUID draft, String reason) {
        jdbc.sql("SELECT id FROM authoring_request WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .single();
        Request request = find(id).orElseThrow();
        permissions.require(by, AuthoringAction.ANSWER, Drafting.prospective(by, request.planId(), null));
        if (request.state() != State.WAITING) {
            return Verdict.refused("authoring.request.refused.answered");
        }
        if (draft == null && reason.isBlank()) {
            return Verdict.refused("authoring.request.refused.reason");
        }
        if (draft != null
                && drafts.find(draft)
                        .filter(known -> known.state() == Draft.State.OPEN
                                && request.planId().equals(known.planId()))
                        .isEmpty()) {
            return Verdict.refused("authoring.request.refused.draft");
        }
        jdbc.sql("""
                        INSERT INTO authoring_answer (request_id, taken_up, reason, draft_id,
                                                      answered_on, answered_at, answered_by, answered_by_name)
                        VALUES (:request, :taken, :reason, :draft, :today, :now, :account, :person)
                        ON CONFLICT (request_id) DO UPDATE
                           SET taken_up = excluded.taken_up,
                               reason = excluded.reason,
                               draft_id = excluded.draft_id,
                               answered_on = excluded.answered_on,
                               answered_at = excluded.answered_at,
                               answered_by = excluded.answered_by,
                               answered_by_name = excluded.answered_by_name
                        """)
                .param("request", id)
                .param("taken", draft != null)
                .param("reason", reason)
                .param("draft", draft, Types.OTHER)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                draft == null ? "plan.amendment-declined" : "plan.amendment-taken-up",
                Subject.of("plan", request.planId()),
                request.clause(),
                Map.of("words", request.words(), "reason", reason));
        return Verdict.ALLOWED;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final String REQUEST = """
            SELECT request.id, request.plan_id, request.body_id, body.name AS body, request.entry, request.clause,
                   request.words, request.asked_on, request.asked_by_name,
                   CASE
                       WHEN publication.draft_id IS NOT NULL THEN 'CLOSED'
                       WHEN answer.taken_up THEN 'TAKEN_UP'
                       WHEN answer.request_id IS NOT NULL THEN 'DECLINED'
                       ELSE 'WAITING'
                   END AS state,
                   coalesce(answer.reason, '') AS reason, answer.draft_id, answer.answered_by_name, answer.answered_on,
                   publication.version
              FROM authoring_request request
              JOIN organisation_v_body body ON body.id = request.body_id
              LEFT JOIN authoring_answer answer
                     ON answer.request_id = request.id
                    AND NOT EXISTS (SELECT FROM authoring_discard WHERE draft_id = answer.draft_id)
              LEFT JOIN authoring_publication publication ON publication.draft_id = answer.draft_id
            """;
}
