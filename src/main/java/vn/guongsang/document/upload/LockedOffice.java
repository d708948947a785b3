package vn.guongsang.document.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A DOCX or XLSX file under a password is no zip: Office puts it, encrypted, into its old container. */
final class LockedOffice {

    private static final String CONTAINER = "application/x-tika-msoffice";

    private LockedOffice() {}

    static boolean is(byte[] content, String mediaType) {
        if (!mediaType.equals(CONTAINER)) {
            return false;
        }
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return container.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY);
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }
}
