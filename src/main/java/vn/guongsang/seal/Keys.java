package vn.guongsang.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of the installation, kept in its home and never in the database: {@code keys/privacy}, one key a
 * line, {@code name base64}, 32 bytes. The first seals, the others open what was sealed before. A new file is
 * made only for a database that holds nothing sealed, so that a lost key is told and not replaced.
 */
final class Keys {

    private static final int BYTES = 32;

    private final Path file;
    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable SequencedMap<String, byte[]> keys;

    Keys(Path home, JdbcClient jdbc, Clock clock) {
        this.file = home.resolve("keys").resolve("privacy");
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param name of the key, stored beside what it sealed */
    record Key(String name, byte[] bytes) {}

    Key current() {
        Map.Entry<String, byte[]> first = all().firstEntry();
        return new Key(first.getKey(), first.getValue());
    }

    Optional<Key> find(String name) {
        return Optional.ofNullable(all().get(name)).map(bytes -> new Key(name, bytes));
    }

    private synchronized SequencedMap<String, byte[]> all() {
        if (keys == null) {
            SequencedMap<String, byte[]> read = read();
            jdbc.sql("INSERT INTO seal_key (id, known_at) VALUES (:id, :now) ON CONFLICT DO NOTHING")
                    .param("id", read.firstEntry().getKey())
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            keys = read;
        }
        return keys;
    }

    private SequencedMap<String, byte[]> read() {
        try {
            if (Files.notExists(file)) {
                List<String> known = jdbc.sql("SELECT id FROM seal_key ORDER BY known_at")
                        .query(String.class)
                        .list();
                if (!known.isEmpty()) {
                    throw new IllegalStateException(file + " is missing, but the database holds what was sealed with "
                            + known + ": bring it back");
                }
                write();
            }
            var read = new LinkedHashMap<String, byte[]>();
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length == 2) {
                    byte[] bytes = Base64.getDecoder().decode(parts[1]);
                    if (bytes.length != BYTES) {
                        throw new IllegalStateException(
                                file + ": the key " + parts[0] + " has not " + BYTES + " bytes");
                    }
                    read.put(parts[0], bytes);
                }
            }
            if (read.isEmpty()) {
                throw new IllegalStateException(file + " holds no key");
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and for the owner only. */
    private void write() throws IOException {
        var random = new SecureRandom();
        byte[] key = new byte[BYTES];
        byte[] name = new byte[4];
        random.nextBytes(key);
        random.nextBytes(name);
        Files.createDirectories(file.getParent());
        Path whole = Files.createTempFile(
                file.getParent(),
                "new",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                whole,
                "k" + HexFormat.of().formatHex(name) + " " + Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
