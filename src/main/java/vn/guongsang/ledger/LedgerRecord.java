package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Grade;

/** What the ledger keeps of a subject beside its awards. */
public sealed interface LedgerRecord {

    /** of the form: entered twice it is one */
    UUID id();

    /** the record under which it was entered; readers follow its root */
    UUID subjectId();

    /** the paper that it rests on, e.g. {@code Quyết định số 12/QĐ-UBND ngày 05/01/2025} */
    String basis();

    /** How well a year's duties were fulfilled. */
    record Rating(UUID id, UUID subjectId, int year, Grade grade, String basis) implements LedgerRecord {}

    /** An initiative, topic and the like that was recognised. */
    record Work(
            UUID id,
            UUID subjectId,
            Facts.WorkKind kind,
            String name,
            Facts.Scope scope,
            int year,
            String recognisedBy,
            String basis)
            implements LedgerRecord {}

    /** @param servedUntil the last day on which it is served, null when that is not known */
    record Discipline(
            UUID id,
            UUID subjectId,
            String form,
            String basis,
            LocalDate decidedOn,
            @Nullable LocalDate servedUntil) implements LedgerRecord {}

    /**
     * @param concludedOn from this day on it is open no more; null while it is
     * @param conclusion what came of it, empty while it is open
     */
    record Matter(
            UUID id,
            UUID subjectId,
            Facts.MatterKind kind,
            String words,
            String basis,
            LocalDate since,
            @Nullable LocalDate concludedOn,
            String conclusion)
            implements LedgerRecord {}
}
