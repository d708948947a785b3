package vn.guongsang.document.upload;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import vn.guongsang.document.FileType;

/** Drawing and writing of pictures. */
final class Picture {

    /** More than any camera takes: a small file can hold a picture that fills the memory. */
    private static final long PIXEL_LIMIT = 250_000_000;

    private Picture() {}

    /** Why a reader's machine had better not open it, as a message key. */
    static Optional<String> danger(byte[] content, FileType type) {
        var readers = ImageIO.getImageReadersByMIMEType(type.mediaType());
        if (!readers.hasNext()) {
            // WebP, which cannot be larger than 16384 pixels a side
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            boolean tooLarge = (long) reader.getWidth(0) * reader.getHeight(0) > PIXEL_LIMIT;
            return tooLarge ? Optional.of("document.upload.pixels") : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.of("document.upload.broken");
        } finally {
            reader.dispose();
        }
    }

    /** At most so many pixels on the longer side, on white, never enlarged. */
    static BufferedImage within(BufferedImage image, int side) {
        var scale = Math.min(1.0, side / (double) Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        // halving keeps detail that one large step would drop
        if (scale < 0.5) {
            return within(drawn(image, image.getWidth() / 2, image.getHeight() / 2), side);
        }
        return drawn(image, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        var drawn = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, drawn.getWidth(), drawn.getHeight(), Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    /** Pixels only, no metadata. */
    static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
