package vn.guongsang.organisation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese names as machines need them. */
public final class Names {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private Names() {}

    /** Letters without marks and hyphens, for codes and addresses: {@code thi-xa-ninh-hoa}. */
    public static String slug(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
        return EDGES.matcher(NO_WORD.matcher(plain).replaceAll("-")).replaceAll("");
    }
}
