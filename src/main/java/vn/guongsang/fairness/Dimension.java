package vn.guongsang.fairness;

import org.jspecify.annotations.Nullable;

/** By what those who were put forward are told apart. */
public enum Dimension {
    /** người trực tiếp lao động, công tác, học tập; lãnh đạo, quản lý: persons only */
    WORK("DIRECT", true),
    /** persons only */
    GENDER("FEMALE", true),
    /** vùng sâu, vùng xa, biên giới, hải đảo */
    AREA("REMOTE", false),
    /** kinds of subjects, as in plan packs */
    KIND(null, false),
    /** the field of work of the body, or of the exemplar */
    SECTOR(null, false);

    private final @Nullable String favoured;
    private final boolean persons;

    Dimension(@Nullable String favoured, boolean persons) {
        this.favoured = favoured;
        this.persons = persons;
    }

    /** The group whose share is looked at; null where all stand side by side. */
    public @Nullable String favoured() {
        return favoured;
    }

    public boolean personsOnly() {
        return persons;
    }
}
