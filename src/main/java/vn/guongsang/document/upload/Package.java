package vn.guongsang.document.upload;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.guongsang.document.FileType;

/** A zip container by the names inside it; nothing is unpacked. */
record Package(List<String> entries) {

    private static final String ODT = FileType.ODT.mediaType();
    private static final Set<String> ZIPS = Set.of("application/zip", "application/x-tika-ooxml", ODT);

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

    /** Programs inside: VBA of Word and Excel, Basic and scripts of OpenDocument. */
    boolean macros() {
        return entries.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name ->
                        name.endsWith("vbaproject.bin") || name.startsWith("basic/") || name.startsWith("scripts/"));
    }
}
