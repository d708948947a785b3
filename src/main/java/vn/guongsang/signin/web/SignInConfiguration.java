package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import vn.guongsang.identity.PublicRoutes;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.installation.Settings;
import vn.guongsang.signin.domain.SigningIn;

/** How sign-in hangs in the framework: its addresses, its cookie, what a session may hold. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SignInConfiguration.class);

    @Bean
    static PublicRoutes doorIsOpen() {
        return () -> List.of("/dang-nhap", "/dang-nhap/**");
    }

    @Bean
    static Customizer<HttpSecurity> comingAndGoing(
            ObjectProvider<SigningIn> signingIn, ObjectProvider<Door> door, Settings settings, Clock clock) {
        return http -> http.addFilterBefore(
                        new SessionEnd(settings.operation().session(), clock), SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.requestCache(new Wanted()))
                .logout(logout -> logout.logoutSuccessUrl("/dang-nhap?ra").addLogoutHandler((request, _, who) -> {
                    if (who != null && who.getPrincipal() instanceof SignedIn person) {
                        signingIn.getObject().left(person, door.getObject().source(request));
                    }
                }));
    }

    @Bean
    static CookieSerializer sessionCookie(Site site) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(site.cookie("SESSION"));
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        if (site.secure()) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    /**
     * Sessions outlive a new version of the product: what it cannot read any more is as if it were not
     * there, and the person signs in again. Nothing but known classes is ever read.
     */
    @Bean
    @SuppressWarnings("NullAway") // the session takes null for what is not there; the checker does not see that type
    static ConversionService springSessionConversionService() {
        var filter = ObjectInputFilter.Config.createFilter(
                "maxdepth=20;java.base/*;org.springframework.**;vn.guongsang.**;!*");
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, bytes -> read(bytes, filter));
        return conversion;
    }

    private static @Nullable Object read(byte[] bytes, ObjectInputFilter filter) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            log.info("a session of another version is not read: {}", e.toString());
            return null;
        }
    }

    /** Keeps where somebody was going as a path, not as the whole request with its headers. */
    private static final class Wanted implements RequestCache {

        @Override
        public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
            boolean page = HttpMethod.GET.matches(request.getMethod())
                    && request.getHeader("HX-Request") == null
                    && Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                            .contains("text/html");
            String path = request.getRequestURI();
            if (page && path.matches("/[^/\\\\].*")) {
                String query = request.getQueryString();
                request.getSession().setAttribute(Notes.WANTED, query == null ? path : path + "?" + query);
            }
        }

        @Override
        public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
            return null;
        }

        @Override
        public @Nullable HttpServletRequest getMatchingRequest(
                HttpServletRequest request, HttpServletResponse response) {
            return null;
        }

        @Override
        public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
            // taken when the person comes in
        }
    }
}
