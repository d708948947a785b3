package vn.guongsang.reminder;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;

/** Which kinds of reminder people want by mail: all, unless they said otherwise. */
@Repository
public class Choices {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Choices(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** Also what nobody can do without. */
    public Set<Kind> wanted(UUID account) {
        var wanted = EnumSet.allOf(Kind.class);
        jdbc.sql("SELECT kind FROM reminder_declined WHERE account_id = :account")
                .param("account", account)
                .query(String.class)
                .list()
                .forEach(kind -> wanted.remove(Kind.valueOf(kind)));
        return wanted;
    }

    /** What is not optional stays, whatever is asked for. */
    @Transactional
    public void choose(Actor by, Set<Kind> kinds) {
        Set<Kind> declined = Arrays.stream(Kind.values())
                .filter(kind -> kind.optional() && !kinds.contains(kind))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        jdbc.sql("DELETE FROM reminder_declined WHERE account_id = :account")
                .param("account", by.accountId())
                .update();
        declined.forEach(kind -> jdbc.sql("""
                        INSERT INTO reminder_declined (account_id, kind, declined_at)
                        VALUES (:account, :kind, :now)
                        """)
                .param("account", by.accountId())
                .param("kind", kind.name())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update());
        audit.record(
                by.by(),
                "reminder.chosen",
                Subject.of("account", by.accountId()),
                Map.of("declined", declined.stream().map(Kind::name).collect(Collectors.joining(", "))));
    }
}
