package vn.guongsang.installation.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import vn.guongsang.installation.SetUpFailure;

/**
 * What seals an archive. It comes from {@code GUONGSANG_BACKUP_PASSPHRASE} or the first line of
 * {@code GUONGSANG_BACKUP_PASSPHRASE_FILE}; never from the command line, which others can read.
 */
public final class Passphrase {

    public static final int SHORTEST = 12;

    private static final String VARIABLE = "GUONGSANG_BACKUP_PASSPHRASE";

    private final byte[] text;

    private Passphrase(String text) {
        // the same letters, whichever keyboard composed them
        this.text = Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws SetUpFailure if there is none, or one that a machine would guess */
    public static Passphrase of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        String file = environment.getOrDefault(VARIABLE + "_FILE", "");
        if (given.isEmpty() == file.isEmpty()) {
            throw new SetUpFailure("installation.backup.passphrase.missing");
        }
        String text = given.isEmpty() ? firstLine(Path.of(file)) : given;
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw new SetUpFailure("installation.backup.passphrase.short", Integer.toString(SHORTEST));
        }
        return new Passphrase(text);
    }

    private static String firstLine(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.backup.passphrase.file", file);
        }
    }

    /** Argon2id with 64 MiB and three passes: a guess costs half a second and that memory. */
    byte[] stretched(byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(64 * 1024)
                .withIterations(3)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] stretched = new byte[length];
        argon2.generateBytes(text, stretched);
        return stretched;
    }
}
