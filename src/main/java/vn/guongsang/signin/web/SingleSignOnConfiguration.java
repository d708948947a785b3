package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import vn.guongsang.identity.Sessions;
import vn.guongsang.signin.domain.ProviderSessions;
import vn.guongsang.signin.domain.SigningIn.Outcome;
import vn.guongsang.signin.domain.SingleSignOn;

/**
 * OpenID Connect by the code flow with PKCE and nonce. Spring Security checks the token; who comes of it
 * is our own affair, and the token is not kept.
 */
@Configuration(proxyBeanMethods = false)
class SingleSignOnConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SingleSignOnConfiguration.class);

    private static final String START = "/dang-nhap/chung";

    @Bean
    static Customizer<HttpSecurity> singleSignOn(
            Provider provider,
            ObjectProvider<SingleSignOn> arrivals,
            ObjectProvider<ProviderSessions> sessions,
            ObjectProvider<Door> door,
            Notes notes) {
        return http -> {
            if (!provider.configured()) {
                return;
            }
            var requests = new DefaultOAuth2AuthorizationRequestResolver(provider.registrations(), START);
            requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            http.oauth2Login(login -> login.loginPage("/dang-nhap")
                    .clientRegistrationRepository(provider.registrations())
                    .authorizedClientRepository(new NoTokens())
                    .securityContextRepository(new RequestAttributeSecurityContextRepository())
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                    .redirectionEndpoint(endpoint -> endpoint.baseUri("/dang-nhap/nhan/*"))
                    .userInfoEndpoint(endpoint ->
                            endpoint.oidcUserService(request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                    .successHandler((request, response, vouched) -> arrived(
                            arrivals.getObject(),
                            sessions.getObject(),
                            door.getObject(),
                            notes,
                            request,
                            response,
                            vouched))
                    .failureHandler((_, response, failure) -> failed(response, failure)));
            http.oidcLogout(logout -> logout.clientRegistrationRepository(provider.registrations())
                    .oidcSessionRegistry(new NoRegistry())
                    .backChannel(channel -> channel.logoutHandler(
                            (_, response, vouched) -> ended(sessions.getObject(), response, vouched))));
        };
    }

    private static void arrived(
            SingleSignOn arrivals,
            ProviderSessions sessions,
            Door door,
            Notes notes,
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication vouched)
            throws IOException {
        SecurityContextHolder.clearContext();
        if (!(vouched.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("an OpenID Connect provider answers with an ID token");
        }
        UUID linking = notes.linking(request.getSession()).orElse(null);
        String issuer = Objects.requireNonNull(user.getIssuer()).toString();
        Outcome outcome =
                arrivals.arrived(issuer, Objects.requireNonNull(user.getSubject()), user.getClaims(), linking);
        String session = user.getClaimAsString("sid");
        if (session != null) {
            outcome.account()
                    .ifPresent(account -> request.getSession()
                            .setAttribute(Sessions.PROVIDER, sessions.began(issuer, session, account)));
        }
        response.sendRedirect(
                outcome instanceof Outcome.Refused refused
                        ? "/dang-nhap?loi=" + refused.why().code().replace("signin.sso.", "")
                        : door.pass(outcome, "sso", request, response));
    }

    /** The provider says, with no browser between, that somebody left there. */
    private static void ended(
            ProviderSessions sessions, HttpServletResponse response, @Nullable Authentication vouched) {
        if (vouched == null || !(vouched.getPrincipal() instanceof OidcLogoutToken token)) {
            throw new IllegalStateException("only a logout token is heard here");
        }
        boolean heard = sessions.ended(new ProviderSessions.Logout(
                Objects.requireNonNull(token.getIssuer()).toString(),
                Objects.requireNonNull(token.getId()),
                Objects.requireNonNull(token.getIssuedAt()),
                token.getSubject(),
                token.getSessionId()));
        if (!heard) {
            log.warn("a logout token is too old or was heard before");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static void failed(HttpServletResponse response, AuthenticationException failure) throws IOException {
        log.warn("single sign-on failed: {}", failure.getMessage());
        response.sendRedirect("/dang-nhap?loi=failed");
    }

    /** Which sessions began with which of the provider's is kept beside our own sessions, and not in memory. */
    private static final class NoRegistry implements OidcSessionRegistry {

        @Override
        public void saveSessionInformation(OidcSessionInformation information) {
            // the session of this request is not the one that lasts
        }

        @Override
        @SuppressWarnings("NullAway") // as Spring's own registry answers for a session that it does not know
        public @Nullable OidcSessionInformation removeSessionInformation(String session) {
            return null;
        }

        @Override
        public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
            return List.of();
        }
    }

    /** We ask the provider who somebody is and for nothing else, so no token is kept. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // forgotten
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // there is none
        }
    }
}
