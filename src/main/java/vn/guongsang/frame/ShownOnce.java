package vn.guongsang.frame;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whoever reloads a page that was shown once may send a form with a token from before: the page that says so tells
 * what became of what was shown, not that the session is over.
 */
public final class ShownOnce {

    private static final String ATTRIBUTE = ShownOnce.class.getName();

    private ShownOnce() {}

    /** @param words message key; with {@code .next} for the way on */
    public record Told(String words, String href) {}

    /** What to say if the token of the form is not taken. */
    public static void say(HttpServletRequest request, String words, String href) {
        request.setAttribute(ATTRIBUTE, new Told(words, href));
    }

    public static boolean is(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Told;
    }

    public static Told of(HttpServletRequest request) {
        return (Told) request.getAttribute(ATTRIBUTE);
    }
}
