package vn.guongsang.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.PostHolders;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.privacy.DataRequest.Asked;
import vn.guongsang.privacy.DataRequest.State;
import vn.guongsang.seal.Seals;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All that people asked about data of their own, from the day it came to the answer. */
@Service
public class DataRequests {

    /** Letters and figures that nobody mistakes for one another when they are read out. */
    private static final char[] CODE = "23456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final int CODE_LENGTH = 12;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int BY_ONE = 5;
    private static final int BY_ALL = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final PostHolders holders;
    private final Bodies bodies;
    private final AnswerTime answerTime;
    private final Seals seals;
    private final RequestLetters letters;

    DataRequests(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            PostHolders holders,
            Bodies bodies,
            AnswerTime answerTime,
            Seals seals,
            RequestLetters letters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.holders = holders;
        this.bodies = bodies;
        this.answerTime = answerTime;
        this.seals = seals;
        this.letters = letters;
    }

    /** One step of a request: RECEIVED, VERIFYING, EXTENDED, ANSWERED or REFUSED. */
    public record Step(
            String step,
            String words,
            String basis,
            @Nullable LocalDate due,
            LocalDate takenOn,
            String person) {}

    /**
     * What its sender may look up.
     *
     * @param steps without the words that officers wrote
     */
    public record Tracked(
            RequestKind kind,
            String bodyName,
            LocalDate receivedOn,
            @Nullable LocalDate due,
            State state,
            List<Step> steps) {}

    // by the public site

