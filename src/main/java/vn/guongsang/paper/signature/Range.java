package vn.guongsang.paper.signature;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a signature covers: all from the beginning to its own end but the signature itself, which stands in
 * between as one string of hexadecimal digits.
 *
 * @param gap where the string begins
 * @param after where it has ended
 * @param end of what is covered
 */
record Range(int gap, int after, int end) {

    /** Empty when anything else is left out, in which something could hide that nobody signed. */
    static Optional<Range> of(int @Nullable [] range, byte[] pdf) {
        if (range == null || range.length != 4 || range[0] != 0) {
            return Optional.empty();
        }
        long end = (long) range[2] + range[3];
        if (range[1] <= 0 || range[2] < range[1] + 2L || range[3] <= 0 || end > pdf.length) {
            return Optional.empty();
        }
        var found = new Range(range[1], range[2], (int) end);
        return found.holdsOneString(pdf) ? Optional.of(found) : Optional.empty();
    }

    private boolean holdsOneString(byte[] pdf) {
        if (pdf[gap] != '<' || pdf[after - 1] != '>') {
            return false;
        }
        for (int i = gap + 1; i < after - 1; i++) {
            if (!HexFormat.isHexDigit(pdf[i])) {
                return false;
            }
        }
        return true;
    }

    byte[] signed(byte[] pdf) {
        byte[] signed = Arrays.copyOf(pdf, gap + end - after);
        System.arraycopy(pdf, after, signed, gap, end - after);
        return signed;
    }

    byte[] contents(byte[] pdf) {
        int digits = (after - gap - 2) & ~1;
        return HexFormat.of().parseHex(new String(pdf, gap + 1, digits, java.nio.charset.StandardCharsets.US_ASCII));
    }
}
