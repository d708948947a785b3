package vn.guongsang.certificate.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The faces that a design can choose from. Each is embedded, so that paper and screen look the same everywhere. */
public enum Face {
    SERIF("Serif-Regular"),
    SERIF_BOLD("Serif-Bold"),
    SERIF_ITALIC("Serif-Italic"),
    SERIF_BOLD_ITALIC("Serif-BoldItalic"),
    SANS("Sans-Regular"),
    SANS_BOLD("Sans-Bold");

    private static final int PLANE = 0x10000;

    private final String file;

    Face(String file) {
        this.file = file;
    }

    InputStream open() {
        var path = "/liberation/Liberation" + file + ".ttf";
        return Objects.requireNonNull(Face.class.getResourceAsStream(path), path);
    }

    public boolean bold() {
        return name().contains("BOLD");
    }

    public boolean italic() {
        return name().contains("ITALIC");
    }

    public boolean serif() {
        return name().startsWith("SERIF");
    }

    /** Width in points at a size of one point. */
    double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> glyphs().advances[c < PLANE ? c : 0])
                .sum();
    }

    /** Number of the glyph in the file; 0 where the face has none. */
    int glyph(int codePoint) {
        return codePoint < PLANE ? glyphs().numbers[codePoint] : 0;
    }

    /** Whether the face has a glyph for every letter. */
    public boolean draws(String text) {
        return text.codePoints().allMatch(c -> glyph(c) != 0);
    }

    private Glyphs glyphs() {
        return Glyphs.ALL[ordinal()];
    }

    /** The first plane, which holds all that Vietnamese names are written with. Read once. */
    private record Glyphs(char[] numbers, float[] advances) {

        static final Glyphs[] ALL = new Glyphs[values().length];

        static {
            for (Face face : values()) {
                ALL[face.ordinal()] = read(face);
            }
        }

        private static Glyphs read(Face face) {
            try (InputStream file = face.open();
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                var cmap = font.getUnicodeCmapLookup();
                float em = font.getUnitsPerEm();
                var numbers = new char[PLANE];
                var advances = new float[PLANE];
                for (int c = 0; c < PLANE; c++) {
                    numbers[c] = (char) cmap.getGlyphId(c);
                    advances[c] = font.getAdvanceWidth(numbers[c]) / em;
                }
                return new Glyphs(numbers, advances);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
