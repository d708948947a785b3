package vn.guongsang.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** Which agencies are asked for which kind of subject: what an administrator entered, before what the product comes with. */
@Service
public class Agencies {

    /** The words of plan packs for kinds of subjects. */
    public static final List<String> KINDS = List.of(
            "individual", "collective", "household", "cooperative", "cooperative_group", "enterprise", "community");

    /** More is no time to answer but a slip of the pen. */
    public static final int MOST_DAYS = 60;

    private final List<Agency> shipped;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Permissions permissions;
    private final Audit audit;

    Agencies(JdbcClient jdbc, Clock clock, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.permissions = permissions;
        this.audit = audit;
        try (InputStream file = Agencies.class.getResourceAsStream("/vn/guongsang/dossier/clearance.yaml")) {
            shipped = ((List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file))
                    .stream().map(row -> agency((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agencies that hold on a day, those that are asked no more left out. */
    public List<Agency> on(LocalDate day) {
        var byCode = new LinkedHashMap<String, Agency>();
        shipped.stream().filter(agency -> agency.on(day)).forEach(agency -> byCode.put(agency.code(), agency));
        entered().stream()
                .filter(agency -> agency.on(day))
                .sorted(Comparator.comparing(Agency::since))
                .forEach(agency -> byCode.put(agency.code(), agency));
        return byCode.values().stream().filter(Agency::asked).toList();
    }

    /** @param about code and level of the award */
    List<Agency> concerned(LocalDate day, String kind, List<String> about) {
        return on(day).stream().filter(agency -> agency.concerns(kind, about)).toList();
    }

    /** In the order of their days; of one day the later entry is the last. */
    public List<Agency> entered() {
        return jdbc.sql("""
                        SELECT *
                          FROM dossier_agency
                         WHERE taken_back_at IS NULL
                         ORDER BY since, entered_at
                        """).query(Agencies::row).list();
    }

    /** @param agency whose id is made by the form, so that sending it twice enters it once */
    @Transactional
    public void enter(Actor by, Agency agency) {
        permissions.require(by, ClearanceAction.ENTER, by.bodyId());
        UUID id = Objects.requireNonNull(agency.id());
        int added = jdbc.sql("""
                        INSERT INTO dossier_agency (id, code, name, question, kinds, awards, required, days, asked, since, basis,
                                                    entered_at, entered_by, person)
                        VALUES (:id, :code, :name, :question, :kinds, :awards, :required, :days, :asked, :since, :basis,
                                :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("code", agency.code())
                .param("name", agency.name())
                .param("question", agency.question())
                .param("kinds", agency.kinds().toArray(String[]::new))
                .param("awards", agency.awards().toArray(String[]::new))
                .param("required", agency.required().toArray(String[]::new))
                .param("days", agency.days())
                .param("asked", agency.asked())
                .param("since", agency.since())
                .param("basis", agency.basis())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            audit.record(
                    by.by(),
                    "dossier.agency-entered",
                    Subject.of("clearance-agency", id),
                    agency.basis(),
                    Map.of("name", agency.name(), "since", agency.since().toString()));
        }
    }

    @Transactional
    public void takeBack(Actor by, UUID id) {
        permissions.require(by, ClearanceAction.ENTER, by.bodyId());
        int taken = jdbc.sql("""
                        UPDATE dossier_agency
                           SET taken_back_at = :now,
                               taken_back_by = :person
                         WHERE id = :id
                           AND taken_back_at IS NULL
                        """)
                .param("id", id)
                .param("now", now())
                .param("person", by.name())
                .update();
        if (taken == 1) {
            audit.record(by.by(), "dossier.agency-taken-back", Subject.of("clearance-agency", id), Map.of());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Agency row(ResultSet row, int number) throws SQLException {
        return new Agency(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("question"),
                words(row, "kinds"),
                words(row, "awards"),
                words(row, "required"),
                row.getInt("days"),
                row.getBoolean("asked"),
                row.getObject("since", LocalDate.class),
                null,
                row.getString("basis"),
                true,
                row.getString("person"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private static Agency agency(Map<?, ?> row) {
        return new Agency(
                null,
                text(row, "code"),
                text(row, "name"),
                text(row, "question"),
                words(row.get("kinds")),
                words(row.get("awards")),
                words(row.get("required")),
                (Integer) Objects.requireNonNull(row.get("days")),
                true,
                LocalDate.parse(text(row, "from")),
                row.get("to") == null ? null : LocalDate.parse(text(row, "to")),
                text(row, "basis"),
                Boolean.TRUE.equals(row.get("read")),
                "");
    }

    private static Set<String> words(@Nullable Object list) {
        return list instanceof List<?> words
                ? Set.copyOf(words.stream().map(Object::toString).toList())
                : Set.of();
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
