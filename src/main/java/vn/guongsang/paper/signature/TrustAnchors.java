package vn.guongsang.paper.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.guongsang.installation.Settings;

/**
 * The certificates of the authorities that this installation trusts: files {@code .crt}, {@code .cer} or {@code .pem} in
 * {@code GUONGSANG_HOME/trust}, put there by the operator. They are read again when a file there changes.
 */
@Component
public class TrustAnchors {

    private static final Logger LOG = LoggerFactory.getLogger(TrustAnchors.class);
    private static final Set<String> ENDINGS = Set.of("crt", "cer", "pem");
    private static final int LARGEST = 1_000_000;

    private final Path directory;
    private volatile Known known = new Known("", Set.of());

    @Autowired
    TrustAnchors(Settings settings) {
        this(settings.home().resolve("trust"));
    }

    TrustAnchors(Path directory) {
        this.directory = directory;
    }

    /** @param state changes whenever a file does */
    record Known(String state, Set<X509Certificate> certificates) {}

    Known known() {
        List<Path> files = files();
        String state = files.stream().map(TrustAnchors::state).toList().toString();
        if (!state.equals(known.state())) {
            known = new Known(state, read(files));
        }
        return known;
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(TrustAnchors::certificates).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean certificates(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String state(Path file) {
        try {
            return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<X509Certificate> read(List<Path> files) {
        var read = new LinkedHashSet<X509Certificate>();
        for (Path file : files) {
            try (InputStream content = Files.newInputStream(file)) {
                byte[] bytes = content.readNBytes(LARGEST);
                var certificates = new ArrayList<X509Certificate>();
                for (var one : CertificateFactory.getInstance("X.509")
                        .generateCertificates(new java.io.ByteArrayInputStream(bytes))) {
                    certificates.add((X509Certificate) one);
                }
                read.addAll(certificates);
            } catch (CertificateException e) {
                LOG.warn("{} holds no certificate that can be read, and is left out", file.getFileName());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Set.copyOf(read);
    }
}
