package vn.guongsang.installation.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import vn.guongsang.installation.SetUpFailure;

/** Reads what {@link SealedOutput} wrote. No byte of a chunk comes out before its tag was proven. */
final class SealedInput extends InputStream {

    private final Path file;
    private final InputStream in;
    private final Seal seal;
    private long left;
    private long number;
    private byte[] chunk = new byte[0];
    private int taken;

    SealedInput(Path file, Seal seal) throws IOException {
        this.file = file;
        this.seal = seal;
        this.in = new BufferedInputStream(Files.newInputStream(file), Seal.CHUNK);
        in.skipNBytes(Seal.HEADER);
        this.left = Files.size(file) - Seal.HEADER;
    }

    /** @throws SetUpFailure if the file is none of ours, or sealed by another passphrase */
    static SealedInput open(Path file, Passphrase passphrase) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new SealedInput(file, Seal.of(in.readNBytes(Seal.HEADER), passphrase, file));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (taken == chunk.length) {
            if (left == 0 && number > 0) {
                return -1;
            }
            unseal();
        }
        int part = Math.min(length, chunk.length - taken);
        System.arraycopy(chunk, taken, bytes, offset, part);
        taken += part;
        return part;
    }

    /** The last chunk is the one with which the file ends: a file cut at a chunk's end fails there. */
    private void unseal() throws IOException {
        int length = (int) Math.min(left, Seal.CHUNK + Seal.TAG);
        try {
            byte[] sealed = in.readNBytes(length);
            chunk = seal.cipher(Cipher.DECRYPT_MODE, number++, length == left).doFinal(sealed);
            taken = 0;
            left -= length;
        } catch (GeneralSecurityException e) {
            throw new SetUpFailure(e, "installation.backup.damaged", file);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
