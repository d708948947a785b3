package vn.guongsang.certificate.paper;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.certificate.Certificate;

/**
 * A certificate as its page draws it in SVG: the same lines in the same places as on paper, in points.
 *
 * @param frame address of the picture of the frame, null for the drawn one
 * @param code the dark modules as a path, to be moved and scaled into its box
 */
public record Screen(Design design, @Nullable String frame, List<Line> lines, String code, int codeSide) {

    /** @param address what the code says */
    public static Screen of(Design design, @Nullable String frame, Certificate certificate, String address) {
        var code = new QrCode(address);
        var path = new StringBuilder();
        code.draw((x, y, length) -> path.append("M%d %dh%dv1h-%dz".formatted(x, y, length, length)));
        return new Screen(
                design,
                frame,
                Stream.concat(design.fixedLines().stream(), design.linesOf(certificate).stream())
                        .toList(),
                path.toString(),
                code.side());
    }

    public List<Ornament> ornaments() {
        return frame == null ? Ornament.frame(design) : List.of();
    }

    public String codeTransform() {
        Box box = design.code();
        return "translate(%s %s) scale(%s)"
                .formatted(points(box.x()), points(box.y()), number(box.width() * Fitting.POINTS / codeSide));
    }

    public static String path(Ornament ornament) {
        return IntStream.range(0, ornament.points().length)
                .mapToObj(i -> number(ornament.points()[i]))
                .collect(Collectors.joining(" "));
    }

    /** Millimetres as points. */
    public static String points(double millimetres) {
        return number(millimetres * Fitting.POINTS);
    }

    public static String number(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
