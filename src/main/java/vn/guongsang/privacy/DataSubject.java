package vn.guongsang.privacy;

import java.util.UUID;

/** A person whose data are held: somebody who works here, or somebody who was brought forward. */
public record DataSubject(Kind kind, UUID id) {

    /** How the person is known. */
    public enum Kind {
        ACCOUNT,
        EXEMPLAR
    }

    public static DataSubject exemplar(UUID id) {
        return new DataSubject(Kind.EXEMPLAR, id);
    }

    public static DataSubject account(UUID id) {
        return new DataSubject(Kind.ACCOUNT, id);
    }
}
