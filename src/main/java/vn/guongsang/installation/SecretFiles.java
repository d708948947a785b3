package vn.guongsang.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets that a vault, systemd or a container's engine lays into a file: {@code NAME_FILE} names it, and its
 * first line stands for {@code NAME}. Nothing else of the machine then sees them in the environment.
 */
final class SecretFiles {

    private static final List<String> SECRETS = List.of(
            "GUONGSANG_DB_PASSWORD",
            "GUONGSANG_DB_OWNER_PASSWORD",
            "GUONGSANG_SMTP_URL",
            "GUONGSANG_OIDC_CLIENT_SECRET",
            "GUONGSANG_METRICS_TOKEN");

    private SecretFiles() {}

    /** @throws SetUpFailure when a secret is given twice, or its file cannot be read or is empty */
    static Map<String, String> read(Map<String, String> environment) {
        var read = new HashMap<>(environment);
        for (String name : SECRETS) {
            String file = environment.getOrDefault(name + "_FILE", "");
            if (!file.isEmpty()) {
                if (!environment.getOrDefault(name, "").isEmpty()) {
                    throw new SetUpFailure("installation.secret.twice", name);
                }
                read.put(name, firstLine(name + "_FILE", Path.of(file)));
            }
        }
        return read;
    }

    private static String firstLine(String name, Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(() -> new SetUpFailure("installation.secret.file", name, file));
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.secret.file", name, file);
        }
    }
}
