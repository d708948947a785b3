package vn.guongsang.document.decree30;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Faces of Liberation Serif, whose widths are those of Times New Roman: a line measured here is as
 * long in Word. Read by FontBox, since AWT needs fonts and fontconfig on the server.
 */
enum Serif {
    REGULAR,
    BOLD,
    ITALIC,
    BOLD_ITALIC;

    static final String FAMILY = "Liberation Serif";

    /** {@code GSUB} in the directory of the font's tables, and a tag that nobody reads. */
    private static final int SUBSTITUTIONS = 0x47535542;

    private static final int UNKNOWN = 0x2D2D2D2D;

    static Serif of(boolean bold, boolean italic) {
        return bold ? (italic ? BOLD_ITALIC : BOLD) : (italic ? ITALIC : REGULAR);
    }

    /**
     * The face without its table of substitutions: PDFBox looks each word through for ligatures, which took half the
     * time of a long list, and a ligature is found by no search.
     */
    InputStream withoutLigatures() {
        try (var file = file()) {
            var font = ByteBuffer.wrap(file.readAllBytes());
            int tables = font.getShort(4);
            for (var entry = 12; entry < 12 + tables * 16; entry += 16) {
                if (font.getInt(entry) == SUBSTITUTIONS) {
                    font.putInt(entry, UNKNOWN);
                }
            }
            return new ByteArrayInputStream(font.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream file() {
        var face = switch (this) {
            case REGULAR -> "Regular";
            case BOLD -> "Bold";
            case ITALIC -> "Italic";
            case BOLD_ITALIC -> "BoldItalic";
        };
        var path = "/liberation/LiberationSerif-" + face + ".ttf";
        return Objects.requireNonNull(Serif.class.getResourceAsStream(path), path);
    }

    /** Width in points of the longest line of the text. */
    double width(String text, double size) {
        return text.lines()
                .mapToDouble(line -> units(line) * size / Metrics.of(this).em())
                .max()
                .orElse(0);
    }

    private double units(String line) {
        var metrics = Metrics.of(this);
        return line.codePoints().mapToDouble(metrics::advance).sum();
    }

    private record Metrics(TrueTypeFont font, int em) {
        private static final Metrics[] ALL = new Metrics[values().length];

        static Metrics of(Serif face) {
            synchronized (ALL) {
                if (ALL[face.ordinal()] == null) {
                    ALL[face.ordinal()] = read(face);
                }
                return ALL[face.ordinal()];
            }
        }

        private static Metrics read(Serif face) {
            try (var file = face.file()) {
                var font = new TTFParser().parse(new RandomAccessReadBuffer(file));
                return new Metrics(font, font.getUnitsPerEm());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** FontBox reads tables lazily and is not made for threads. */
        synchronized int advance(int codePoint) {
            try {
                return font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(codePoint));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
