package vn.guongsang.identity;

/**
 * What a page may load: everything from this host, nothing inline, nobody frames it.
 */
public final class ContentSecurityPolicy {

    public static final String HEADER = "Content-Security-Policy";

    public static final String VALUE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private ContentSecurityPolicy() {}
}
