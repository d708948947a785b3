package vn.guongsang.certificate.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.guongsang.certificate.Certificate;
import vn.guongsang.certificate.Samples;

class PrintFileTests {

    private static final Look LOOK = new Look(Design.standard(), null);

    @Test
    void saysEverythingInSelectableVietnamese() throws Exception {
        try (PDDocument file = Loader.loadPDF(print(LOOK, 1, null))) {
            String text = new PDFTextStripper().getText(file);

            assertThat(text).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
            assertThat(text.lines().map(String::strip))
                    .containsExactlyInAnyOrder(
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NINH ĐÔNG",
                            "TẶNG",
                            "GIẤY KHEN",
                            "Nguyễn Thị Thanh Hương 1",
                            "Thôn Phú Nghĩa, xã Ninh Đông",
                            "Đã có thành tích xuất sắc trong phong trào thi đua “Gương sáng bình dị” năm 2025",
                            "Quyết định số 125/QĐ-UBND",
                            "ngày 03 tháng 02 năm 2026",
                            "Vào sổ số: 1/2026",
                            "Quét mã để xác thực",
                            "Ninh Đông, ngày 03 tháng 02 năm 2026",
                            "KT. CHỦ TỊCH",
                            "PHÓ CHỦ TỊCH",
                            "Nguyễn Văn Bình");
        }
    }

    @Test
    void theCodeOnThePageReadsAsTheAddress() throws Exception {
        byte[] pdf = print(LOOK, 2, null);
        try (PDDocument file = Loader.loadPDF(pdf)) {
            assertThat(decoded(file, 1)).isEqualTo(address(Samples.certificate(2)));
        }
    }

    @Test
    void everyFaceIsEmbeddedOnceAndFrameAndFixedTextAreShared() throws Exception {
        try (PDDocument file = Loader.loadPDF(print(new Look(Design.standard(), jpeg(800, 600, 1)), 3, null))) {
            Set<COSBase> forms = new HashSet<>();
            Set<COSBase> fonts = new HashSet<>();
            for (var page : file.getPages()) {
                var resources = page.getResources();
                for (COSName name : resources.getXObjectNames()) {
                    forms.add(resources.getXObject(name).getCOSObject());
                }
                for (COSName name : resources.getFontNames()) {
                    var font = resources.getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+Liberation.*");
                    fonts.add(font.getCOSObject());
                }
            }
            assertThat(forms).hasSize(1);
            assertThat(fonts).hasSize(3);
        }
    }

    /** With -Dmeasure=true: how many pages a second, of which 100 are rendered and their codes read. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void printsTenThousandAtOnce() throws Exception {
        byte[] frame = jpeg(3508, 2480, 1);
        byte[][] photos = new byte[50][];
        for (int i = 0; i < photos.length; i++) {
            photos[i] = jpeg(240, 320, i + 2);
        }
        var look = new Look(Design.standard(), frame);
        Path path = Path.of("target", "certificates.pdf");
        int count = 10_000;
        long begun = System.nanoTime();
        try (var print = new PrintFile("Giấy khen");
                OutputStream out = Files.newOutputStream(path)) {
            for (int i = 1; i <= count; i++) {
                Certificate certificate = Samples.certificate(i);
                print.add(look, certificate, address(certificate), photos[i % photos.length]);
            }
            print.save(out);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.writeString(
                Path.of("target", "certificates.txt"),
                "%d pages in %.1f s: %.0f pages/s, %d MB%n"
                        .formatted(count, seconds, count / seconds, Files.size(path) >> 20));
        var random = new Random(5);
        try (PDDocument file = Loader.loadPDF(path.toFile())) {
            assertThat(file.getNumberOfPages()).isEqualTo(count);
            for (int i = 0; i < 100; i++) {
                int page = random.nextInt(count);
                assertThat(decoded(file, page)).isEqualTo(address(Samples.certificate(page + 1)));
            }
        }
    }

    private static byte[] print(Look look, int pages, byte[] photo) {
        var out = new ByteArrayOutputStream();
        try (var print = new PrintFile("Giấy khen")) {
            for (int i = 1; i <= pages; i++) {
                Certificate certificate = Samples.certificate(i);
                print.add(look, certificate, address(certificate), photo);
            }
            print.save(out);
        }
        return out.toByteArray();
    }

    private static String address(Certificate certificate) {
        return Samples.ADDRESS + certificate.code();
    }

    private static String decoded(PDDocument file, int page) throws Exception {
        // the corner at which somebody points a phone
        BufferedImage sheet = new PDFRenderer(file).renderImageWithDPI(page, 150);
        int left = sheet.getWidth() / 4;
        int top = sheet.getHeight() * 2 / 3;
        BufferedImage image = sheet.getSubimage(0, top, left, sheet.getHeight() - top);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    /** A picture that does not compress to nothing. */
    static byte[] jpeg(int width, int height, int seed) throws IOException {
        var random = new Random(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(255, 252, 240));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 400; i++) {
            graphics.setColor(new Color(200 + random.nextInt(55), 180 + random.nextInt(75), 120 + random.nextInt(100)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), width / 30 + 1, height / 30 + 1);
        }
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
