package vn.guongsang.installation;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes what the product sends.
 *
 * @param implicitTls TLS from the first byte ({@code smtps://}); otherwise STARTTLS where the server offers
 *     it, and always before a password is said
 * @param user null when the server asks for none
 * @param from the sender's address, e.g. {@code Gương Sáng <guongsang@tinh.gov.vn>}
 */
public record MailAccess(
        String host,
        int port,
        boolean implicitTls,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /** @throws SetUpFailure if only one of the two is given, or the address cannot be read */
    static Optional<MailAccess> of(Map<String, String> environment) {
        String url = environment.getOrDefault("GUONGSANG_SMTP_URL", "").strip();
        String from = environment.getOrDefault("GUONGSANG_MAIL_FROM", "").strip();
        if (url.isEmpty() && from.isEmpty()) {
            return Optional.empty();
        }
        if (url.isEmpty() || from.isEmpty()) {
            throw new SetUpFailure(
                    "installation.mail.missing", url.isEmpty() ? "GUONGSANG_SMTP_URL" : "GUONGSANG_MAIL_FROM");
        }
        if (!from.matches("([^<>@]+<)?[^<>@\\s]+@[^<>@\\s]+>?")) {
            throw new SetUpFailure("installation.mail.from", from);
        }
        return Optional.of(read(url, from));
    }

    private static MailAccess read(String url, String from) {
        try {
            URI uri = URI.create(url);
            boolean tls = "smtps".equals(uri.getScheme());
            if ((tls || "smtp".equals(uri.getScheme())) && uri.getHost() != null) {
                String[] login = uri.getRawUserInfo() == null
                        ? new String[0]
                        : uri.getRawUserInfo().split(":", 2);
                int port = uri.getPort() > 0 ? uri.getPort() : tls ? 465 : login.length > 0 ? 587 : 25;
                return new MailAccess(uri.getHost(), port, tls, part(login, 0), part(login, 1), from);
            }
        } catch (IllegalArgumentException _) {
            // told below, without the address: it may hold the password
        }
        throw new SetUpFailure("installation.mail.url");
    }

    private static @Nullable String part(String[] login, int index) {
        return index < login.length ? URLDecoder.decode(login[index], StandardCharsets.UTF_8) : null;
    }

    /** Without the password: it must not reach a log. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
