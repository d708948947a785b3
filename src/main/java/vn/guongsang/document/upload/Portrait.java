package vn.guongsang.document.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import vn.guongsang.document.FileType;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * A picture for pages, as two JPEG files without any metadata.
 *
 * @param page at most 1200 pixels on its longer side
 * @param card at most 320 pixels on its longer side and 40 KB
 */
public record Portrait(byte[] page, byte[] card) {

    private static final int PAGE_SIDE = 1200;
    private static final int CARD_SIDE = 320;
    private static final int CARD_BYTES = 40 * 1024;
    /** A small file can hold a picture that fills the memory. */
    private static final long PIXEL_LIMIT = 60_000_000;

    /** @throws Refusal if the picture cannot be drawn or is larger than 60 megapixels */
    public static Portrait of(byte[] content, FileType type) {
        if (type != FileType.JPEG && type != FileType.PNG) {
            throw refused("document.portrait.type", type.name());
        }
        try {
            var image = Exif.orientation(content).upright(read(content, type));
            var page = Picture.within(image, PAGE_SIDE);
            var card = Picture.within(page, CARD_SIDE);
            return new Portrait(Picture.jpeg(page, 0.85f), smallCard(card));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException _) {
            throw refused("document.portrait.broken", type.name());
        }
    }

    /** Decodes no more pixels than needed. */
    private static BufferedImage read(byte[] content, FileType type) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if ((long) width * height > PIXEL_LIMIT) {
                throw refused("document.portrait.too-many-pixels", PIXEL_LIMIT / 1_000_000);
            }
            var parameters = reader.getDefaultReadParam();
            var step = Math.max(1, Math.max(width, height) / (2 * PAGE_SIDE));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] smallCard(BufferedImage card) throws IOException {
        var image = card;
        for (var side = CARD_SIDE; ; side = side * 3 / 4) {
            for (var quality = 0.85f; quality > 0.4f; quality -= 0.1f) {
                var jpeg = Picture.jpeg(image, quality);
                if (jpeg.length <= CARD_BYTES) {
                    return jpeg;
                }
            }
            image = Picture.within(card, side * 3 / 4);
        }
    }

    private static Refusal refused(String code, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, args));
    }
}
