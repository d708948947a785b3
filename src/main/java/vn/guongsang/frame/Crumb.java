package vn.guongsang.frame;

/** One ancestor of the page in its breadcrumb; the page itself is not in it. */
public record Crumb(Text name, String href) {

    public static Crumb of(String key, String href) {
        return new Crumb(Text.key(key), href);
    }
}
