package vn.guongsang.organisation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in the order of government a body stands; {@link #code()} is how {@link Body#level()} and files write it. */
public enum BodyLevel {
    CENTRAL,
    PROVINCE,
    /** until 30/6/2025 (Luật Tổ chức chính quyền địa phương 72/2025/QH15); kept for what was before */
    DISTRICT,
    /** xã, phường, thị trấn, đặc khu */
    COMMUNE,
    /** any unit below, or outside of government */
    UNIT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BodyLevel> of(String code) {
        return Stream.of(values()).filter(level -> level.code().equals(code)).findFirst();
    }
}
