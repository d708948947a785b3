package vn.guongsang.document;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people, and others, send them. */
public final class UploadFixtures {

    private UploadFixtures() {}

    public static byte[] pdf() {
        return Documents.pdf(DocumentFixtures.minutes());
    }

    public static byte[] docx() {
        return Documents.docx(DocumentFixtures.minutes());
    }

    public static byte[] xlsx() {
        return Documents.xlsx(new Spreadsheet(
                "Sổ", "", List.of(new Spreadsheet.Column("Tên", Spreadsheet.Type.TEXT, 10)), List.of(), List.of()));
    }

    public static byte[] odt() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var type = FileType.ODT.mediaType().getBytes(StandardCharsets.US_ASCII);
            var crc = new CRC32();
            crc.update(type);
            var first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write("<x/>".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] zip(String... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("<x/>".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] exe() {
        var exe = new byte[512];
        exe[0] = 'M';
        exe[1] = 'Z';
        return exe;
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The smallest frame that says it is WebP. */
    public static byte[] webp() {
        return ByteBuffer.allocate(32)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x18000000)
                .put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Noise, which compresses badly; its left half is red. */
    public static BufferedImage noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, x < width / 2 ? Color.RED.getRGB() : random.nextInt(0x1000000));
            }
        }
        return image;
    }

    public static byte[] image(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG file whose camera was held as EXIF's orientation says, with a place in its metadata. */
    public static byte[] photo(BufferedImage image, int orientation) {
        var jpeg = image(image, "jpeg");
        var place = "GPS 12.49 109.12".getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(26 + place.length)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(place)
                .array();
        return ByteBuffer.allocate(jpeg.length + tiff.length + 10)
                .put(jpeg, 0, 2)
                .put(new byte[] {(byte) 0xFF, (byte) 0xE1})
                .putShort((short) (tiff.length + 8))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
