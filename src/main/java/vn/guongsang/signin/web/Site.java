package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
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
     * Scheme, host and port. Without the operator's word only this machine is believed, not the
     * {@code Host} of a request; passkeys are then not offered elsewhere.
     */
    Optional<URI> address(HttpServletRequest request) {
        return settings.publicAddress().or(() -> request.getServerName().equals("localhost")
                ? Optional.of(URI.create("http://localhost:" + request.getServerPort()))
                : Optional.empty());
    }

    /** Whether people come by TLS: cookies are then bound to the host and to TLS by their names. */
    boolean secure() {
        return settings.publicAddress().map(URI::getScheme).filter("https"::equals).isPresent();
    }

    String cookie(String name) {
        return secure() ? "__Host-" + name : name;
    }
}
