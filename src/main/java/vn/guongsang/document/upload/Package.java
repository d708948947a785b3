package vn.guongsang.document.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.guongsang.document.FileType;

/** A zip container by the names inside it. */
record Package(List<String> entries) {

    private static final String ODT = FileType.ODT.mediaType();
    private static final Set<String> ZIPS = Set.of("application/zip", "application/x-tika-ooxml", ODT);

    /** Twenty times the largest file that is taken in. */
    private static final long UNPACKED_LIMIT = 200L * 1024 * 1024;

    private static final int PARTS_LIMIT = 5_000;
    private static final XMLInputFactory XML = careful();

    /** Whether a detected type is one that lives in a zip container. */
    static boolean holds(String mediaType) {
        return ZIPS.contains(mediaType);
    }

    /** Empty if the container is broken. */
    static Optional<Package> of(byte[] content) {
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            return Optional.of(new Package(Collections.list(zip.getEntries()).stream()
                    .map(ZipArchiveEntry::getName)
                    .toList()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<FileType> type() {
        if (entries.contains("[Content_Types].xml")) {
            if (entries.contains("word/document.xml")) {
                return Optional.of(FileType.DOCX);
            }
            if (entries.contains("xl/workbook.xml")) {
                return Optional.of(FileType.XLSX);
            }
        }
        var odt = entries.contains("mimetype") && entries.contains("content.xml");
        return odt ? Optional.of(FileType.ODT) : Optional.empty();
    }

    /**
     * Why it is not taken in, as a message key. What the container says of its sizes is not believed: it is
     * unpacked once, into nothing.
     */
    Optional<String> danger(byte[] content) {
        if (macros()) {
            return Optional.of("document.upload.macros");
        }
        if (entries.size() > PARTS_LIMIT) {
            return Optional.of("document.upload.packed");
        }
        long left = UNPACKED_LIMIT;
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream part = zip.getInputStream(entry)) {
                    left -= unpacked(part, left);
                }
                if (left <= 0) {
                    return Optional.of("document.upload.packed");
                }
                if (entry.getName().matches("(?i).*\\.(xml|rels|vml)") && declaresEntities(zip, entry)) {
                    return Optional.of("document.upload.entities");
                }
            }
            return Optional.empty();
        } catch (IOException | XMLStreamException _) {
            return Optional.of("document.upload.broken");
        }
    }

    /** How many bytes there are, counted to the limit. */
    private static long unpacked(InputStream part, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = part.read(buffer); read >= 0 && size < limit; read = part.read(buffer)) {
            size += read;
        }
        return size;
    }

    /** Neither Word nor Excel ever writes a DOCTYPE; entities that grow or reach out need one. */
    private static boolean declaresEntities(ZipFile zip, ZipArchiveEntry entry) throws IOException, XMLStreamException {
        try (InputStream part = zip.getInputStream(entry)) {
            XMLStreamReader xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> {
                        return true;
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        return false;
                    }
                    default -> {
                        // what may stand before
                    }
                }
            }
            return false;
        }
    }

    private static XMLInputFactory careful() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** Programs inside: VBA of Word and Excel, Basic and scripts of OpenDocument. */
    private boolean macros() {
        return entries.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.startsWith("basic/")
                        || name.startsWith("scripts/")
                        || name.contains("/activex/"));
    }
}
