package vn.guongsang.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.Entries;

/**
 * Reads the whole log once, in one snapshot, and trusts nothing that the database computes: hashes
 * are made anew from the rows.
 */
public final class Verification {

    /** An entry of a living installation is linked within seconds; a busy one may take longer. */
    static final Duration LINKED_WITHIN = Duration.ofMinutes(10);

    /** No transaction lasts longer between writing an entry and committing it. */
    static final Duration COMMITTED_WITHIN = Duration.ofHours(1);

    private static final int FETCHED = 2_000;

    /** A forged log may have as many faults as entries. */
    private static final int TOLD = 20;

    private final List<Fault> faults = new ArrayList<>();
    private final Map<Long, List<Anchor>> anchors = new HashMap<>();

    private long position;
    private byte[] hash = Link.ROOT;
    private Instant latest = Instant.EPOCH;

    private Verification() {}

    /**
     * What was found.
     *
     * @param linked number of links
     * @param hash of the last
     * @param waiting entries too young to be linked
     * @param anchors how many anchors were compared
     * @param faults the first ones, in the order of the chain, then what lies outside of it
     */
    public record Report(long linked, String hash, int waiting, int anchors, List<Fault> faults) {

        public Optional<Fault> first() {
            return faults.stream().findFirst();
        }
    }

    /**
     * @param kept anchors from elsewhere, compared beside those in the database
     * @param now real clock
     */
    public static Report of(Connection connection, List<Anchor> kept, Instant now) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return new Verification().read(connection, kept, now);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
        }
    }

    private Report read(Connection connection, List<Anchor> kept, Instant now) throws SQLException {
        List<Anchor> all = new ArrayList<>(kept);
        query(connection, "SELECT * FROM audit_anchor ORDER BY day", row -> all.add(Anchor.read(row, 0)));
        all.forEach(anchor -> anchors.computeIfAbsent(anchor.position(), _ -> new ArrayList<>())
                .add(anchor));
        query(connection, """
                SELECT link.position, link.entry_id, link.version, link.hash, entry.*
                  FROM audit_link link
                  LEFT JOIN audit_entry entry ON entry.id = link.entry_id
                 ORDER BY link.position
                """, this::link);
        anchors.values().stream()
                .flatMap(List::stream)
                .filter(anchor -> anchor.position() > position)
                .min((one, other) -> Long.compare(one.position(), other.position()))
                .ifPresent(anchor -> fault(Fault.Kind.TRUNCATED, position + 1, anchor.entryId()));
        int[] waiting = {0};
        query(connection, """
                SELECT entry.id, entry.at
                  FROM audit_entry entry
                 WHERE NOT EXISTS (SELECT FROM audit_link link WHERE link.entry_id = entry.id)
                 ORDER BY entry.id
                """, row -> {
            if (at(row).isAfter(now.minus(LINKED_WITHIN))) {
                waiting[0]++;
            } else {
                fault(Fault.Kind.INSERTED, 0, row.getLong("id"));
            }
        });
        return new Report(position, HexFormat.of().formatHex(hash), waiting[0], all.size(), List.copyOf(faults));
    }

    private void link(ResultSet row) throws SQLException {
        long here = row.getLong("position");
        long id = row.getLong("entry_id");
        byte[] stored = row.getBytes("hash");
        boolean sound = false;
        if (here != position + 1) {
            fault(Fault.Kind.LINK_DELETED, here, id);
        } else if (row.getObject("at") == null) {
            fault(Fault.Kind.ENTRY_DELETED, here, id);
        } else if (row.getInt("version") != Link.VERSION) {
            fault(Fault.Kind.UNKNOWN_VERSION, here, id);
        } else if (!fits(row, here, stored)) {
            fault(Fault.Kind.ALTERED, here, id);
        } else if (at(row).isBefore(latest.minus(COMMITTED_WITHIN))) {
            fault(Fault.Kind.BACKDATED, here, id);
        } else if (!anchored(here, stored)) {
            fault(Fault.Kind.NOT_AS_ANCHORED, here, id);
        } else {
            sound = true;
        }
        if (sound && at(row).isAfter(latest)) {
            latest = at(row);
        }
        // go on from what is stored: one fault is told once
        position = here;
        hash = stored;
    }

    private boolean fits(ResultSet row, long here, byte[] stored) throws SQLException {
        try {
            return Arrays.equals(Link.hash(hash, here, Entries.read(row, 0)), stored);
        } catch (JacksonException | IllegalArgumentException _) {
            return false;
        }
    }

    private boolean anchored(long here, byte[] stored) {
        String hex = HexFormat.of().formatHex(stored);
        return anchors.getOrDefault(here, List.of()).stream()
                .allMatch(anchor -> anchor.hash().equals(hex));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private void fault(Fault.Kind kind, long here, long entry) {
        if (faults.size() < TOLD) {
            faults.add(new Fault(kind, here, entry));
        }
    }

    private interface Reader {
        void row(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.row(rows);
                }
            }
        }
    }
}
