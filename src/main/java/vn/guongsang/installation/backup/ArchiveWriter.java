package vn.guongsang.installation.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.installation.SetUpFailure;

/** Writes an archive beside its place; it gets its name when it is whole and on disk, not before. */
final class ArchiveWriter implements AutoCloseable {

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final SealedOutput sealed;
    private final ZipOutputStream zip;
    private boolean finished;

    ArchiveWriter(Path file, Passphrase passphrase) throws IOException {
        this.file = file.toAbsolutePath();
        this.unfinished = this.file.resolveSibling(file.getFileName() + ".unfinished");
        if (Files.exists(this.file)) {
            throw new SetUpFailure("installation.backup.exists", file);
        }
        this.channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() == null) {
                throw new SetUpFailure("installation.backup.running", file);
            }
        } catch (OverlappingFileLockException | SetUpFailure e) {
            channel.close();
            throw new SetUpFailure(e, "installation.backup.running", file);
        }
        // what a killed one left
        channel.truncate(0);
        this.sealed = new SealedOutput(
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18), Seal.fresh(passphrase));
        this.zip = new ZipOutputStream(sealed);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** When it was begun, by the clock of the file system. */
    Instant begunAt() throws IOException {
        return Files.getLastModifiedTime(unfinished).toInstant();
    }

    /** To be closed before the next one. */
    OutputStream entry(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                zip.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    void json(String name, Object value) throws IOException {
        try (OutputStream out = entry(name)) {
            out.write(JsonMapper.shared().writeValueAsBytes(value));
        }
    }

    void finish() throws IOException {
        zip.finish();
        sealed.finish();
        channel.force(true);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
        finished = true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(unfinished);
        }
    }
}
