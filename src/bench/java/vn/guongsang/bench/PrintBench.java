package vn.guongsang.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import vn.guongsang.certificate.Certificate;
import vn.guongsang.certificate.Wording;
import vn.guongsang.certificate.paper.Design;
import vn.guongsang.certificate.paper.Look;
import vn.guongsang.certificate.paper.PrintFile;

/**
 * Prints 10,000 certificates with frame, photo and code into one file, reads the codes of 100 of its pages, and has
 * LibreOffice merge the same page 500 times. LibreOffice cannot merge pictures by a list: it gets one photo and one code
 * for all, which is less work than ours.
 */
final class PrintBench {

    private static final int PAGES = 10_000;
    private static final int MERGED = 500;
    private static final int READ = 100;
    private static final int PHOTOS = 50;
    private static final String ADDRESS = "https://guongsang.example.gov.vn/xac-thuc/";

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        Path merge = Path.of(args[1]).toAbsolutePath();
        Files.createDirectories(folder);
        var look = new Look(
                Design.standard(),
                jpeg(3508, 2480, 1));
        List<byte[]> photos = new ArrayList<>();
        for (int i = 0; i < PHOTOS; i++) {
            photos.add(jpeg(240, 320, i + 2));
        }
        Path file = folder.resolve("ours.pdf");
        print(look, photos, 500, file);
        long begun = System.nanoTime();
        print(look, photos, PAGES, file);
        double ours = (System.nanoTime() - begun) / 1e9;
        System.out.printf("ours: %,d pages in %.1f s, %d MB%n", PAGES, ours, Files.size(file) >> 20);
        System.out.printf("codes read on %d of %d random pages%n", read(file), READ);

        Files.write(folder.resolve("frame.jpg"), java.util.Objects.requireNonNull(look.frame()));
        Files.write(folder.resolve("photo.jpg"), photos.getFirst());
        Certificate one = certificate(1);
        BitMatrix code = new QRCodeWriter().encode(ADDRESS + one.code(), BarcodeFormat.QR_CODE, 300, 300);
        var drawn = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 300; y++) {
                drawn.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        ImageIO.write(drawn, "png", folder.resolve("code.png").toFile());
        var list = new StringBuilder("name,place,achievement,number\n");
        for (int i = 1; i <= MERGED; i++) {
            Wording said = certificate(i).wording();
            list.append("\"%s\",\"%s\",\"%s\",\"%d/2026\"%n".formatted(said.name(), said.place(), said.achievement(), i));
        }
        Files.writeString(folder.resolve("list.csv"), list);
        Process process = new ProcessBuilder("/usr/bin/python3", merge.toString(), folder.toString(), String.valueOf(MERGED))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0 || answer.isEmpty()) {
            System.out.println("LibreOffice did not merge: nothing to compare with");
            System.exit(1);
        }
        double merged = Double.parseDouble(answer);
        System.out.printf("LibreOffice: %d pages in %.1f s in a file of %d pages%n", MERGED, merged, mergedPages(folder));
        double scaled = merged * PAGES / MERGED;
        System.out.printf("scaled to %,d: %.0f s, %.1f times ours%n", PAGES, scaled, scaled / ours);
    }

    private static void print(Look look, List<byte[]> photos, int pages, Path file) throws IOException {
        try (var print = new PrintFile("Giấy khen");
                OutputStream out = Files.newOutputStream(file)) {
            for (int i = 1; i <= pages; i++) {
                Certificate certificate = certificate(i);
                print.add(look, certificate, ADDRESS + certificate.code(), photos.get(i % photos.size()));
            }
            print.save(out);
        }
    }

    private static int read(Path file) throws Exception {
        var random = new Random(5);
        int read = 0;
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            var renderer = new PDFRenderer(document);
            for (int i = 0; i < READ; i++) {
                int page = random.nextInt(PAGES);
                BufferedImage sheet = renderer.renderImageWithDPI(page, 150);
                int left = sheet.getWidth() / 4;
                int top = sheet.getHeight() * 2 / 3;
                BufferedImage corner = sheet.getSubimage(0, top, left, sheet.getHeight() - top);
                int[] pixels =
                        corner.getRGB(0, 0, corner.getWidth(), corner.getHeight(), null, 0, corner.getWidth());
                var bitmap = new BinaryBitmap(new HybridBinarizer(
                        new RGBLuminanceSource(corner.getWidth(), corner.getHeight(), pixels)));
                try {
                    String said = new QRCodeReader().decode(bitmap).getText();
                    if (said.equals(ADDRESS + certificate(page + 1).code())) {
                        read++;
                    }
                } catch (ReaderException notRead) {
                    System.out.printf("page %d: code not read%n", page + 1);
                }
            }
        }
        return read;
    }

    private static int mergedPages(Path folder) throws IOException {
        for (File file : java.util.Objects.requireNonNull(folder.toFile().listFiles())) {
            if (file.getName().startsWith("merged") && file.getName().endsWith(".pdf")) {
                try (PDDocument document = Loader.loadPDF(file)) {
                    return document.getNumberOfPages();
                }
            }
        }
        return 0;
    }

    private static Certificate certificate(int serial) {
        var id = new UUID(7, serial);
        var token = new byte[98];
        for (int i = 0; i < token.length; i++) {
            token[i] = (byte) (id.getLeastSignificantBits() * 31 + i * 7L);
        }
        return new Certificate(
                id,
                new UUID(8, serial),
                new UUID(9, 1),
                new UUID(10, 1),
                "Chủ tịch Ủy ban nhân dân xã Ninh Đông",
                "Ninh Đông",
                "125/QĐ-UBND",
                LocalDate.of(2026, 2, 3),
                "GK",
                "Giấy khen",
                "Nguyễn Văn Bình",
                "KT. Chủ tịch / Phó Chủ tịch",
                2026,
                serial,
                "individual",
                null,
                1,
                new Wording(
                        "Nguyễn Thị Thanh Hương " + serial,
                        "Thôn Phú Nghĩa, xã Ninh Đông",
                        "Đã có thành tích xuất sắc trong phong trào thi đua “Gương sáng bình dị” năm 2025"),
                null,
                "",
                null,
                "",
                token);
    }

    /** A picture that does not compress to nothing. */
    private static byte[] jpeg(int width, int height, int seed) throws IOException {
        var random = new Random(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(255, 252, 240));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 400; i++) {
            graphics.setColor(
                    new Color(200 + random.nextInt(55), 180 + random.nextInt(75), 120 + random.nextInt(100)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), width / 30 + 1, height / 30 + 1);
        }
        graphics.dispose();
        var out = new java.io.ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
