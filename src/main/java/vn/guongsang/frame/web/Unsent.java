package vn.guongsang.frame.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.guongsang.frame.Carried;

/**
 * What a form held that came when its session had ended. It waits in the new session, over the sign-in,
 * for the form's page to be opened again, and is shown there once. Files do not wait, nor does what nobody may
 * find in the table of the sessions: passwords, and fields whose name begins with {@value #SECRET}.
 *
 * @param path of the form's page
 */
record Unsent(String path, LinkedHashMap<String, List<String>> typed) implements Carried {

    private static final String SECRET = "kin-";

    private static final String KEY = Unsent.class.getName();

    /** Longer texts are left to the browser: anybody can send a form without a session. */
    private static final int LIMIT = 100_000;

    /** Keeps what the request typed, and tells the page where it will be shown again. */
    static Optional<URI> keep(HttpServletRequest request) {
        Optional<URI> form =
                PageFactory.formOf(request).filter(_ -> request.getMethod().equals("POST"));
        var typed = new LinkedHashMap<>(PageFactory.typed(request));
        int length = typed.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
        if (form.isEmpty()
                || fromElsewhere(request)
                || length > LIMIT
                || typed.keySet().stream().anyMatch(name -> name.contains("password") || name.startsWith(SECRET))) {
            return Optional.empty();
        }
        request.getSession().setAttribute(KEY, new Unsent(form.get().getRawPath(), typed));
        return form;
    }

    /** Another site must not put words into a form that somebody here opens later. */
    private static boolean fromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    /** What waits for this page; empty when nothing does, or when nobody is signed in yet. */
    static Map<String, List<String>> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !request.getMethod().equals("GET")
                || !(session.getAttribute(KEY)
                        instanceof Unsent(String path, LinkedHashMap<String, List<String>> typed))
                || !path.equals(request.getRequestURI())) {
            return Map.of();
        }
        session.removeAttribute(KEY);
        return typed;
    }
}
