package vn.guongsang.certificate.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;
import vn.guongsang.certificate.Certificate;

/**
 * Certificates as pages of one PDF. Each face stands in it once, as a subset, and so does all that the sheets of one look
 * share: frame and fixed text. What is finished lies in a file of the machine, not in the memory.
 */
public final class PrintFile implements AutoCloseable {

    private static final COSName SHARED = COSName.getPDFName("Mau");
    private static final int AT_ONCE = 64;
    private static final COSName PHOTO = COSName.getPDFName("Anh");

    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);
    private final Map<Face, BitSet> letters = new EnumMap<>(Face.class);
    private final Map<Look, PDFormXObject> shared = new IdentityHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param title as viewers show it above the page */
    public PrintFile(String title) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage("vi-VN");
    }

    /**
     * A sheet whose place in the file is settled and whose drawing waits for others, to be drawn on all processors.
     *
     * @param picture the photo; null for none
     */
    private record Waiting(
            PDPage page,
            PDResources resources,
            Design design,
            Certificate certificate,
            String address,
            @Nullable PDImageXObject picture) {

        Drawn drawn() {
            var sheet = new Sheet(design.height() * Fitting.POINTS);
            sheet.form(SHARED.getName());
            if (picture != null) {
                sheet.picture(design.photo(), PHOTO.getName(), picture.getWidth(), picture.getHeight());
            }
            List<Line> lines = design.linesOf(certificate);
            lines.forEach(line -> sheet.text(line, line.face().name()));
            if (design.code().drawn()) {
                sheet.code(design.code(), new QrCode(address));
            }
            return new Drawn(lines, packed(sheet.bytes()));
        }

        private static byte[] packed(byte[] content) {
            var bytes = new ByteArrayOutputStream();
            var deflater = new Deflater(Deflater.BEST_SPEED);
            try (var out = new DeflaterOutputStream(bytes, deflater)) {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                deflater.end();
            }
            return bytes.toByteArray();
        }
    }

    private record Drawn(List<Line> lines, byte[] content) {}

    /**
     * @param look the same object for all certificates that look the same
     * @param address what the code says
     * @param photo a JPEG file, null for none
     */
    public void add(Look look, Certificate certificate, String address, byte @Nullable [] photo) {
        try {
            Design design = look.design();
            var resources = new PDResources();
            resources.put(SHARED, shared(look));
            PDImageXObject picture = photo == null || !design.photo().drawn() ? null : Jpeg.in(document, photo);
            if (picture != null) {
                resources.put(PHOTO, picture);
            }
            var page = new PDPage(size(design));
            page.setResources(resources);
            document.addPage(page);
            waiting.add(new Waiting(page, resources, design, certificate, address, picture));
            if (waiting.size() == AT_ONCE) {
                draw();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw() throws IOException {
        List<Drawn> drawn = waiting.parallelStream().map(Waiting::drawn).toList();
        for (int i = 0; i < drawn.size(); i++) {
            Waiting sheet = waiting.get(i);
            use(drawn.get(i).lines(), sheet.resources());
            var content =
                    new PDStream(document, new ByteArrayInputStream(drawn.get(i).content()));
            content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            sheet.page().setContents(content);
        }
        waiting.clear();
    }

    public void save(OutputStream out) {
        try {
            draw();
            for (var used : letters.entrySet()) {
                PDType0Font font = font(used.getKey());
                used.getValue().stream().forEach(font::addToSubset);
                font.subset();
            }
            document.save(out, CompressParameters.NO_COMPRESSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDFormXObject shared(Look look) throws IOException {
        PDFormXObject drawn = shared.get(look);
        if (drawn != null) {
            return drawn;
        }
        Design design = look.design();
        var form = new PDFormXObject(document);
        var resources = new PDResources();
        var sheet = new Sheet(design.height() * Fitting.POINTS);
        if (look.frame() == null) {
            Ornament.frame(design).forEach(sheet::ornament);
        } else {
            var picture = Jpeg.in(document, look.frame());
            resources.put(PHOTO, picture);
            sheet.picture(
                    new Box(0, 0, design.width(), design.height()),
                    PHOTO.getName(),
                    picture.getWidth(),
                    picture.getHeight());
        }
        List<Line> lines = design.fixedLines();
        use(lines, resources);
        lines.forEach(line -> sheet.text(line, line.face().name()));
        form.setResources(resources);
        form.setBBox(size(design));
        try (OutputStream content = form.getStream().createOutputStream(COSName.FLATE_DECODE)) {
            content.write(sheet.bytes());
        }
        shared.put(look, form);
        return form;
    }

    private void use(List<Line> lines, PDResources resources) throws IOException {
        for (Line line : lines) {
            resources.put(COSName.getPDFName(line.face().name()), font(line.face()));
            BitSet used = letters.computeIfAbsent(line.face(), _ -> new BitSet());
            line.text().codePoints().forEach(used::set);
        }
    }

    private PDType0Font font(Face face) throws IOException {
        PDType0Font loaded = fonts.get(face);
        if (loaded == null) {
            loaded = PDType0Font.load(document, face.open(), true);
            fonts.put(face, loaded);
        }
        return loaded;
    }

    private static PDRectangle size(Design design) {
        return new PDRectangle((float) (design.width() * Fitting.POINTS), (float) (design.height() * Fitting.POINTS));
    }
}
