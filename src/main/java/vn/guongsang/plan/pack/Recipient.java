package vn.guongsang.plan.pack;

import org.jspecify.annotations.Nullable;

/** A line of "Nơi nhận". */
public record Recipient(String name, @Nullable Mark mark) {

    public enum Mark implements YamlNamed {
        /** (b/c) */
        FOR_REPORT,
        /** Lưu */
        ARCHIVE
    }
}