    /** Bodies that take requests: those with somebody who looks after personal data, and no such body above them. */
    public List<Body> desks() {
        return bodies.of(jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT body.id AS desk, body.parent_id
                              FROM organisation_v_body body
                             WHERE body.id = ANY (:kept)
                             UNION
                            SELECT above.desk, body.parent_id
                              FROM above
                              JOIN organisation_v_body body ON body.id = above.parent_id
                        )
                        SELECT kept.id
                          FROM unnest(:kept) AS kept (id)
                         WHERE NOT EXISTS (SELECT
                                             FROM above
                                            WHERE above.desk = kept.id
                                              AND above.parent_id = ANY (:kept))
                        """)
                .param("kept", holders.bodiesWith(Role.ADMINISTRATOR).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Takes in what somebody sent, once however often it is sent, and answers with the code to follow it by.
     *
     * @param id made when the form was opened
     * @param address from which it was sent; only a mark of it is kept, to bound how much one sender can send
     * @throws Refusal when too much came at once, or for a body that has no desk
     */
    @Transactional
    public String receive(UUID id, UUID body, Asked asked, String address) {
        if (desks().stream().noneMatch(desk -> desk.id().equals(body))) {
            throw new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden"));
        }
        String sentFrom = mark("sent-from " + address);
        if (find(id).isEmpty()) {
            bounded(sentFrom).orThrow();
        } else if (!isFrom(sentFrom, id)) {
            throw new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden"));
        }
        add(id, body, asked, day.today(), null, sentFrom);
        return shown(code(id));
    }

    /** The code goes to the sender only, however somebody else came to know the id. */
    private boolean isFrom(String sentFrom, UUID id) {
        return jdbc.sql("SELECT sent_from IS NOT DISTINCT FROM :sentFrom FROM privacy_request WHERE id = :id")
                .param("sentFrom", sentFrom)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private Verdict bounded(String sentFrom) {
        OffsetDateTime since = now().minus(WINDOW);
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE sent_from = :sentFrom) < :byOne AND count(*) < :byAll
                          FROM privacy_request
                         WHERE sent_from IS NOT NULL
                           AND received_at > :since
                        """)
                        .param("sentFrom", sentFrom)
                        .param("since", since)
                        .param("byOne", BY_ONE)
                        .param("byAll", BY_ALL)
                        .query(Boolean.class)
                        .single()
                ? Verdict.ALLOWED
                : Verdict.refused("privacy.request.refused.too-many");
    }

    /** By its code, however it is typed. */
    public Optional<Tracked> track(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return jdbc.sql("SELECT * FROM privacy_request WHERE code_hash = :hash")
                .param("hash", sha256(plain))
                .query(DataRequests::read)
                .optional()
                .map(request -> new Tracked(
                        request.asked().kind(),
                        bodies.get(request.bodyId()).name(),
                        request.receivedOn(),
                        request.due(),
                        request.state(),
                        steps(request.id()).stream()
                                .map(step -> new Step(step.step(), "", step.basis(), step.due(), step.takenOn(), ""))
                                .toList()));
    }

    // by an officer

    /** Enters what came by letter, telephone or in person. */
    @Transactional
    public Verdict enter(Actor by, UUID id, Asked asked, LocalDate receivedOn) {
        permissions.require(by, PrivacyAction.ANSWER_REQUESTS, by.bodyId());
        if (receivedOn.isAfter(day.today())) {
            return Verdict.refused("privacy.request.refused.future", receivedOn, day.today());
        }
        add(id, by.bodyId(), asked, receivedOn, by, null);
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict verify(Actor by, UUID id, String words) {
        return step(by, id, "VERIFYING", DataRequest::verify, words, "");
    }

    @Transactional
    public Verdict extend(Actor by, UUID id, LocalDate until, String words, String basis) {
        return step(by, id, "EXTENDED", request -> request.extend(until), words, basis);
    }

    @Transactional
    public Verdict answer(Actor by, UUID id, String words) {
        return step(by, id, "ANSWERED", DataRequest::answer, words, "");
    }

    @Transactional
    public Verdict refuse(Actor by, UUID id, String words, String basis) {
        return step(by, id, "REFUSED", DataRequest::refuse, words, basis);
    }

    public Optional<DataRequest> find(UUID id) {
        return jdbc.sql("SELECT * FROM privacy_request WHERE id = :id")
                .param("id", id)
                .query(DataRequests::read)
                .optional();
    }

    public List<Step> steps(UUID request) {
        return jdbc.sql("""
                        SELECT step, words, basis, due, taken_on, person
                          FROM privacy_request_step
                         WHERE request_id = :request
                         ORDER BY id
                        """).param("request", request).query(Step.class).list();
    }

    /** Those of these bodies: the open ones by the day they are due, or the answered ones, the newest first. */
    public List<DataRequest> in(Collection<UUID> bodies, boolean open, long offset, int limit) {
        return jdbc.sql("""
                        SELECT *
                          FROM privacy_request
                         WHERE body_id = ANY (:bodies)
                           AND (state IN ('NEW', 'VERIFYING')) = :open
                         ORDER BY CASE WHEN :open THEN due END NULLS LAST, received_at DESC
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("open", open)
                .param("offset", offset)
                .param("limit", limit)
                .query(DataRequests::read)
                .list();
    }

    private void add(
            UUID id, UUID body, Asked asked, LocalDate receivedOn, @Nullable Actor by, @Nullable String sentFrom) {
        LocalDate due = answerTime.due(receivedOn).orElse(null);
        int added = jdbc.sql("""
                        INSERT INTO privacy_request (id, code_hash, kind, body_id, asker, contact, about, words, received_on,
                                                     received_at, received_by, sent_from, due, basis, state)
                        VALUES (:id, :code, :kind, :body, :asker, :contact, :about, :words, :receivedOn,
                                :now, :account, :sentFrom, :due, :basis, 'NEW')
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("code", sha256(code(id)))
                .param("kind", asked.kind().name())
                .param("body", body)
                .param("asker", asked.asker())
                .param("contact", asked.contact())
                .param("about", asked.about())
                .param("words", asked.words())
                .param("receivedOn", receivedOn)
                .param("now", now())
                .param("account", by == null ? null : by.accountId())
                .param("sentFrom", sentFrom)
                .param("due", due)
                .param(
                        "basis",
                        answerTime.on(receivedOn).map(AnswerTime.Rule::basis).orElse(""))
                .update();
        if (added == 1) {
            note(id, "RECEIVED", "", "", due, by);
            audit.record(
                    by == null ? By.SYSTEM : by.by(),
                    "data-request.received",
                    subject(id),
                    Map.of("kind", asked.kind().name()));
        }
    }

    private Verdict step(
            Actor by, UUID id, String step, Function<DataRequest, Verdict> transition, String words, String basis) {
        DataRequest request = jdbc.sql("SELECT * FROM privacy_request WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(DataRequests::read)
                .optional()
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden")));
        permissions.require(by, PrivacyAction.ANSWER_REQUESTS, request.bodyId());
        Verdict verdict = transition.apply(request);
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        UPDATE privacy_request
                           SET state = :state,
                               due = :due
                         WHERE id = :id
                        """)
                .param("state", request.state().name())
                .param("due", request.due())
                .param("id", id)
                .update();
        note(id, step, words, basis, request.due(), by);
        audit.record(by.by(), "data-request." + step.toLowerCase(Locale.ROOT), subject(id), basis, Map.of());
        if (!step.equals("VERIFYING")) {
            letters.tell(request, words, basis);
        }
        return Verdict.ALLOWED;
    }

    private void note(UUID id, String step, String words, String basis, @Nullable LocalDate due, @Nullable Actor by) {
        jdbc.sql("""
                        INSERT INTO privacy_request_step (request_id, step, words, basis, due, taken_on, taken_at, taken_by,
                                                          person)
                        VALUES (:id, :step, :words, :basis, :due, :today, :now, :account, :person)
                        """)
                .param("id", id)
                .param("step", step)
                .param("words", words)
                .param("basis", basis)
                .param("due", due)
                .param("today", day.today())
                .param("now", now())
                .param("account", by == null ? null : by.accountId())
                .param("person", by == null ? "" : by.name())
                .update();
    }

    private static DataRequest read(ResultSet row, int number) throws SQLException {
        return new DataRequest(
                row.getObject("id", UUID.class),
                row.getObject("body_id", UUID.class),
                new Asked(
                        RequestKind.valueOf(row.getString("kind")),
                        row.getString("asker"),
                        row.getString("contact"),
                        row.getString("about"),
                        row.getString("words")),
                row.getObject("received_on", LocalDate.class),
                row.getObject("received_by") == null,
                row.getString("basis"),
                row.getObject("due", LocalDate.class),
                State.valueOf(row.getString("state")));
    }

    private static Subject subject(UUID id) {
        return Subject.of("data-request", id);
    }

    // codes

    /** The same for the same request, and known to nobody who has not the key. */
    private String code(UUID id) {
        byte[] bytes = seals.mark("code " + id);
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE[Math.floorMod(bytes[i], CODE.length)]);
        }
        return code.toString();
    }

    private static String shown(String code) {
        return String.join("-", code.substring(0, 4), code.substring(4, 8), code.substring(8));
    }

    private String mark(String text) {
        return HexFormat.of().formatHex(seals.mark(text), 0, 16);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
