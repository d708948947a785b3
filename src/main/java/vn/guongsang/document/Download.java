package vn.guongsang.document;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file on its way out. The browser is told its true type and may not guess another; only images
 * and PDF files are ever shown in place. Caching is left to the caller, who knows whether the file is
 * public.
 *
 * @param fileName Vietnamese letters go out as RFC 5987 has it
 */
public record Download(String fileName, FileType type, byte[] content) {

    /** A line break in a name would begin another header. */
    public Download {
        fileName = fileName.replaceAll("\\p{Cntrl}", " ");
    }

    /** To be saved. */
    public ResponseEntity<byte[]> attached() {
        return respond(ContentDisposition.attachment());
    }

    /** To be shown in place, if its kind allows; otherwise to be saved. */
    public ResponseEntity<byte[]> shown() {
        return type.inline() ? respond(ContentDisposition.inline()) : attached();
    }

    private ResponseEntity<byte[]> respond(ContentDisposition.Builder disposition) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .contentLength(content.length)
                .body(content);
    }
}
