package vn.guongsang.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Text;
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

    /**
     * A person belongs to a collective, or to an organisation.
     *
     * @param subjectId the person
     * @param collectiveId of the ledger, null where it is an organisation
     * @param organisation its name in the words of the rules, empty where it is a collective
     * @param leader of the collective
     * @param until the last day, null while it goes on
     */
    record Membership(
            UUID id,
            UUID subjectId,
            @Nullable UUID collectiveId,
            String organisation,
            boolean leader,
            LocalDate since,
            @Nullable LocalDate until,
            String basis)
            implements LedgerRecord {

        public boolean on(LocalDate day) {
            return !since.isAfter(day) && (until == null || !until.isBefore(day));
        }
    }

    /**
     * Of whom a collective consisted in a year.
     *
     * @param staff as the body says, leaders among them; null where the members in the ledger are counted, of whom the
     *     body says that they are all
     */
    record Composition(
            UUID id,
            UUID subjectId,
            int year,
            @Nullable People staff,
            @Nullable People leaders,
            String basis) implements LedgerRecord {

        public boolean counted() {
            return staff == null;
        }
    }

    /**
     * How many people, and what of them is said; what is not said is not known.
     *
     * @param holding an award of the year, by its code
     * @param rated by the name of the {@link Grade}
     */
    record People(int people, Map<String, Integer> holding, Map<Grade, Integer> rated) {

        public People {
            holding = Map.copyOf(holding);
            rated = Map.copyOf(rated);
        }
    }

    /** Few may see it, and each look is noted. */
    default boolean sensitive() {
        return switch (this) {
            case Rating _, Discipline _, Matter _ -> true;
            case Work _, Membership _, Composition _ -> false;
        };
    }

    /** What it says, field by field, under the keys of their names; for histories of what was corrected. */
    default SequencedMap<String, Text> fields() {
        var fields = new LinkedHashMap<String, Text>();
        switch (this) {
            case Rating rating -> {
                fields.put("ledger.column.year", plain(rating.year()));
                fields.put("ledger.column.grade", Text.key("rules.grade." + rating.grade()));
            }
            case Work work -> {
                fields.put("ledger.column.work-kind", Text.key("ledger.work." + work.kind()));
                fields.put("ledger.column.work", Text.plain(work.name()));
                fields.put("ledger.column.scope", Text.key("ledger.scope." + work.scope()));
                fields.put("ledger.column.year", plain(work.year()));
                fields.put("ledger.column.recognised-by", Text.plain(work.recognisedBy()));
            }
            case Discipline discipline -> {
                fields.put("ledger.column.form", Text.plain(discipline.form()));
                fields.put("ledger.column.decided", plain(discipline.decidedOn()));
                fields.put("ledger.column.until", plain(discipline.servedUntil()));
            }
            case Matter matter -> {
                fields.put("ledger.column.matter", Text.key("ledger.matter." + matter.kind()));
                fields.put("ledger.column.words", Text.plain(matter.words()));
                fields.put("ledger.column.since", plain(matter.since()));
                fields.put("ledger.column.concluded", plain(matter.concludedOn()));
                fields.put("ledger.column.conclusion", Text.plain(matter.conclusion()));
            }
            case Membership membership -> {
                fields.put("ledger.column.organisation", Text.plain(membership.organisation()));
                fields.put("ledger.column.role", Text.key("ledger.role." + membership.leader()));
                fields.put("ledger.column.since", plain(membership.since()));
                fields.put("ledger.column.last-day", plain(membership.until()));
            }
            case Composition composition -> {
                fields.put("ledger.column.year", plain(composition.year()));
                fields.put("ledger.column.staff", plain(composition.staff()));
                fields.put("ledger.column.leaders", plain(composition.leaders()));
            }
        }
        fields.put("ledger.column.basis", Text.plain(basis()));
        return fields;
    }

    private static Text plain(int number) {
        return Text.plain(String.valueOf(number));
    }

    private static Text plain(@Nullable LocalDate day) {
        return day == null
                ? Text.key("ledger.unknown")
                : Text.plain(DateTimeFormatter.ofPattern("dd/MM/uuuu").format(day));
    }

    private static Text plain(@Nullable People people) {
        return people == null ? Text.key("ledger.composition.from-members") : plain(people.people());
    }
}
