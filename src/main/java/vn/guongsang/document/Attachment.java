package vn.guongsang.document;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a stored file.
 *
 * @param fileName cleaned, NFC, its extension true
 * @param type by its content
 * @param size in bytes
 * @param sha256 of the content, lower-case hexadecimal
 * @param uploadedBy account
 * @param uploadedAt real time, to the microsecond
 */
public record Attachment(
        UUID id, String fileName, FileType type, int size, String sha256, UUID uploadedBy, Instant uploadedAt) {

    /** A stored form of the file. */
    public enum Rendition {
        /** the file; of a portrait: at most 1200 pixels on its longer side */
        FILE,
        /** of portraits only: at most 320 pixels and 40 KB, for cards and lists */
        CARD
    }
}
