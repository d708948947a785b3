package vn.guongsang.frame.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * Language, theme and density, kept in cookies and changed by a link: {@code ?lang=en},
 * {@code ?theme=dark}, {@code ?density=compact} sets the cookie and comes back without the parameter.
 * No script and no account is needed.
 */
final class Preferences implements HandlerInterceptor, LocaleResolver {

    static final String LANG = "lang";
    static final String THEME = "theme";
    static final String DENSITY = "density";

    /** The values of each; the first is the default and is kept as no cookie at all. */
    private static final Map<String, List<String>> VALUES = Map.of(
            LANG, List.of("vi", "en"),
            THEME, List.of("auto", "light", "dark"),
            DENSITY, List.of("normal", "compact"));

    /** The chosen value, or the default. */
    static String of(HttpServletRequest request, String name) {
        List<String> values = VALUES.getOrDefault(name, List.of(""));
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie != null && values.contains(cookie.getValue()) ? cookie.getValue() : values.getFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.of(of(request, LANG));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a person chooses the language by a link");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!request.getMethod().equals("GET") || request.getQueryString() == null) {
            return true;
        }
        boolean changed = false;
        for (var preference : VALUES.entrySet()) {
            String value = request.getParameter(preference.getKey());
            if (value != null && preference.getValue().contains(value)) {
                boolean standard = value.equals(preference.getValue().getFirst());
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(preference.getKey(), value)
                                .path("/")
                                .maxAge(standard ? Duration.ZERO : Duration.ofDays(365))
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .build()
                                .toString());
                changed = true;
            }
        }
        if (changed) {
            var here = UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
            VALUES.keySet().forEach(name -> here.replaceQueryParam(name));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, here.build(true).toUriString());
        }
        return !changed;
    }
}
