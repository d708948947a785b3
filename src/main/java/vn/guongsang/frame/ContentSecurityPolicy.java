package vn.guongsang.frame;

/**
 * What a page may load, as the frame needs it: everything from this host, nothing inline. The module
 * that owns security sends it with every response.
 */
public final class ContentSecurityPolicy {

    public static final String HEADER = "Content-Security-Policy";

    public static final String VALUE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private ContentSecurityPolicy() {}
}
