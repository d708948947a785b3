package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Component;
import vn.guongsang.installation.Settings;

/** The address under which people reach the product: passkeys and cookies are bound to it. */
@Component
class Site {

    private final Settings settings;

    Site(Settings settings) {
        this.settings = settings;
    }

    /**
     * Scheme, host and port, by the operator's word and not by the {@code Host} of a request; only on this
     * machine itself, where there are tests and several ports, the port is the one that was asked.
     */
    URI address(HttpServletRequest request) {
        URI address = settings.address();
        return address.getHost().equals("localhost") && request.getServerName().equals("localhost")
                ? URI.create("http://localhost:" + request.getServerPort())
                : URI.create(address.getScheme() + "://" + address.getAuthority());
    }

    /** Whether people come by TLS: cookies are then bound to the host and to TLS by their names. */
    boolean secure() {
        return "https".equals(settings.address().getScheme());
    }

    String cookie(String name) {
        return secure() ? "__Host-" + name : name;
    }
}
