package vn.guongsang.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;

class DownloadTests {

    @Test
    void namesTheFileInVietnamese() {
        var response = new Download("Quyết định \"7\".pdf", FileType.PDF, new byte[3]).attached();
        assertThat(response.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%227%22.pdf");
        assertThat(response.getHeaders().getContentLength()).isEqualTo(3);
    }

    @Test
    void letsNoNameWriteAHeader() {
        for (String name : List.of("a\r\nSet-Cookie: x=1.pdf", "a\"; filename=evil.exe; x=\".pdf", "a\u0000.pdf")) {
            HttpHeaders headers =
                    new Download(name, FileType.PDF, new byte[1]).attached().getHeaders();
            assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION)).doesNotContain("\r", "\n", "\u0000");
            assertThat(headers.getContentDisposition().getFilename()).isEqualTo(name.replaceAll("\\p{Cntrl}", " "));
        }
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    void tellsTheTrueTypeAndForbidsGuessing(FileType type) {
        var headers = new Download("a", type, new byte[1]).shown().getHeaders();
        assertThat(headers.getContentType()).hasToString(type.mediaType());
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    void showsOnlyImagesAndPdfInPlace(FileType type) {
        var disposition =
                new Download("a", type, new byte[1]).shown().getHeaders().getContentDisposition();
        var shown = switch (type) {
            case PDF, JPEG, PNG, WEBP -> true;
            case DOCX, XLSX, ODT -> false;
        };
        assertThat(disposition.isInline()).isEqualTo(shown);
        assertThat(disposition.isAttachment()).isEqualTo(!shown);
    }
}
