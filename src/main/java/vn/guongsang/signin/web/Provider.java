package vn.guongsang.signin.web;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.guongsang.installation.Settings;
import vn.guongsang.installation.SingleSignOnAccess;

/**
 * The operator's OpenID Connect provider. What it publishes about itself is read when somebody first
 * wants to sign in there, so that the product starts while the provider is away.
 */
@Component
class Provider {

    static final String ID = "sso";

    private static final Logger log = LoggerFactory.getLogger(Provider.class);

    private final Settings settings;
    private final AtomicReference<@Nullable ClientRegistration> read = new AtomicReference<>();

    Provider(Settings settings) {
        this.settings = settings;
    }

    boolean configured() {
        return settings.singleSignOn().isPresent();
    }

    /** Not a bean: nothing but sign-in is a client of anything. */
    ClientRegistrationRepository registrations() {
        return id -> ID.equals(id) ? registration().orElse(null) : null;
    }

    /** Empty when there is none or it does not answer. */
    Optional<ClientRegistration> registration() {
        if (read.get() == null) {
            settings.singleSignOn().ifPresent(access -> {
                try {
                    read.set(read(access));
                } catch (RuntimeException e) {
                    log.warn("the single sign-on provider {} does not answer: {}", access.issuer(), e.toString());
                }
            });
        }
        return Optional.ofNullable(read.get());
    }

    /** Where one signs out there too, and comes back from. */
    Optional<String> signOut(URI site) {
        ClientRegistration registration = read.get();
        if (registration == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint.toString())
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(registration.getClientId(), site + "/dang-nhap")
                        .toUriString());
    }

    private ClientRegistration read(SingleSignOnAccess access) {
        URI site = settings.address();
        return ClientRegistrations.fromIssuerLocation(access.issuer().toString())
                .registrationId(ID)
                .clientId(access.clientId())
                .clientSecret(access.clientSecret())
                .scope("openid", "profile")
                .userNameAttributeName("sub")
                // on this machine itself the port is the one that was asked
                .redirectUri(
                        ("localhost".equals(site.getHost()) ? "{baseUrl}" : site) + "/dang-nhap/nhan/{registrationId}")
                .build();
    }
}
