package vn.guongsang.consultation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.consultation.Item.Tally;
import vn.guongsang.consultation.PublicOpinion.Answer;
import vn.guongsang.consultation.PublicOpinion.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.seal.Seals;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.HolidaysChanged;
import vn.guongsang.time.OfficeCalendar;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * All that is put before the public, from the opening to what came of it. What happens to a thing on display is
 * told in that thing's own history.
 */
@Service
public class Consultations {

    /** As many things are opened at once. */
    public static final int MOST_ITEMS = 50;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int BY_ONE = 5;
    private static final int BY_ALL = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final OfficeCalendar calendar;
    private final ConsultationRules rules;
    private final Permissions permissions;
    private final Seals seals;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Consultations(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            OfficeCalendar calendar,
            ConsultationRules rules,
            Permissions permissions,
            Seals seals,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.calendar = calendar;
        this.rules = rules;
        this.permissions = permissions;
        this.seals = seals;
        this.audit = audit;
        this.events = events;
    }

    // opening

    /**
     * Puts things before the public from today on, all or none.
     *
     * @param id made by the form, so that sending it twice opens it once
     * @param days working days; the day of the opening does not count
     * @param basis by which it is held, as whoever opens it confirms
     */
    @Transactional
    public Verdict open(
            Actor by, UUID id, UUID authority, String title, int days, String basis, List<Exhibit> exhibits) {
        if (exhibits.isEmpty() || exhibits.size() > MOST_ITEMS) {
            return Verdict.refused("consultation.refused.number", MOST_ITEMS);
        }
        if (days < 1 || days > ConsultationRules.MOST_DAYS) {
            return Verdict.refused("consultation.refused.span", ConsultationRules.MOST_DAYS);
        }
        LocalDate today = day.today();
        LocalDate closesOn = calendar.workingDays().after(today, days);
        int added = jdbc.sql("""
                        INSERT INTO consultation_consultation (id, authority_id, title, days, basis, opened_on, closes_on,
                                                               opened_at, opened_by, person)
                        VALUES (:id, :authority, :title, :days, :basis, :today, :closesOn,
                                :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("authority", authority)
                .param("title", title)
                .param("days", days)
                .param("basis", basis)
                .param("today", today)
                .param("closesOn", closesOn)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 0) {
            return Verdict.ALLOWED;
        }
        for (Exhibit exhibit : exhibits) {
            put(by, id, exhibit, days, basis, closesOn);
        }
        return Verdict.ALLOWED;
    }

    /** One that may not be put there takes back the whole opening. */
    private void put(Actor by, UUID consultation, Exhibit exhibit, int days, String basis, LocalDate closesOn) {
        rules.on(day.today(), exhibit.about())
                .filter(rule -> rule.demanded() && rule.read() && days < rule.days())
                .ifPresent(rule -> Verdict.refusedBy(
                                rule.basis(), "consultation.refused.short", exhibit.title(), rule.days())
                        .orThrow());
        List<UUID> put = jdbc.sql("""
                        INSERT INTO consultation_item (consultation_id, kind, object_id, title, subtitle, summary, body_id)
                        VALUES (:consultation, :kind, :object, :title, :subtitle, :summary, :body)
                        ON CONFLICT (kind, object_id) WHERE finding IS NULL DO NOTHING
                        RETURNING id
                        """)
                .param("consultation", consultation)
                .param("kind", exhibit.kind())
                .param("object", exhibit.id())
                .param("title", exhibit.title())
                .param("subtitle", exhibit.subtitle())
                .param("summary", exhibit.summary())
                .param("body", exhibit.body())
                .query(UUID.class)
                .list();
        if (put.isEmpty()) {
            throw new Refusal((Verdict.Refused) Verdict.refused("consultation.refused.on-display", exhibit.title()));
        }
        Item item = get(put.getFirst());
        permissions.require(by, ConsultationAction.KEEP, item);
        note(by.by(), "consultation.opened", item, basis, Map.of("day", shown(closesOn)));
    }

    /** A day that became a holiday is no longer counted; nobody who was told a later day is cut short. */
    @EventListener
    @Transactional
    public void countAnew(HolidaysChanged changed) {
        record Running(UUID id, LocalDate openedOn, int days, LocalDate closesOn) {}
        var workingDays = calendar.workingDays();
        for (Running running :
                jdbc.sql("""
                        SELECT id, opened_on, days, closes_on
                          FROM consultation_consultation
                         WHERE closes_on >= :today
                         ORDER BY id
                           FOR UPDATE
                        """).param("today", day.today()).query(Running.class).list()) {
            LocalDate counted = workingDays.after(running.openedOn(), running.days());
            if (counted.isAfter(running.closesOn())) {
                jdbc.sql("UPDATE consultation_consultation SET closes_on = :day WHERE id = :id")
                        .param("day", counted)
                        .param("id", running.id())
                        .update();
                of(running.id())
                        .forEach(item -> note(
                                By.SYSTEM, "consultation.extended", item, item.basis(), Map.of("day", shown(counted))));
            }
        }
    }

    // the public

    /** What somebody wrote; the name is shown only if they want it to be. */
    public record Written(String name, boolean named, String contact, String words) {}

    /**
     * Takes in what somebody sent, once however often it is sent.
     *
     * @param id made when the form was opened
     * @param address from which it was sent; only a mark of it is kept
     */
    @Transactional
    public Verdict receive(UUID id, UUID itemId, Written written, String address) {
        Item item = lock(itemId);
        if (exists(id)) {
            return Verdict.ALLOWED;
        }
        String sentFrom = HexFormat.of().formatHex(seals.mark("consulted " + address), 0, 16);
        Verdict verdict = item.receive(day.today());
        if (verdict.allowed()) {
            verdict = bounded(sentFrom);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        INSERT INTO consultation_opinion (id, item_id, name, named, contact, words, received_on, received_at,
                                                          sent_from, state)
                        VALUES (:id, :item, :name, :named, :contact, :words, :today, :now,
                                :sentFrom, 'WAITING')
                        """)
                .param("id", id)
                .param("item", itemId)
                .param("name", written.name())
                .param("named", written.named())
                .param("contact", written.contact())
                .param("words", written.words())
                .param("today", day.today())
                .param("now", now())
                .param("sentFrom", sentFrom)
                .update();
        note(By.SYSTEM, "consultation.received", item, "", Map.of());
        return Verdict.ALLOWED;
    }

