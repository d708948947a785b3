package vn.guongsang.document;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.guongsang.installation.Settings;
import vn.guongsang.verdict.Verdict;

/**
 * The operator's ClamAV daemon, if there is one: it sees each file before it is kept. What it cannot be
 * asked about is not taken.
 */
@Component
class VirusScanner {

    private static final Logger log = LoggerFactory.getLogger(VirusScanner.class);
    private static final int PATIENCE = Math.toIntExact(Duration.ofSeconds(30).toMillis());

    private final Optional<InetSocketAddress> daemon;

    @Autowired
    VirusScanner(Settings settings) {
        this(settings.operation().virusScanner());
    }

    VirusScanner(Optional<InetSocketAddress> daemon) {
        this.daemon = daemon;
    }

    /** @param name for people to know the file by */
    Verdict judge(String name, byte[] content) {
        return daemon.map(address -> judge(address, name, content)).orElse(Verdict.ALLOWED);
    }

    private static Verdict judge(InetSocketAddress address, String name, byte[] content) {
        try {
            String answer = ask(address, content);
            if (answer.endsWith(" OK")) {
                return Verdict.ALLOWED;
            }
            log.warn("the virus scanner says of an upload: {}", answer);
            return Verdict.refused(
                    answer.endsWith(" FOUND") ? "document.upload.virus" : "document.upload.unscanned", name);
        } catch (IOException e) {
            log.error("the virus scanner at {} does not answer: {}", address, e.toString());
            return Verdict.refused("document.upload.unscanned", name);
        }
    }

    /** The daemon's INSTREAM: the length, the file, the length of nothing; then its answer. */
    private static String ask(InetSocketAddress address, byte[] content) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.writeBytes("zINSTREAM\0");
            out.writeInt(content.length);
            out.write(content);
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        }
    }
}
