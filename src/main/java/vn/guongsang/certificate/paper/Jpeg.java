package vn.guongsang.certificate.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A JPEG file goes into a PDF as it is; only its size and colours have to be known, which stand in its first bytes. The
 * library asks an image reader and an XPath for them, for each photo.
 */
final class Jpeg {

    private static final int BITS = 8;

    private Jpeg() {}

    static PDImageXObject in(PDDocument document, byte[] file) throws IOException {
        for (int at = 2; at + 9 < file.length && (file[at] & 0xFF) == 0xFF; ) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (begins(marker)) {
                int colours = file[at + 9] & 0xFF;
                if (file[at + 4] == BITS && (colours == 1 || colours == 3)) {
                    PDColorSpace space = colours == 1 ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE;
                    var content = new ByteArrayInputStream(file);
                    return new PDImageXObject(
                            document, content, COSName.DCT_DECODE, two(file, at + 7), two(file, at + 5), BITS, space);
                }
                break;
            } else {
                at += 2 + two(file, at + 2);
            }
        }
        // a PNG file, or a rare kind of JPEG
        return PDImageXObject.createFromByteArray(document, file, null);
    }

    /** Start of frame, of any way of coding; C4, C8 and CC are tables. */
    private static boolean begins(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int two(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }
}
