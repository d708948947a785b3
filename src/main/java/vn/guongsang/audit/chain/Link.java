package vn.guongsang.audit.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.Entry;

/**
 * The hash of an entry in its place: SHA-256 over the hash before, the position, and every field of
 * the entry. Fields follow each other in a fixed order, each as its length in bytes (four bytes, big
 * endian; -1 for none) and its UTF-8 text, so that no two entries have the same bytes. Another form
 * of entries is another version; old links keep theirs.
 */
final class Link {

    static final int VERSION = 1;

    /** What stands before the first entry. */
    static final byte[] ROOT = new byte[32];

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Link() {}

    static byte[] hash(byte[] before, long position, Entry entry) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            sha256.update(bytes(position, entry));
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(long position, Entry entry) {
        List<@Nullable String> fields = new ArrayList<>(Arrays.asList(
                "guongsang-audit-" + VERSION,
                Long.toString(position),
                Long.toString(entry.id()),
                MICROSECONDS.format(entry.at()),
                entry.businessDay().toString(),
                Objects.toString(entry.by().accountId(), null),
                entry.by().person(),
                entry.by().role(),
                Objects.toString(entry.by().bodyId(), null),
                entry.by().bodyName(),
                entry.act(),
                entry.subject().kind(),
                entry.subject().id(),
                entry.basis(),
                Integer.toString(entry.details().size())));
        new TreeMap<>(entry.details()).forEach((name, value) -> fields.addAll(Arrays.asList(name, value)));
        entry.changes().forEach(change -> fields.addAll(List.of(change.field(), change.before(), change.after())));
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String field : fields) {
                if (field == null) {
                    out.writeInt(-1);
                } else {
                    byte[] text = field.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
