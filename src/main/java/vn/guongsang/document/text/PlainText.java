package vn.guongsang.document.text;

import java.text.Normalizer;

/** Text that every format can hold. */
public final class PlainText {

    private PlainText() {}

    /**
     * NFC, as TCVN 6909:2001 text is exchanged, without what XML cannot hold: control characters
     * other than tab and line feed, lone surrogates, non-characters. Marks that cannot be seen (zero width, turns of
     * the writing direction) go too: they would let a name on paper read as another.
     */
    public static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::storable).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** At most {@code limit} UTF-16 units, never half a character; the cut shows as {@code …}. */
    public static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static boolean storable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t' || c == '\n';
            case Character.SURROGATE, Character.FORMAT -> false;
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }
}
