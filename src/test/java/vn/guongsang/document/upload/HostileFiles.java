package vn.guongsang.document.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import vn.guongsang.document.UploadFixtures;

/** Files that look like honest ones and mean harm. */
final class HostileFiles {

    static final String READS_A_FILE = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";

    /** A billion laughs. */
    static final String GROWS =
            "<?xml version=\"1.0\"?><!-- - --><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";

    private HostileFiles() {}

    static byte[] docx(String document) {
        return zip(zip -> {
            put(zip, "[Content_Types].xml", "<x/>");
            put(zip, "word/document.xml", document);
        });
    }

    /** A quarter of a megabyte that unpacks to more than two hundred. */
    static byte[] zipBomb() {
        return zip(zip -> {
            put(zip, "[Content_Types].xml", "<x/>");
            put(zip, "word/document.xml", "<x/>");
            zip.putNextEntry(new ZipEntry("word/media/image1.bin"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i <= 200; i++) {
                zip.write(nothing);
            }
        });
    }

    static byte[] manyParts() {
        return UploadFixtures.zip(Stream.concat(
                        Stream.of("[Content_Types].xml", "word/document.xml"),
                        IntStream.range(0, 5_000).mapToObj(i -> "word/" + i))
                .toArray(String[]::new));
    }

    static byte[] pdfThatRuns(String script) {
        return pdf(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript(script)));
    }

    static byte[] pdfThatLaunches() {
        return pdf(pdf -> {
            var launch = new PDActionLaunch();
            launch.setF("cmd.exe");
            pdf.getDocumentCatalog().setOpenAction(launch);
        });
    }

    static byte[] pdfUnderPassword() {
        return pdf(pdf -> pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
    }

    /** As large as its head says; there is no body. */
    static byte[] png(int width, int height) {
        byte[] head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(head);
        return ByteBuffer.allocate(8 + 4 + head.length + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(head)
                .putInt((int) crc.getValue())
                .array();
    }

    private interface Filling<T> {
        void fill(T target) throws IOException;
    }

    private static byte[] pdf(Filling<PDDocument> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            filling.fill(pdf);
            pdf.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Filling<ZipOutputStream> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            filling.fill(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
