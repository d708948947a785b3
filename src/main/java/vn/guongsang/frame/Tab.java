package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/** A view of the same page under its own address: tabs are links. */
public record Tab(
        Text name, String href, boolean current, @Nullable Long count) {

    public static Tab of(String key, String href, boolean current) {
        return new Tab(Text.key(key), href, current, null);
    }

    public Tab count(long count) {
        return new Tab(name, href, current, count);
    }
}
