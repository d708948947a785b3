package vn.guongsang.outgoing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a register.
 *
 * @param suffix small letter that a registry office squeezed in: 12a; usually empty
 */
record PaperNumber(int number, String suffix) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(\\p{L}?)(?:/(.+))?");

    /** @param written with or without the sign: {@code 12}, {@code 12a}, {@code 12/QĐ-UBND} */
    static Optional<PaperNumber> read(String written, String sign) {
        Matcher number = WRITTEN.matcher(written.replaceAll("\\s+", ""));
        return number.matches()
                        && (number.group(3) == null || number.group(3).equalsIgnoreCase(sign))
                        && Integer.parseInt(number.group(1)) > 0
                ? Optional.of(new PaperNumber(
                        Integer.parseInt(number.group(1)), number.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** {@code 12/QĐ-UBND} */
    String with(String sign) {
        return number + suffix + "/" + sign;
    }
}
