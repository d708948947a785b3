package vn.guongsang.frame.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Serves the fingerprinted files, compressed where the browser takes it, to be kept for a year. */
@Controller
class AssetController {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.PATH + "{file:.+}")
    ResponseEntity<byte[]> file(
            @PathVariable String file,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        return assets.served(file)
                .map(asset -> {
                    var answer = ResponseEntity.ok()
                            .cacheControl(FOR_GOOD)
                            .contentType(MediaType.parseMediaType(asset.type()))
                            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                            .header("X-Content-Type-Options", "nosniff");
                    byte[] gzip = asset.gzip();
                    return gzip != null && accepted.contains("gzip")
                            ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                                    .body(gzip)
                            : answer.body(asset.plain());
                })
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
