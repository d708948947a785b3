package vn.guongsang.installation;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.util.matcher.InetAddressMatchers;

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
 * @param singleSignOn the operator's OpenID Connect provider, if there is one
 * @param operation how the program stands in its surroundings
 */
public record Settings(
        int port,
        Path home,
        boolean empty,
        Optional<LocalDate> today,
        Optional<DatabaseAccess> external,
        URI address,
        Optional<MailAccess> mail,
        Optional<SingleSignOnAccess> singleSignOn,
        Operation operation) {

    /**
     * How the program stands in its surroundings.
     *
     * @param proxies whose {@code X-Forwarded-…} is believed, as addresses or networks
     *     ({@code GUONGSANG_TRUSTED_PROXIES}), else this machine only
     * @param metricsToken opens {@code /actuator/prometheus} ({@code GUONGSANG_METRICS_TOKEN}), else nothing does
     * @param session how long somebody stays signed in at most, however busy ({@code GUONGSANG_SESSION_HOURS}, 12)
     * @param virusScanner the ClamAV daemon that sees uploads ({@code GUONGSANG_CLAMAV}, {@code host:3310})
     * @param webhookNetworks addresses or networks of one's own to which events may be sent
     *     ({@code GUONGSANG_WEBHOOK_NETWORKS}), else to public ones only
     * @param jsonLog one JSON object a line in the Elastic Common Schema ({@code GUONGSANG_LOG=json}), else for
     *     the human eye
     */
    public record Operation(
            Optional<String> proxies,
            Optional<String> metricsToken,
            Duration session,
            Optional<InetSocketAddress> virusScanner,
            List<String> webhookNetworks,
            boolean jsonLog) {

        private static final int SHORTEST_TOKEN = 16;
        private static final String WORKING_DAY = "12";
        private static final Pattern COMMA = Pattern.compile(",");

        /** On this machine, by itself. */
        public static final Operation ALONE = of(Map.of());

        static Operation of(Map<String, String> environment) {
            Optional<String> token = given(environment, "GUONGSANG_METRICS_TOKEN");
            if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
                throw new SetUpFailure("installation.metrics.token", Integer.toString(SHORTEST_TOKEN));
            }
            String log = given(environment, "GUONGSANG_LOG").orElse("plain");
            if (!List.of("plain", "json").contains(log)) {
                throw new SetUpFailure("installation.log.invalid", log);
            }
            return new Operation(
                    given(environment, "GUONGSANG_TRUSTED_PROXIES")
                            .map(text -> networks(text, "installation.proxies.invalid")),
                    token,
                    session(given(environment, "GUONGSANG_SESSION_HOURS").orElse(WORKING_DAY)),
                    given(environment, "GUONGSANG_CLAMAV").map(Operation::place),
                    given(environment, "GUONGSANG_WEBHOOK_NETWORKS").stream()
                            .flatMap(text -> COMMA.splitAsStream(networks(text, "installation.webhook.invalid")))
                            .toList(),
                    log.equals("json"));
        }

        /** Looked up when it is asked: a name may move. */
        private static InetSocketAddress place(String text) {
            if (!text.matches("[\\w.-]+:\\d{1,4}|[\\w.-]+:[1-5]\\d{4}")) {
                throw new SetUpFailure("installation.clamav.invalid", text);
            }
            String[] parts = text.split(":");
            return InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1]));
        }

        private static Duration session(String hours) {
            if (!hours.matches("[1-9]\\d?|1[0-5]\\d|16[0-8]")) {
                throw new SetUpFailure("installation.session.invalid", hours);
            }
            return Duration.ofHours(Long.parseLong(hours));
        }

        private static String networks(String text, String otherwise) {
            String networks = text.replaceAll("\\s*,\\s*", ",");
            try {
                if (networks.matches("[0-9a-fA-F:.]+(/\\d+)?(,[0-9a-fA-F:.]+(/\\d+)?)*")) {
                    COMMA.splitAsStream(networks).forEach(InetAddressMatchers::fromIpAddress);
                    return networks;
                }
            } catch (IllegalArgumentException _) {
                // told below
            }
            throw new SetUpFailure(otherwise, text);
        }

        /** What the framework has to know of it. */
        Map<String, String> properties() {
            Map<String, String> properties = new LinkedHashMap<>();
            proxies.ifPresent(networks -> properties.put("server.tomcat.remoteip.internal-proxies", networks));
            if (jsonLog) {
                properties.put("logging.structured.format.console", "ecs");
            }
            return properties;
        }

        @Override
        public String toString() {
            return "Operation[" + proxies + ", " + session + ", " + jsonLog + "]";
        }
    }

    private static final String THIS_MACHINE = "localhost";

    private static final List<String> DATABASE_VARIABLES = List.of(
            "GUONGSANG_DB_URL",
            "GUONGSANG_DB_USER",
            "GUONGSANG_DB_PASSWORD",
            "GUONGSANG_DB_OWNER_USER",
            "GUONGSANG_DB_OWNER_PASSWORD");

    /** Reads the settings; arguments of the form {@code --a.b=c} belong to the framework. */
    static Settings of(Map<String, String> given, String... args) {
        Map<String, String> environment = SecretFiles.read(given);
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
                given(environment, "GUONGSANG_TODAY").map(Settings::day),
                external(environment),
                address(given(environment, "GUONGSANG_URL").orElse("http://" + THIS_MACHINE + ":" + port)),
                MailAccess.of(environment),
                SingleSignOnAccess.of(environment),
                Operation.of(environment));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The address, if it is more than that of this machine: then absolute links begin with it, whoever asks how. */
    public Optional<URI> publicAddress() {
        return Optional.of(address).filter(uri -> !THIS_MACHINE.equals(uri.getHost()));
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
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new SetUpFailure(e, "installation.today.invalid", text);
        }
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text.replaceFirst("/+$", ""));
            if (uri.getHost() != null
                    && List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null) {
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
        if (!values.get(0).matches("jdbc:postgresql://(localhost|127\\.0\\.0\\.1|\\[::1])[:/].*|.*[?&]sslmode=.*")) {
            throw new SetUpFailure("installation.database.tls", values.get(0));
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
