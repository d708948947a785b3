package vn.guongsang.signin.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.domain.TimeCodes;

/**
 * How a secret gets into an app: as a picture, or typed.
 *
 * @param size modules a side, with the quiet zone
 * @param path the dark modules, as the path of an SVG
 * @param secret in groups of four
 */
public record Enrolment(int size, String path, String secret) {

    private static final String ISSUER = "Guong Sang";
    private static final int QUIET_ZONE = 4;

    static Enrolment of(String secret, SignedIn person) {
        BitMatrix picture = picture(TimeCodes.address(secret, ISSUER, person.getUsername()));
        String path = IntStream.range(0, picture.getHeight())
                .boxed()
                .flatMap(y -> IntStream.range(0, picture.getWidth())
                        .filter(x -> picture.get(x, y))
                        .mapToObj(x -> "M" + x + " " + y + "h1v1h-1z"))
                .collect(Collectors.joining());
        return new Enrolment(picture.getWidth(), path, secret.replaceAll("(.{4})(?!$)", "$1 "));
    }

    private static BitMatrix picture(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