    private boolean exists(UUID opinion) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM consultation_opinion WHERE id = :id)")
                .param("id", opinion)
                .query(Boolean.class)
                .single();
    }

    private Verdict bounded(String sentFrom) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE sent_from = :sentFrom) < :byOne AND count(*) < :byAll
                          FROM consultation_opinion
                         WHERE received_at > :since
                        """)
                        .param("sentFrom", sentFrom)
                        .param("byOne", BY_ONE)
                        .param("byAll", BY_ALL)
                        .param("since", now().minus(WINDOW))
                        .query(Boolean.class)
                        .single()
                ? Verdict.ALLOWED
                : Verdict.refused("consultation.refused.too-many");
    }

    // the hub, and the body that brought it forward

    /** Publishes an opinion, or keeps it from the public with a reason. */
    @Transactional
    public Verdict moderate(Actor by, UUID itemId, UUID opinionId, boolean publish, String reason) {
        Item item = keeping(by, itemId);
        Verdict verdict = item.moderate();
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        UPDATE consultation_opinion
                           SET state = :state,
                               reason = :reason,
                               moderated_on = :today,
                               moderated_at = :now,
                               moderated_by = :account,
                               moderated_by_name = :person
                         WHERE id = :opinion
                        """)
                .param("opinion", opinion(item, opinionId).id())
                .param("state", publish ? State.PUBLISHED.name() : State.KEPT.name())
                .param("reason", publish ? "" : reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (publish) {
            note(by.by(), "consultation.published", item, "", Map.of());
        } else {
            note(by.by(), "consultation.kept", item, "", Map.of("words", reason));
        }
        return Verdict.ALLOWED;
    }

    /** @param id made by the form, so that sending it twice answers once */
    @Transactional
    public Verdict answer(Actor by, UUID id, UUID itemId, UUID opinionId, String words) {
        Item item = lock(itemId);
        permissions.require(by, ConsultationAction.ANSWER, item);
        Verdict verdict = item.moderate();
        if (verdict.allowed() && opinion(item, opinionId).state() != State.PUBLISHED) {
            verdict = Verdict.refused("consultation.refused.not-published");
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        int added = jdbc.sql("""
                        INSERT INTO consultation_answer (id, opinion_id, body_id, words, answered_on, answered_at, answered_by,
                                                         person)
                        VALUES (:id, :opinion, :body, :words, :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("opinion", opinionId)
                .param("body", by.bodyId())
                .param("words", words)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            note(by.by(), "consultation.answered", item, "", Map.of());
        }
        return Verdict.ALLOWED;
    }

    /** What came of it, once its last day is over and every opinion was read. */
    @Transactional
    public Verdict conclude(Actor by, UUID itemId, Finding finding, String reason) {
        Item item = keeping(by, itemId);
        Verdict verdict = item.conclude(finding, tally(itemId), day.today());
        if (!verdict.allowed()) {
            return verdict;
        }
        end(by, item, finding, reason);
        events.publishEvent(new ItemConcluded(item.kind(), item.objectId(), finding, reason, by));
        return Verdict.ALLOWED;
    }

    /** Takes a thing off display that is no longer considered; nothing happens where it is on none. */
    @Transactional
    public void stop(Actor by, String kind, UUID object, String reason) {
        latest(kind, object)
                .filter(item -> item.finding() == null)
                .ifPresent(item -> end(by, lock(item.id()), Finding.STOPPED, reason));
    }

    private void end(Actor by, Item item, Finding finding, String reason) {
        jdbc.sql("""
                        UPDATE consultation_item
                           SET finding = :finding,
                               reason = :reason,
                               concluded_on = :today,
                               concluded_at = :now,
                               concluded_by = :account,
                               concluded_by_name = :person
                         WHERE id = :item
                        """)
                .param("item", item.id())
                .param("finding", finding.name())
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        String act = switch (finding) {
            case NO_OBJECTION -> "consultation.without-objection";
            case ANSWERED -> "consultation.objections-answered";
            case UPHELD -> "consultation.objection-upheld";
            case STOPPED -> "consultation.stopped";
        };
        note(by.by(), act, item, item.basis(), Map.of("words", reason));
    }

    private Item keeping(Actor by, UUID item) {
        Item locked = lock(item);
        permissions.require(by, ConsultationAction.KEEP, locked);
        return locked;
    }

    // reading

    private static final String ITEM = """
            SELECT item.id, item.consultation_id, consultation.title AS consultation, item.kind, item.object_id, item.title,
                   item.subtitle, item.summary, consultation.authority_id AS authority, authority.name AS authority_name,
                   item.body_id AS body, body.name AS body_name, consultation.days, consultation.basis,
                   consultation.opened_on, consultation.closes_on, item.finding, item.reason, item.concluded_on,
                   item.concluded_by_name
              FROM consultation_item item
              JOIN consultation_consultation consultation ON consultation.id = item.consultation_id
              JOIN organisation_v_body authority ON authority.id = consultation.authority_id
              JOIN organisation_v_body body ON body.id = item.body_id
            """;

    public Optional<Item> find(UUID id) {
        return jdbc.sql(ITEM + " WHERE item.id = :id")
                .param("id", id)
                .query(Item.class)
                .optional();
    }

    /** Refuses what is not there in the words for what one may not see. */
    public Item get(UUID id) {
        return find(id).orElseThrow(Consultations::hidden);
    }

    private Item lock(UUID id) {
        jdbc.sql("SELECT id FROM consultation_item WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    /** How the last consultation on something stands. */
    public Optional<Item> latest(String kind, UUID object) {
        return jdbc.sql(ITEM + """
                         WHERE item.kind = :kind
                           AND item.object_id = :object
                         ORDER BY item.id DESC
                         LIMIT 1
                        """)
                .param("kind", kind)
                .param("object", object)
                .query(Item.class)
                .optional();
    }

    private List<Item> of(UUID consultation) {
        return jdbc.sql(ITEM + " WHERE item.consultation_id = :consultation AND item.finding IS NULL ORDER BY item.id")
                .param("consultation", consultation)
                .query(Item.class)
                .list();
    }

    /** What the public is asked about, the soonest to close first; then what was concluded lately. */
    public List<Item> shown(int most) {
        return jdbc.sql(ITEM + """
                         WHERE item.finding IS NULL
                            OR item.finding IN ('NO_OBJECTION', 'ANSWERED') AND item.concluded_on >= :since
                         ORDER BY item.finding IS NOT NULL, consultation.closes_on < :today, consultation.closes_on,
                                  item.title COLLATE "vi-x-icu", item.id
                         LIMIT :most
                        """)
                .param("since", day.today().minusDays(Item.SHOWN))
                .param("today", day.today())
                .param("most", most)
                .query(Item.class)
                .list();
    }

    /** Those held for one of these authorities, or of what a body brought forward; what is not concluded first. */
    public List<Item> concerning(Collection<UUID> authorities, @Nullable UUID body, long offset, int limit) {
        return jdbc.sql(ITEM + """
                         WHERE consultation.authority_id = ANY (:authorities)
                            OR item.body_id = :body::uuid
                         ORDER BY item.finding IS NOT NULL, consultation.closes_on DESC, item.id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("authorities", authorities.toArray(UUID[]::new))
                .param("body", body)
                .param("offset", offset)
                .param("limit", limit)
                .query(Item.class)
                .list();
    }

    public Tally tally(UUID item) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                               count(*) FILTER (WHERE state = 'PUBLISHED') AS published,
                               count(*) FILTER (WHERE state = 'KEPT') AS kept,
                               count(*) FILTER (WHERE state = 'PUBLISHED'
                                                  AND NOT EXISTS (SELECT
                                                                    FROM consultation_answer answer
                                                                   WHERE answer.opinion_id = opinion.id)) AS unanswered
                          FROM consultation_opinion opinion
                         WHERE item_id = :item
                        """).param("item", item).query(Tally.class).single();
    }

    /** All of them, with who wrote them: for whoever keeps the consultation. */
    public List<PublicOpinion> opinions(UUID item) {
        Map<UUID, List<Answer>> answers = jdbc.sql("""
                        SELECT answer.id, answer.opinion_id, answer.words, answer.answered_on, answer.person,
                               body.name AS body_name
                          FROM consultation_answer answer
                          JOIN consultation_opinion opinion ON opinion.id = answer.opinion_id
                          JOIN organisation_v_body body ON body.id = answer.body_id
                         WHERE opinion.item_id = :item
                         ORDER BY answer.answered_at, answer.id
                        """).param("item", item).query(Answer.class).list().stream()
                .collect(Collectors.groupingBy(Answer::opinionId));
        return jdbc
                .sql("""
                        SELECT *
                          FROM consultation_opinion
                         WHERE item_id = :item
                         ORDER BY received_at, id
                        """)
                .param("item", item)
                .query((row, number) -> new PublicOpinion(
                        row.getObject("id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("named"),
                        row.getString("contact"),
                        row.getString("words"),
                        row.getObject("received_on", LocalDate.class),
                        State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getObject("moderated_on", LocalDate.class),
                        row.getString("moderated_by_name"),
                        List.of()))
                .list()
                .stream()
                .map(opinion -> opinion.with(answers.getOrDefault(opinion.id(), List.of())))
                .toList();
    }

    /** Those that were published, without who wrote them unless they wished it. */
    public List<PublicOpinion> published(UUID item) {
        return opinions(item).stream()
                .filter(opinion -> opinion.state() == State.PUBLISHED)
                .map(PublicOpinion::anonymous)
                .toList();
    }

    private PublicOpinion opinion(Item item, UUID opinion) {
        return opinions(item.id()).stream()
                .filter(one -> one.id().equals(opinion))
                .findFirst()
                .orElseThrow(Consultations::hidden);
    }

    private void note(By by, String act, Item item, String basis, Map<String, String> details) {
        audit.record(by, act, new Subject(item.kind(), item.objectId().toString()), basis, details);
    }

    private static String shown(LocalDate day) {
        return "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("consultation.hidden"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
