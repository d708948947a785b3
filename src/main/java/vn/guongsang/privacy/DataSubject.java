package vn.guongsang.privacy;

import java.util.Locale;
import java.util.UUID;
import vn.guongsang.audit.Subject;

/** A person whose data are held: somebody who works here, was brought forward, holds an award, or wrote to the public site. */
public record DataSubject(Kind kind, UUID id) {

    /** How the person is known. */
    public enum Kind {
        ACCOUNT,
        EXEMPLAR,
        /** in the ledger of awards, by the record under which they are read */
        LEDGER,
        /** wrote to the public site without an account, known by what they wrote */
        WRITER
    }

    /** As the log and holds name what is held about them. */
    public Subject logged() {
        return Subject.of(kind.name().toLowerCase(Locale.ROOT), id);
    }

    public static DataSubject exemplar(UUID id) {
        return new DataSubject(Kind.EXEMPLAR, id);
    }

    public static DataSubject ledger(UUID id) {
        return new DataSubject(Kind.LEDGER, id);
    }

    public static DataSubject writer(UUID id) {
        return new DataSubject(Kind.WRITER, id);
    }

    public static DataSubject account(UUID id) {
        return new DataSubject(Kind.ACCOUNT, id);
    }
}
