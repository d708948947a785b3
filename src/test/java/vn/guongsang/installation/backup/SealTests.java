package vn.guongsang.installation.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.installation.SetUpFailure;

class SealTests {

    private static final Passphrase PASSPHRASE = passphrase("mười hai chữ cái");

    /** Made once: each making costs what a guess is meant to cost. */
    private static final Seal SEAL = Seal.fresh(PASSPHRASE);

    private static final int SEALED_CHUNK = Seal.CHUNK + Seal.TAG;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Seal.CHUNK - 1, Seal.CHUNK, Seal.CHUNK + 1, 3 * Seal.CHUNK})
    void givesBackWhatWasPutIn(int length) throws IOException {
        byte[] content = noise(length);

        assertThat(opened(sealed(content))).isEqualTo(content);
    }

    @Test
    void hidesWhatWasPutIn() throws IOException {
        byte[] sealed = sealed(new byte[Seal.CHUNK]);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("\0\0\0\0\0\0");
        assertThat(sealed(new byte[10], Seal.fresh(PASSPHRASE)))
                .as("never the same twice")
                .isNotEqualTo(sealed(new byte[10]));
    }

    @Test
    void refusesEveryChangedByte() throws IOException {
        byte[] sealed = sealed(noise(Seal.CHUNK + 100));
        for (int at : new int[] {Seal.HEADER, Seal.HEADER + 4711, Seal.HEADER + SEALED_CHUNK, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertRefused(changed, "hỏng");
        }
    }

    @Test
    void refusesWhatWasCutAlsoBetweenTwoChunks() throws IOException {
        byte[] sealed = sealed(noise(2 * Seal.CHUNK));
        for (int length : new int[] {Seal.HEADER, Seal.HEADER + 1, Seal.HEADER + SEALED_CHUNK, sealed.length - 1}) {
            assertRefused(Arrays.copyOf(sealed, length), "hỏng");
        }
        for (int length : new int[] {0, Seal.HEADER - 1}) {
            Path file = Files.write(directory.resolve("sealed"), Arrays.copyOf(sealed, length));
            assertThatThrownBy(() -> opened(file, PASSPHRASE)).hasMessageContaining("không phải là bản sao lưu");
        }
    }

    @Test
    void refusesChunksThatChangedPlacesWereDoubledOrAdded() throws IOException {
        byte[] sealed = sealed(noise(3 * Seal.CHUNK));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, Seal.HEADER, swapped, Seal.HEADER + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, Seal.HEADER + SEALED_CHUNK, swapped, Seal.HEADER, SEALED_CHUNK);
        byte[] doubled = Arrays.copyOf(sealed, sealed.length + SEALED_CHUNK);
        System.arraycopy(sealed, sealed.length - SEALED_CHUNK, doubled, sealed.length, SEALED_CHUNK);

        assertRefused(swapped, "hỏng");
        assertRefused(doubled, "hỏng");
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1), "hỏng");
    }

    @Test
    void refusesAChunkOfAnotherArchive() throws IOException {
        byte[] sealed = sealed(noise(2 * Seal.CHUNK));
        System.arraycopy(
                sealed(noise(2 * Seal.CHUNK), Seal.fresh(PASSPHRASE)), Seal.HEADER, sealed, Seal.HEADER, SEALED_CHUNK);

        assertRefused(sealed, "hỏng");
    }

    @Test
    void tellsAWrongPassphraseFromDamage() throws IOException {
        Path file = Files.write(directory.resolve("sealed"), sealed(noise(10)));

        assertThatThrownBy(() ->
                        SealedInput.open(file, passphrase("mười hai chữ cáj")).close())
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining("Mật khẩu không mở được");
        assertThat(opened(file, passphrase(Normalizer.normalize("mười hai chữ cái", Normalizer.Form.NFD))))
                .as("the same letters, composed otherwise")
                .hasSize(10);
    }

    @Test
    void takesAPassphraseFromTheEnvironmentOrAFileAndNoneThatIsShort() throws IOException {
        Path file = Files.writeString(directory.resolve("passphrase"), "mười hai chữ cái\n");
        Path sealed = Files.write(directory.resolve("sealed"), sealed(noise(10)));

        assertThat(opened(sealed, Passphrase.of(Map.of("GUONGSANG_BACKUP_PASSPHRASE_FILE", file.toString()))))
                .hasSize(10);
        assertThatThrownBy(() -> passphrase("mười một ch"))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining("12");
        assertThatThrownBy(() -> Passphrase.of(Map.of())).isInstanceOf(SetUpFailure.class);
        assertThatThrownBy(() -> Passphrase.of(Map.of(
                        "GUONGSANG_BACKUP_PASSPHRASE_FILE",
                        directory.resolve("no").toString())))
                .isInstanceOf(SetUpFailure.class);
    }

    private void assertRefused(byte[] sealed, String why) {
        assertThatThrownBy(() -> opened(sealed))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining(why);
    }

    private byte[] opened(byte[] sealed) throws IOException {
        try (var in = new SealedInput(Files.write(directory.resolve("sealed"), sealed), SEAL)) {
            return in.readAllBytes();
        }
    }

    private static byte[] opened(Path file, Passphrase passphrase) throws IOException {
        try (var in = SealedInput.open(file, passphrase)) {
            return in.readAllBytes();
        }
    }

    private static byte[] sealed(byte[] content) throws IOException {
        return sealed(content, SEAL);
    }

    private static byte[] sealed(byte[] content, Seal seal) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealed = new SealedOutput(out, seal)) {
            sealed.write(content);
            sealed.finish();
        }
        return out.toByteArray();
    }

    private static Passphrase passphrase(String text) {
        return Passphrase.of(Map.of("GUONGSANG_BACKUP_PASSPHRASE", text));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
