package vn.guongsang.document.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the one thing that must survive when metadata is dropped: how a camera was held (EXIF 2.3,
 * tag 0x0112 of IFD0).
 */
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Exif() {}

    /** {@link Orientation#UPRIGHT} for whatever is no JPEG file with an orientation. */
    static Orientation orientation(byte[] content) {
        if (content.length < 4 || (content[0] & 0xFF) != 0xFF || (content[1] & 0xFF) != 0xD8) {
            return Orientation.UPRIGHT;
        }
        var jpeg = ByteBuffer.wrap(content).position(2);
        while (jpeg.remaining() >= 4 && (jpeg.get() & 0xFF) == 0xFF) {
            var marker = jpeg.get() & 0xFF;
            var length = (jpeg.getShort() & 0xFFFF) - 2;
            if (marker == START_OF_SCAN || length < 0 || length > jpeg.remaining()) {
                break;
            }
            var segment = jpeg.slice(jpeg.position(), length);
            if (marker == APP1
                    && length > MARK.length
                    && segment.slice(0, MARK.length).equals(ByteBuffer.wrap(MARK))) {
                return ofTiff(segment.slice(MARK.length, length - MARK.length));
            }
            jpeg.position(jpeg.position() + length);
        }
        return Orientation.UPRIGHT;
    }

    private static Orientation ofTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 10) {
            return Orientation.UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return Orientation.UPRIGHT;
        }
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * 12;
            if (entry + 12 > tiff.limit()) {
                break;
            }
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return Orientation.of(tiff.getShort(entry + 8) & 0xFFFF);
            }
        }
        return Orientation.UPRIGHT;
    }
}
