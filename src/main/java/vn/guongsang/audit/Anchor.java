package vn.guongsang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the chain stood at the end of a day. Kept elsewhere, on paper or as {@link #text()}, it shows
 * later that the chain was cut off or made anew.
 *
 * @param position number of entries up to then
 * @param entryId the last of them
 * @param hash 64 hexadecimal digits
 */
public record Anchor(LocalDate day, long position, long entryId, String hash) {

    /** In whose days the log is cut. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String HEAD = "guongsang-audit-anchor 1";

    /** @param number of the row, not used */
    public static Anchor read(ResultSet row, int number) throws SQLException {
        return new Anchor(
                row.getObject("day", LocalDate.class),
                row.getLong("position"),
                row.getLong("entry_id"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /** One fact a line, for people and for {@code bin/guongsang audit verify --anchor}. */
    public String text() {
        return """
                %s
                day %s
                position %d
                entry %d
                hash %s
                """.formatted(HEAD, day, position, entryId, hash);
    }

    /** Reads {@link #text()}, also as typed from paper; empty when it is something else. */
    public static Optional<Anchor> parse(String text) {
        Map<String, String> facts = text.lines()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (first, _) -> first));
        try {
            if (!text.strip().startsWith(HEAD) || facts.get("hash") == null) {
                return Optional.empty();
            }
            String hash = facts.get("hash").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            HexFormat.of().parseHex(hash);
            return Optional.of(new Anchor(
                    LocalDate.parse(String.valueOf(facts.get("day"))),
                    Long.parseLong(facts.get("position")),
                    Long.parseLong(facts.get("entry")),
                    hash));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
