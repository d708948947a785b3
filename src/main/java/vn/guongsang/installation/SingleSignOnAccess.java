package vn.guongsang.installation;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's OpenID Connect provider. Its address comes from here only, never from anything that a
 * person can type.
 *
 * @param issuer {@code GUONGSANG_OIDC_ISSUER}; https, except on this machine itself
 * @param clientId {@code GUONGSANG_OIDC_CLIENT_ID}
 * @param clientSecret {@code GUONGSANG_OIDC_CLIENT_SECRET}
 */
public record SingleSignOnAccess(URI issuer, String clientId, String clientSecret) {

    static Optional<SingleSignOnAccess> of(Map<String, String> environment) {
        String issuer = environment.getOrDefault("GUONGSANG_OIDC_ISSUER", "").strip();
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        if (!issuer.matches("https://[^/?#@]+(/[^?#]*)?|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/[^?#]*)?")) {
            throw new SetUpFailure("installation.oidc.issuer", issuer);
        }
        return Optional.of(new SingleSignOnAccess(
                URI.create(issuer),
                needed(environment, "GUONGSANG_OIDC_CLIENT_ID"),
                needed(environment, "GUONGSANG_OIDC_CLIENT_SECRET")));
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new SetUpFailure("installation.oidc.missing", name);
        }
        return value;
    }

    /** Without the secret: settings end up in logs. */
    @Override
    public String toString() {
        return issuer + " as " + clientId;
    }
}
