package vn.guongsang.audit.chain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.AnchorMade;
import vn.guongsang.audit.Entries;
import vn.guongsang.audit.Entry;

/**
 * Links committed entries to the chain, one node at a time, so that no transaction of the work waits
 * for another's. Between the commit of an entry and its link lies about a second.
 */
@Component
public class Chaining {

    private static final Logger LOG = LoggerFactory.getLogger(Chaining.class);

    /** Entries linked in one transaction. */
    private static final int BATCH = 500;

    /** Of the advisory lock that whoever links holds, on any node. */
    private static final long LOCK = 0x67732d6175646974L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private boolean failed;

    Chaining(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.events = events;
    }

    @Scheduled(fixedDelay = 1_000)
    void often() {
        try {
            anchor();
            link();
            failed = false;
        } catch (RuntimeException e) {
            // most often the database is away: said once, tried again
            if (!failed) {
                LOG.warn("Audit entries wait for their links: {}", e.getMessage());
            }
            failed = true;
        }
    }

    /** The last link of a day that is over is that day's anchor. */
    void anchor() {
        transactions.executeWithoutResult(_ -> made().ifPresent(anchor -> {
            // also in the program's own log, which goes elsewhere
            LOG.info(
                    "Audit anchor of {}: position {}, entry {}, hash {}",
                    anchor.day(),
                    anchor.position(),
                    anchor.entryId(),
                    anchor.hash());
            events.publishEvent(new AnchorMade(anchor));
        }));
    }

    /** Empty while the day goes on, and once it was made, on whatever node. */
    private Optional<Anchor> made() {
        return jdbc.sql("""
                        INSERT INTO audit_anchor (day, position, entry_id, hash, made_at)
                        SELECT (entry.at AT TIME ZONE :zone)::date, link.position, link.entry_id, link.hash, :at
                          FROM (SELECT * FROM audit_link ORDER BY position DESC LIMIT 1) link
                          JOIN audit_entry entry ON entry.id = link.entry_id
                         WHERE (entry.at AT TIME ZONE :zone)::date < :today
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .param("zone", Anchor.ZONE.getId())
                .param("today", LocalDate.ofInstant(clock.instant(), Anchor.ZONE))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Anchor::read)
                .optional();
    }

    /** Links whatever is committed and waits, unless another node is at it. */
    public void link() {
        while (Boolean.TRUE.equals(transactions.execute(_ -> linkBatch()))) {
            // the next one, in a transaction of its own
        }
    }

    /** @return whether there may be more */
    private boolean linkBatch() {
        if (!waiting() || !mine()) {
            return false;
        }
        End end = end();
        List<Entry> entries =
                jdbc.sql("""
                        SELECT entry.*
                          FROM audit_pending
                          JOIN audit_entry entry ON entry.id = entry_id
                         ORDER BY entry_id
                         LIMIT :batch
                        """).param("batch", BATCH).query(Entries::read).list();
        for (Entry entry : entries) {
            end = end.then(entry);
            jdbc.sql("""
                            WITH linked AS (
                                DELETE FROM audit_pending WHERE entry_id = :entry
                            )
                            INSERT INTO audit_link (position, entry_id, version, hash)
                            VALUES (:position, :entry, :version, :hash)
                            """)
                    .param("position", end.position())
                    .param("entry", entry.id())
                    .param("version", Link.VERSION)
                    .param("hash", end.hash())
                    .update();
        }
        return entries.size() == BATCH;
    }

    private boolean waiting() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit_pending)")
                .query(Boolean.class)
                .single();
    }

    private boolean mine() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private End end() {
        return jdbc.sql("""
                        SELECT position, hash
                          FROM audit_link
                         ORDER BY position DESC
                         LIMIT 1
                        """)
                .query((row, _) -> new End(row.getLong("position"), row.getBytes("hash")))
                .optional()
                .orElse(new End(0, Link.ROOT));
    }

    /** The end of the chain. */
    private record End(long position, byte[] hash) {

        End then(Entry entry) {
            return new End(position + 1, Link.hash(hash, position + 1, entry));
        }
    }
}
