package vn.guongsang.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.guongsang.installation.Settings;

/** Scheme and host of the public site, where its absolute links begin. */
@Component
class Site {

    private final Settings settings;

    Site(Settings settings) {
        this.settings = settings;
    }

    String in(HttpServletRequest request) {
        return settings.publicAddress()
                .map(URI::toString)
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .build()
                        .toUriString());
    }
}
