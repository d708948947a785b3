package vn.guongsang.certificate.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** An address as dark runs of modules; 15 % of it may be damaged. */
final class QrCode {

    /** The light margin on each side, in modules. */
    static final int QUIET = 4;

    private final ByteMatrix modules;

    QrCode(String text) {
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no code for " + text, e);
        }
    }

    /** Modules on each side, with the margin. */
    int side() {
        return modules.getWidth() + 2 * QUIET;
    }

    /** Takes a run of dark modules in a row. */
    @FunctionalInterface
    interface Run {
        void dark(int x, int y, int length);
    }

    void draw(Run run) {
        for (int y = 0; y < modules.getHeight(); y++) {
            int begun = -1;
            for (int x = 0; x <= modules.getWidth(); x++) {
                boolean dark = x < modules.getWidth() && modules.get(x, y) == 1;
                if (dark && begun < 0) {
                    begun = x;
                } else if (!dark && begun >= 0) {
                    run.dark(QUIET + begun, QUIET + y, x - begun);
                    begun = -1;
                }
            }
        }
    }
}
