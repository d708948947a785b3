package vn.guongsang.portal.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** Addresses of portraits, and what stands in their place. */
public final class Pictures {

    /** Longest side in pixels; for cards and phones. */
    public static final String CARD = "320";

    /** Longest side in pixels; for pages. */
    public static final String PAGE = "1200";

    private Pictures() {}

    /** Another picture has another address, so that it can be kept. */
    public static String of(String slug, UUID portrait, String size) {
        return "/guong/" + slug + "/anh?co=" + size + "&v="
                + portrait.toString().substring(24);
    }

    /** A person is called by the last part of the name, everything else by its first word. */
    public static String initial(String name, String subjectKind) {
        String[] words = Arrays.stream(name.split("[^\\p{L}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        if (words.length == 0) {
            return "";
        }
        String word = subjectKind.equals("individual") ? words[words.length - 1] : words[0];
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.of("vi"));
    }
}
