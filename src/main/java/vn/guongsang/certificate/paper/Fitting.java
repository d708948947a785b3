package vn.guongsang.certificate.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.guongsang.certificate.paper.Slot.Align;

/**
 * Fits a text into its slot without cutting any of it: on one line down to three quarters of its size, then on two lines, and
 * so on; on the last that the slot allows, as small as it takes. Lines are made about equally long, and stand in the middle
 * of the slot's height.
 */
final class Fitting {

    static final double POINTS = 72 / 25.4;

    private static final double SMALLEST_BEFORE_ANOTHER_LINE = 0.75;
    private static final double LINE_HEIGHT = 1.2;
    /** From the top of a line to its base line, in sizes. */
    private static final double ASCENT = 0.94;

    private static final double STEP = 0.1;

    private Fitting() {}

    static List<Line> lines(Slot slot, String text) {
        String written = slot.capitals() ? text.toUpperCase(Locale.ROOT) : text;
        if (written.isBlank()) {
            return List.of();
        }
        double width = slot.width() * POINTS;
        Fitted fitted = fit(written, slot.face(), width, slot.size(), slot.lines());
        double height = slot.lines() * slot.size() * LINE_HEIGHT;
        double top = slot.y() * POINTS + (height - fitted.lines().size() * fitted.size() * LINE_HEIGHT) / 2;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < fitted.lines().size(); i++) {
            String line = fitted.lines().get(i);
            double length = slot.face().width(line) * fitted.size();
            double left = slot.x() * POINTS + (width - length) * shareBefore(slot.align());
            double base = top + (i * LINE_HEIGHT + ASCENT) * fitted.size();
            boolean rule = slot.rule() && i == fitted.lines().size() - 1;
            lines.add(new Line(line, left, base, length, fitted.size(), slot.face(), slot.colour(), rule));
        }
        return lines;
    }

    record Fitted(List<String> lines, double size) {}

    /**
     * @param width in points
     * @param size in points
     * @param most lines, at least as many as the text has breaks of its own
     */
    static Fitted fit(String text, Face face, double width, double size, int most) {
        List<Words> parts = text.lines().map(part -> Words.of(part, face)).toList();
        int last = Math.max(most, parts.size());
        for (int lines = parts.size(); ; lines++) {
            double fitting = largest(parts, width, size, lines);
            if (lines == last || fitting >= size * SMALLEST_BEFORE_ANOTHER_LINE) {
                return new Fitted(balanced(parts, width / fitting), fitting);
            }
        }
    }

    /** The largest size up to the wanted one, in steps, at which the parts take no more lines. */
    private static double largest(List<Words> parts, double width, double size, int lines) {
        if (fits(parts, width / size, lines)) {
            return size;
        }
        int low = 0;
        int high = (int) Math.ceil(size / STEP);
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (fits(parts, width / (middle * STEP), lines)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (low > 0) {
            return low * STEP;
        }
        // one word longer than anything that can be read is still not cut
        return width / parts.stream().mapToDouble(Words::whole).max().orElse(1);
    }

    private static boolean fits(List<Words> parts, double width, int lines) {
        return parts.stream().mapToInt(part -> part.lines(width)).sum() <= lines;
    }

    private static List<String> balanced(List<Words> parts, double width) {
        return parts.stream()
                .flatMap(part -> part.broken(part.narrowest(width)).stream())
                .toList();
    }

    private static double shareBefore(Align align) {
        return switch (align) {
            case LEFT -> 0;
            case CENTER -> 0.5;
            case RIGHT -> 1;
        };
    }

    /** Words with their widths at a size of one point. */
    private record Words(String[] words, double[] widths, double space) {

        private static final int HALVINGS = 12;
        private static final double ROUNDING = 1e-6;

        static Words of(String text, Face face) {
            String[] words = text.strip().split("\\s+");
            return new Words(
                    words, Arrays.stream(words).mapToDouble(face::width).toArray(), face.width(" "));
        }

        double whole() {
            return Arrays.stream(widths).sum() + space * (words.length - 1);
        }

        /** How many lines it takes; more than anything where a word is too long. */
        int lines(double width) {
            int lines = 1;
            double used = -space;
            for (double word : widths) {
                if (word > width + ROUNDING) {
                    return Integer.MAX_VALUE / 1000;
                }
                if (used + space + word > width + ROUNDING) {
                    lines++;
                    used = word;
                } else {
                    used += space + word;
                }
            }
            return lines;
        }

        /** The narrowest width with no more lines. */
        double narrowest(double width) {
            int lines = lines(width);
            double low = 0;
            double high = width;
            for (int i = 0; lines > 1 && i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (lines(middle) <= lines) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return high;
        }

        List<String> broken(double width) {
            List<String> lines = new ArrayList<>();
            var line = new StringBuilder();
            double used = 0;
            for (int i = 0; i < words.length; i++) {
                if (!line.isEmpty() && used + space + widths[i] > width + ROUNDING) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                if (!line.isEmpty()) {
                    line.append(' ');
                    used += space;
                }
                line.append(words[i]);
                used += widths[i];
            }
            lines.add(line.toString());
            return lines;
        }
    }
}
