package vn.guongsang.installation;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator decided, from the environment and the command line. A bad value ends the start
 * with one line.
 *
 * @param port where the server listens ({@code PORT}, 8080)
 * @param home everything that the installation keeps ({@code GUONGSANG_HOME}, {@code ./data})
 * @param empty start without the demo world ({@code --empty})
 * @param today the day on which a demo world stands ({@code GUONGSANG_TODAY}), else the real one
 * @param external the operator's own PostgreSQL, else the bundled one
 * @param address where people reach the product, for links in mails, passkeys and cookies
 *     ({@code GUONGSANG_URL}); never taken from a request, whose host anybody may write
 * @param mail the server that takes mails ({@code GUONGSANG_SMTP_URL}, {@code GUONGSANG_MAIL_FROM}); without it
 *     they wait
 */
public record Settings(
        int port,
        Path home,
        boolean empty,
        Optional<LocalDate> today,
        Optional<DatabaseAccess> external,
        URI address,
        Optional<MailAccess> mail) {

    private static final List<String> DATABASE_VARIABLES = List.of(
            "GUONGSANG_DB_URL",
            "GUONGSANG_DB_USER",
            "GUONGSANG_DB_PASSWORD",
            "GUONGSANG_DB_OWNER_USER",
            "GUONGSANG_DB_OWNER_PASSWORD");

    /** Reads the settings; arguments of the form {@code --a.b=c} belong to the framework. */
    static Settings of(Map<String, String> environment, String... args) {
        boolean empty = false;
        for (String arg : args) {
            if (arg.equals("--empty")) {
                empty = true;
            } else if (!arg.matches("--[\\w-]+(\\.[\\w-]+)+=.*")) {
                throw new SetUpFailure("installation.option", arg);
            }
        }
        int port = port(environment.getOrDefault("PORT", "8080"));
        return new Settings(
                port,
                Path.of(environment.getOrDefault("GUONGSANG_HOME", "data"))
                        .toAbsolutePath()
                        .normalize(),
                empty,
                Optional.ofNullable(environment.get("GUONGSANG_TODAY"))
                        .filter(text -> !text.isBlank())
                        .map(Settings::day),
                external(environment),
                address(environment.getOrDefault("GUONGSANG_URL", "http://localhost:" + port)),
                MailAccess.of(environment));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new SetUpFailure("installation.port.invalid", text);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new SetUpFailure(e, "installation.today.invalid", text);
        }
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new SetUpFailure("installation.url.invalid", text);
    }

    private static Optional<DatabaseAccess> external(Map<String, String> environment) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : DATABASE_VARIABLES) {
            given.put(name, environment.getOrDefault(name, ""));
        }
        if (given.values().stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        given.forEach((name, value) -> {
            if (value.isEmpty()) {
                throw new SetUpFailure("installation.database.missing", name);
            }
        });
        List<String> values = List.copyOf(given.values());
        if (!values.get(0).matches("jdbc:postgresql://[^/]+/[^?]+(\\?.*)?")) {
            throw new SetUpFailure("installation.database.url", values.get(0));
        }
        if (values.get(1).equals(values.get(3))) {
            throw new SetUpFailure("installation.database.same-role", values.get(1));
        }
        return Optional.of(new DatabaseAccess(
                values.get(0),
                new DatabaseAccess.Login(values.get(1), values.get(2)),
                new DatabaseAccess.Login(values.get(3), values.get(4))));
    }
}
