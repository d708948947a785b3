package vn.guongsang.installation.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.installation.SetUpFailure;

/**
 * A zip under a seal: {@code manifest.json}, {@code table/…} as PostgreSQL's COPY writes it,
 * {@code file/…} of the home directory, {@code contents.json}.
 *
 * <p>Who holds an object of this class holds an archive that was read to its end and found whole.
 */
public final class Archive {

    static final String MANIFEST = "manifest.json";
    static final String TABLE = "table/";
    static final String FILE = "file/";
    static final String CONTENTS = "contents.json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Passphrase passphrase;
    private final Manifest manifest;
    private final Contents contents;

    private Archive(Path file, Passphrase passphrase, Manifest manifest, Contents contents) {
        this.file = file;
        this.passphrase = passphrase;
        this.manifest = manifest;
        this.contents = contents;
    }

    interface Reader {
        /** @param content to be read or left, not to be closed */
        void read(String name, InputStream content) throws IOException;
    }

    /** @throws SetUpFailure if it is not an archive, not whole, or sealed by another passphrase */
    public static Archive check(Path file, Passphrase passphrase) {
        Map<String, byte[]> ends = new HashMap<>();
        try {
            read(file, passphrase, (name, content) -> {
                if (name.equals(MANIFEST) || name.equals(CONTENTS)) {
                    ends.put(name, content.readAllBytes());
                }
            });
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.backup.unreadable", file, String.valueOf(e.getMessage()));
        }
        return new Archive(
                file,
                passphrase,
                parse(file, ends.get(MANIFEST), Manifest.class),
                parse(file, ends.get(CONTENTS), Contents.class));
    }

    public Contents contents() {
        return contents;
    }

    /** When the backup was begun, ISO 8601 in UTC. */
    public String madeAt() {
        return manifest.madeAt();
    }

    Manifest manifest() {
        return manifest;
    }

    /** Every entry once more, in order. */
    void read(Reader reader) throws IOException {
        read(file, passphrase, reader);
    }

    private static void read(Path file, Passphrase passphrase, Reader reader) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SetUpFailure("installation.backup.none", file);
        }
        try (var sealed = SealedInput.open(file, passphrase);
                var zip = new ZipInputStream(sealed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reader.read(entry.getName(), zip);
            }
            // the list at a zip's end interests nobody, but it must be there to its last byte
            sealed.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException e) {
            throw new SetUpFailure(e, "installation.backup.damaged", file);
        }
    }

    private static <T> T parse(Path file, byte @Nullable [] json, Class<T> type) {
        if (json == null) {
            throw new SetUpFailure("installation.backup.damaged", file);
        }
        return JSON.readValue(json, type);
    }
}
