package vn.guongsang.document.decree30;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws a page of a PDF file that was made here: it carries its fonts, so that it looks as on paper. */
public final class PagePicture {

    /** A page of A4 is then 827 px wide: as wide as it is read, and light. */
    private static final int DPI = 100;

    private PagePicture() {}

    /** @param page from 1 */
    public static Optional<byte[]> of(byte[] pdf, int page) {
        try (var document = Loader.loadPDF(pdf)) {
            if (page < 1 || page > document.getNumberOfPages()) {
                return Optional.empty();
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.GRAY), "png", out);
            return Optional.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
