package vn.guongsang.dossier;

import org.jspecify.annotations.Nullable;

/**
 * What a nomination states of the person put forward, so that shares can be told: who works directly, women. It
 * decides nothing. Ethnicity is no part of it: that is sealed.
 *
 * @param gender null where it is not stated
 * @param work null where it is not stated
 */
public record Person(@Nullable Gender gender, @Nullable Work work) {

    public static final Person UNSTATED = new Person(null, null);

    public enum Gender {
        FEMALE,
        MALE
    }

    public enum Work {
        /** người trực tiếp lao động, công tác, học tập */
        DIRECT,
        /** lãnh đạo, quản lý */
        LEADER,
        OTHER
    }
}
