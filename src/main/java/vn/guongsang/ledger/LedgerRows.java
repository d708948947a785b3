package vn.guongsang.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.ledger.LedgerRecord.Composition;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Matter;
import vn.guongsang.ledger.LedgerRecord.Membership;
import vn.guongsang.ledger.LedgerRecord.People;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerRecord.Work;

/** The rows of what is kept beside awards: written once, never rewritten, out of count once corrected. */
@Repository
class LedgerRows {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Shape(Class<? extends LedgerRecord> type, String table, String columns, String order) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(Rating.class, "ledger_rating", "year, grade, basis", "year DESC"),
            new Shape(Work.class, "ledger_work", "kind, name, scope, year, recognised_by, basis", "year DESC"),
            new Shape(
                    Discipline.class, "ledger_discipline", "form, basis, decided_on, served_until", "decided_on DESC"),
            new Shape(
                    Matter.class, "ledger_matter", "kind, words, basis, since, concluded_on, conclusion", "since DESC"),
            new Shape(
                    Membership.class,
                    "ledger_membership",
                    "collective_id, organisation, leader, since, until, basis",
                    "since DESC"),
            new Shape(Composition.class, "ledger_composition", "year, staff, leaders, basis", "year DESC"));

    private static Shape shape(Class<? extends LedgerRecord> type) {
        return SHAPES.stream().filter(shape -> shape.type() == type).findFirst().orElseThrow();
    }

    /** Those of a kind that count, under all records that are read as this one. */
    <T extends LedgerRecord> List<T> standing(Class<T> type, UUID subject) {
        return read(type, """
                subject_id IN (SELECT other.id
                                 FROM ledger_subject other
                                 JOIN ledger_subject one ON one.root_id = other.root_id
                                WHERE one.id = :id)
                AND NOT EXISTS (SELECT FROM ledger_correction WHERE record_id = one.id)""", subject);
    }

    /** One of any kind, whether it counts or was corrected since. */
    Optional<LedgerRecord> find(UUID id) {
        return SHAPES.stream()
                .flatMap(shape -> read(shape.type(), "id = :id", id).stream())
                .map(LedgerRecord.class::cast)
                .findFirst();
    }

    private <T extends LedgerRecord> List<T> read(Class<T> type, String where, UUID id) {
        Shape shape = shape(type);
        return jdbc.sql("SELECT id, subject_id, %s FROM %s one WHERE %s ORDER BY %s, id"
                        .formatted(shape.columns(), shape.table(), where, shape.order()))
                .param("id", id)
                .query(mapper(type))
                .list();
    }

    private static <T extends LedgerRecord> RowMapper<T> mapper(Class<T> type) {
        return type == Composition.class ? (row, _) -> type.cast(composition(row)) : new DataClassRowMapper<>(type);
    }

    private static Composition composition(ResultSet row) throws SQLException {
        return new Composition(
                row.getObject("id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getInt("year"),
                people(row.getString("staff")),
                people(row.getString("leaders")),
                row.getString("basis"));
    }

    private static @Nullable People people(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, People.class);
    }

    private static @Nullable String json(@Nullable People people) {
        return people == null ? null : JSON.writeValueAsString(people);
    }

    /** @return whether it was not there yet */
    boolean insert(LedgerRecord kept, Map<String, Object> entry) {
        JdbcClient.StatementSpec insert = switch (kept) {
            case Rating rating ->
                into("ledger_rating", "year, grade, basis", ":year, :grade, :basis")
                        .param("year", rating.year())
                        .param("grade", rating.grade().name());
            case Work work ->
                into(
                                "ledger_work",
                                "kind, name, scope, year, recognised_by, basis",
                                ":kind, :name, :scope, :year, :recognisedBy, :basis")
                        .param("kind", work.kind().name())
                        .param("name", work.name())
                        .param("scope", work.scope().name())
                        .param("year", work.year())
                        .param("recognisedBy", work.recognisedBy());
            case Discipline discipline ->
                into("ledger_discipline", "form, basis, decided_on, served_until", ":form, :basis, :decided, :until")
                        .param("form", discipline.form())
                        .param("decided", discipline.decidedOn())
                        .param("until", discipline.servedUntil());
            case Matter matter ->
                into(
                                "ledger_matter",
                                "kind, words, basis, since, concluded_on, conclusion",
                                ":kind, :words, :basis, :since, :concluded, :conclusion")
                        .param("kind", matter.kind().name())
                        .param("words", matter.words())
                        .param("since", matter.since())
                        .param("concluded", matter.concludedOn())
                        .param("conclusion", matter.conclusion());
            case Membership membership ->
                into(
                                "ledger_membership",
                                "collective_id, organisation, leader, since, until, basis",
                                ":collective, :organisation, :leader, :since, :until, :basis")
                        .param("collective", membership.collectiveId())
                        .param("organisation", membership.organisation())
                        .param("leader", membership.leader())
                        .param("since", membership.since())
                        .param("until", membership.until());
            case Composition composition ->
                into(
                                "ledger_composition",
                                "year, staff, leaders, basis",
                                ":year, CAST(:staff AS jsonb), CAST(:leaders AS jsonb), :basis")
                        .param("year", composition.year())
                        .param("staff", json(composition.staff()))
                        .param("leaders", json(composition.leaders()));
        };
        return insert.param("id", kept.id())
                        .param("subject", kept.subjectId())
                        .param("basis", kept.basis())
                        .params(entry)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec into(String table, String columns, String values) {
        return jdbc.sql("""
                INSERT INTO %s (id, subject_id, %s, entered_on, entered_at, entered_by, entered_by_name)
                VALUES (:id, :subject, %s, :today, :now, :by, :byName)
                ON CONFLICT (id) DO NOTHING
                """.formatted(table, columns, values));
    }
}
