package vn.guongsang.document.upload;

import java.text.Normalizer;
import java.util.regex.Pattern;
import vn.guongsang.document.text.PlainText;

/** File names that every system can hold and that hide nothing. */
final class FileName {

    private static final int LIMIT = 150;
    /** Line breaks, and what turns the reading direction or joins invisibly: it can disguise an extension. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}]");

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");

    private FileName() {}

    static String clean(String sent) {
        var name = INVISIBLE.matcher(PlainText.clean(sent)).replaceAll("");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = FORBIDDEN.matcher(name).replaceAll("_");
        name = name.replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        return Normalizer.normalize(shortened(name.isEmpty() ? "file" : name), Normalizer.Form.NFC);
    }

    /** The extension is kept. */
    private static String shortened(String name) {
        if (name.length() <= LIMIT) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot < 0 || name.length() - dot > 10 ? "" : name.substring(dot);
        return PlainText.shortened(name.substring(0, name.length() - extension.length()), LIMIT - extension.length())
                + extension;
    }
}
