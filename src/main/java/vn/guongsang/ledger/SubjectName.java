package vn.guongsang.ledger;

import java.util.regex.Pattern;
import vn.guongsang.frame.WrittenText;

/** Names as they are kept and printed. */
final class SubjectName {

    /** What turns the direction of letters or has no width makes two names look like one. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cn}\\p{Co}&&[^\\s]]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private SubjectName() {}

    /** NFC, single blanks, nothing around it, no invisible characters. */
    static String clean(String name) {
        String visible = INVISIBLE.matcher(name).replaceAll("");
        return WrittenText.clean(BLANKS.matcher(visible).replaceAll(" "));
    }
}
