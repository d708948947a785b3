package vn.guongsang.installation.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.guongsang.installation.SetUpFailure;

/**
 * The seal on one archive: 48 bytes of header, then chunks of AES-256-GCM.
 *
 * <pre>
 * header   its name and version (16 bytes) | salt (16) | proof of the passphrase (16)
 * chunk    64 KiB, the last one shorter or equal, and its tag (16)
 * </pre>
 *
 * Each archive has a key of its own, from the passphrase and the salt. The nonce of a chunk is its
 * number and whether it is the last, so that no chunk can be changed, left out, put elsewhere or added
 * without the tags telling.
 */
final class Seal {

    static final int CHUNK = 1 << 16;
    static final int TAG = 16;
    static final int HEADER = 48;

    private static final byte[] MAGIC = "guongsang-bkp-01".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY = 32;

    private final byte[] header;
    private final SecretKeySpec key;

    private Seal(byte[] salt, Passphrase passphrase) {
        byte[] stretched = passphrase.stretched(salt, KEY + 16);
        this.key = new SecretKeySpec(stretched, 0, KEY, "AES");
        this.header = ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(salt)
                .put(stretched, KEY, 16)
                .array();
    }

    static Seal fresh(Passphrase passphrase) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new Seal(salt, passphrase);
    }

    /** @throws SetUpFailure if the file is none of ours, or sealed by another passphrase */
    static Seal of(byte[] header, Passphrase passphrase, Path file) {
        if (header.length < HEADER || !Arrays.equals(header, 0, 16, MAGIC, 0, 16)) {
            throw new SetUpFailure("installation.backup.foreign", file);
        }
        var seal = new Seal(Arrays.copyOfRange(header, 16, 32), passphrase);
        if (!MessageDigest.isEqual(seal.header, header)) {
            throw new SetUpFailure("installation.backup.passphrase.wrong", file);
        }
        return seal;
    }

    byte[] header() {
        return header.clone();
    }

    /** The cipher for the chunk of this number, counted from 0. */
    Cipher cipher(int mode, long number, boolean last) {
        try {
            byte[] nonce = ByteBuffer.allocate(12)
                    .putLong(3, number)
                    .put(11, (byte) (last ? 1 : 0))
                    .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
