package vn.guongsang.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The bundled programs of PostgreSQL, unpacked once. Their directory is named after their content,
 * so another version of the product unpacks its own and an unfinished one is never taken for whole.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Unpacks into a directory below {@code parent} unless that was done, and returns it. */
    static Path in(Path parent) {
        String archive = archive();
        try {
            String name = "bin-" + fingerprint(archive);
            Path target = parent.resolve(name);
            if (Files.isDirectory(target)) {
                return target;
            }
            Files.createDirectories(parent);
            discardOthers(parent);
            Path unpacking = Files.createTempDirectory(parent, "unpacking-");
            Files.setPosixFilePermissions(unpacking, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (!prepared(name, unpacking)) {
                unpack(archive, unpacking);
                // after a power cut the name must not outlive the content
                Programs.run("sync", "-f", unpacking.toString());
            }
            try {
                Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw e;
            } catch (FileSystemException e) {
                // somebody else was faster
                FileSystemUtils.deleteRecursively(unpacking);
                if (!Files.isDirectory(target)) {
                    throw e;
                }
            }
            return target;
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.home.unusable", parent);
        }
    }

    private static String archive() {
        String architecture = System.getProperty("os.arch", "");
        String name = switch (architecture) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64" -> "/postgres-linux-arm_64.txz";
            default -> "";
        };
        if (name.isEmpty() || !System.getProperty("os.name", "").equals("Linux")) {
            throw new SetUpFailure(
                    "installation.database.platform", System.getProperty("os.name") + " " + architecture);
        }
        return name;
    }

    private static URL url(String archive) throws IOException {
        URL url = PostgresBinaries.class.getResource(archive);
        if (url == null) {
            throw new IOException("not on the class path: " + archive);
        }
        return url;
    }

    /** The check sum that the jar itself keeps: reading eleven megabytes at each start would take longer. */
    private static String fingerprint(String archive) throws IOException {
        var jar = (JarURLConnection) url(archive).openConnection();
        JarEntry entry = jar.getJarEntry();
        return "%08x-%x".formatted(entry.getCrc(), entry.getSize());
    }

    /**
     * Takes what {@code bin/setup} has unpacked and written out to the disk, without a second copy where
     * that is possible.
     */
    private static boolean prepared(String name, Path target) {
        return PreparedHome.ofBuild()
                .flatMap(home -> home.binaries(name))
                .filter(prepared -> copy(prepared, target, "--link") || copy(prepared, target, "--force"))
                .isPresent();
    }

    private static boolean copy(Path from, Path to, String how) {
        return Programs.run("cp", "--recursive", how, from + "/.", to.toString())
                .succeeded();
    }

    private static void discardOthers(Path parent) throws IOException {
        try (Stream<Path> siblings = Files.list(parent)) {
            siblings.filter(path -> path.getFileName().toString().startsWith("unpacking-"))
                    .forEach(path -> {
                        try {
                            FileSystemUtils.deleteRecursively(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(url(archive).openStream()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
