package vn.guongsang.reminder;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Token;
import vn.guongsang.installation.Settings;
import vn.guongsang.time.BusinessDay;

/**
 * Calendars (iCalendar, RFC 5545) of what a body owes, or all bodies for which a person answers. Whoever
 * has the secret address reads it; it shows nothing once the person has left the body.
 */
@Repository
public class Feeds {

    private static final int DAYS_BACK = 90;
    private static final int DAYS_AHEAD = 400;
    private static final int MOST = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Settings settings;
    private final MessageSource messages;

    Feeds(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Settings settings, MessageSource messages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.settings = settings;
        this.messages = messages;
    }

    /**
     * One that is not ended.
     *
     * @param bodyName null: all bodies of the person
     * @param readAt when a program last fetched it; null before the first time
     */
    public record Feed(
            UUID id,
            @Nullable String bodyName,
            Instant madeAt,
            @Nullable Instant readAt) {}

    private record Owed(
            UUID id,
            String planTitle,
            String bodyName,
            String what,
            String clause,
            String period,
            LocalDate due,
            @Nullable LocalDate metOn) {}

    public List<Feed> of(UUID account) {
        return jdbc.sql("""
                        SELECT feed.id, body.name AS body_name, feed.made_at, feed.read_at
                          FROM reminder_feed feed
                          LEFT JOIN organisation_v_body body ON body.id = feed.body_id
                         WHERE feed.account_id = :account
                           AND feed.ended_at IS NULL
                         ORDER BY feed.id
                        """)
                .param("account", account)
                .query((row, _) -> new Feed(
                        row.getObject("id", UUID.class),
                        row.getString("body_name"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    /**
     * Makes one.
     *
     * @param ofBody of the body acted for, not of all
     * @return its whole address, which is shown once
     */
    @Transactional
    public String make(Actor by, boolean ofBody) {
        Token token = Token.next();
        UUID id = jdbc.sql("""
                        INSERT INTO reminder_feed (account_id, body_id, token_hash, made_at)
                        VALUES (:account, :body, :hash, :now)
                        RETURNING id
                        """)
                .param("account", by.accountId())
                .param("body", ofBody ? by.bodyId() : null, java.sql.Types.OTHER)
                .param("hash", token.hash())
                .param("now", now())
                .query(UUID.class)
                .single();
        audit.record(by.by(), "reminder.feed-made", Subject.of("calendar", id), Map.of());
        return settings.address() + "/lich/" + token.text() + "/lich.ics";
    }

    /** Ends one of one's own; another's is as if it were not there. */
    @Transactional
    public boolean end(Actor by, UUID feed) {
        int ended = jdbc.sql("""
                        UPDATE reminder_feed
                           SET ended_at = :now
                         WHERE id = :id
                           AND account_id = :account
                           AND ended_at IS NULL
                        """)
                .param("now", now())
                .param("id", feed)
                .param("account", by.accountId())
                .update();
        if (ended > 0) {
            audit.record(by.by(), "reminder.feed-ended", Subject.of("calendar", feed), Map.of());
        }
        return ended > 0;
    }

    /** The calendar behind a secret address. */
    @Transactional
    public Optional<String> read(String token) {
        byte[] hash = new Token(token).hash();
        int known = jdbc.sql("""
                        UPDATE reminder_feed feed
                           SET read_at = :now
                          FROM identity_v_account account
                         WHERE feed.token_hash = :hash
                           AND feed.ended_at IS NULL
                           AND account.id = feed.account_id
                           AND account.closed_at IS NULL
                        """).param("now", now()).param("hash", hash).update();
        return known == 0 ? Optional.empty() : Optional.of(calendar(owed(hash)));
    }

    private List<Owed> owed(byte[] hash) {
        LocalDate today = day.today();
        return jdbc.sql("""
                        SELECT owed.id, owed.plan_title, body.name AS body_name, owed.what, owed.clause, owed.period, owed.due,
                               owed.met_on
                          FROM plan_v_owed owed
                          JOIN organisation_v_body body ON body.id = owed.body_id
                         WHERE owed.body_id IN (
                               SELECT post.body_id
                                 FROM reminder_feed feed
                                 JOIN identity_v_post post ON post.account_id = feed.account_id
                                                          AND post.body_id = coalesce(feed.body_id, post.body_id)
                                WHERE feed.token_hash = :hash
                                  AND post.role IN ('OFFICER', 'HEAD')
                                  AND coalesce(post.valid_from, '-infinity') <= :today
                                  AND coalesce(post.valid_to, 'infinity') >= :today)
                           AND owed.due BETWEEN :from AND :to
                           AND owed.waived_on IS NULL
                           AND owed.owed_from <= :today
                           AND owed.owed_until > :today
                         ORDER BY owed.due, owed.id
                         LIMIT :most
                        """)
                .param("hash", hash)
                .param("today", today)
                .param("from", today.minusDays(DAYS_BACK))
                .param("to", today.plusDays(DAYS_AHEAD))
                .param("most", MOST)
                .query(Owed.class)
                .list();
    }

    private String calendar(List<Owed> owed) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Guong Sang//vi");
        calendar.setName(messages.getMessage("reminder.feeds.name", null, Locale.of("vi")));
        for (Owed one : owed) {
            var event = new VEvent();
            event.setUid(one.id() + "@guongsang");
            event.setDateTimeStamp(Date.from(clock.instant()));
            event.setDateStart(date(one.due()), false);
            event.setDateEnd(date(one.due().plusDays(1)), false);
            event.setSummary(one.metOn() == null ? one.what() : "✓ " + one.what());
            event.setDescription(
                    String.join("\n", one.period(), one.bodyName(), one.planTitle() + ", " + one.clause()));
            event.setUrl(settings.address() + "/nhiem-vu/" + one.id());
            event.setStatus(Status.confirmed());
            calendar.addEvent(event);
        }
        return Biweekly.write(calendar).go();
    }

    /** The library takes the day in the zone of the machine. */
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
