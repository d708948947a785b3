package vn.guongsang.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.Spreadsheet.Status;
import vn.guongsang.document.Spreadsheet.Tone;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.people.Listed.Standing;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Lists of people on their way in: looked through row by row, then all are invited, or nobody is. */
@Service
public class InvitationLists {

    /** So many are invited at once; longer lists come in several files. */
    public static final int ROWS = 2_000;

    static final Duration KEPT = Duration.ofDays(30);

    /** More bodies than that no menu of a cell can hold. */
    private static final int OFFERED = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Permissions permissions;
    private final Audit audit;
    private final Invitations invitations;
    private final ListReading reading;

    InvitationLists(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Permissions permissions,
            Audit audit,
            Invitations invitations,
            ListReading reading) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.permissions = permissions;
        this.audit = audit;
        this.invitations = invitations;
        this.reading = reading;
    }

    /**
     * A file that was sent in.
     *
     * @param invited how many were, once they are
     */
    public record ListFile(
            UUID id,
            String fileName,
            UUID bodyId,
            Instant uploadedAt,
            @Nullable Instant invitedAt,
            int invited) {}

    /**
     * Keeps a file until its people are invited. Sending the same form twice keeps it once.
     *
     * @throws Refusal if it cannot be read, see {@link IncomingSheet#read}, is empty or too long
     */
    @Transactional
    public void receive(Actor by, UUID id, Upload upload) {
        permissions.require(by, PeopleAction.STAFF, by.bodyId());
        int rows = IncomingSheet.read(upload, ListColumn.wanted()).rows().size();
        if (rows == 0 || rows > ROWS) {
            Verdict.refused(rows == 0 ? "people.refused.list-empty" : "people.refused.list-long", rows, ROWS)
                    .orThrow();
        }
        int added = jdbc.sql("""
                        INSERT INTO people_invitation_list (id, file_name, content, body_id, uploaded_by, uploaded_at)
                        VALUES (:id, :name, :content, :body, :by, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("name", upload.fileName())
                .param("content", upload.content())
                .param("body", by.bodyId())
                .param("by", by.accountId())
                .param("now", now())
                .update();
        if (added > 0) {
            audit.record(by.by(), "invitation.list-received", subject(id), Map.of("file", upload.fileName()));
        }
    }

    /** Those of the actor's body, the newest first. */
    public List<ListFile> latest(Actor by, int most) {
        permissions.require(by, PeopleAction.STAFF, by.bodyId());
        return jdbc.sql(FILE + " WHERE body_id = :body ORDER BY uploaded_at DESC LIMIT :most")
                .param("body", by.bodyId())
                .param("most", most)
                .query(ListFile.class)
                .list();
    }

    public ListFile get(Actor by, UUID id) {
        permissions.require(by, PeopleAction.STAFF, by.bodyId());
        return jdbc.sql(FILE + " WHERE id = :id AND body_id = :body")
                .param("id", id)
                .param("body", by.bodyId())
                .query(ListFile.class)
                .optional()
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("people.hidden")));
    }

    /** What each row would do now; nothing once all are invited. */
    public List<Listed> rows(ListFile file) {
        return file.invitedAt() != null ? List.of() : reading.read(sheet(file), file.bodyId());
    }

    /** Invites all whom the file names and who are not invited yet, or nobody. */
    @Transactional
    public Verdict invite(Actor by, UUID id) {
        ListFile file = get(by, id);
        jdbc.sql("SELECT 1 FROM people_invitation_list WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query()
                .listOfRows();
        if (get(by, id).invitedAt() != null) {
            return Verdict.refused("people.refused.list-done");
        }
        List<Listed> rows = rows(file);
        long errors = count(rows, Standing.ERROR);
        if (errors > 0) {
            return Verdict.refused("m26", errors);
        }
        List<Invitations.Wish> wishes =
                rows.stream().flatMap(row -> Stream.ofNullable(row.wish())).toList();
        // what is refused after all takes the others with it
        wishes.forEach(wish -> invitations.invite(by, wish).orThrow());
        jdbc.sql("""
                        UPDATE people_invitation_list
                           SET content = NULL,
                               invited_at = :now,
                               invited = :invited
                         WHERE id = :id
                        """)
                .param("now", now())
                .param("invited", wishes.size())
                .param("id", id)
                .update();
        audit.record(
                by.by(),
                "invitation.list-sent",
                subject(id),
                Map.of("file", file.fileName(), "number", Integer.toString(wishes.size())));
        return Verdict.ALLOWED;
    }

    public static long count(List<Listed> rows, Standing standing) {
        return rows.stream().filter(row -> row.standing() == standing).count();
    }

    /** Files that nobody acted on are not kept. */
    @Transactional
    void forget() {
        jdbc.sql("DELETE FROM people_invitation_list WHERE uploaded_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    // ---- what goes out

    /** An empty list with a guide, and with the roles and bodies that may be chosen. */
    public Download template(Actor by) {
        permissions.require(by, PeopleAction.STAFF, by.bodyId());
        List<String> bodies = reading.below(by.bodyId()).stream()
                .map(body -> body.facts().name())
                .distinct()
                .toList();
        return workbook("template", columns(bodies.size() > OFFERED ? List.of() : bodies), List.of());
    }

    /** The file that came in with what was found in each row before it. */
    public Download findings(Actor by, UUID id) {
        ListFile file = get(by, id);
        Map<Integer, IncomingSheet.Row> cells = file.invitedAt() != null
                ? Map.of()
                : sheet(file).rows().stream().collect(Collectors.toMap(IncomingSheet.Row::number, Function.identity()));
        List<Column> columns = new ArrayList<>(List.of(
                new Column(reading.say("people.list.standing"), Type.STATUS, 14),
                new Column(reading.say("people.list.reason"), Type.TEXT, 60)));
        columns.addAll(columns(List.of()));
        return workbook(
                "findings",
                columns,
                rows(file).stream()
                        .map(row -> found(row, cells.get(row.number())))
                        .toList());
    }

    private List<@Nullable Object> found(Listed row, IncomingSheet.@Nullable Row cells) {
        List<@Nullable Object> found = new ArrayList<>();
        found.add(new Status(
                reading.say("people.list.standing." + row.standing()),
                switch (row.standing()) {
                    case NEW -> Tone.DONE;
                    case SAME -> Tone.NOT_OPEN;
                    case ERROR -> Tone.LATE;
                }));
        found.add(row.findings().stream()
                .map(finding -> reading.say(finding.key(), finding.args().toArray()))
                .collect(Collectors.joining(" ")));
        for (ListColumn column : ListColumn.values()) {
            found.add(
                    cells == null
                            ? null
                            : column.dated() ? cells.day(column.name()).orElse(null) : cells.text(column.name()));
        }
        return found;
    }

    private List<Column> columns(List<String> bodies) {
        return Stream.of(ListColumn.values())
                .map(column -> new Column(
                        reading.say("people.list." + column),
                        column.dated() ? Type.DATE : Type.TEXT,
                        column.width(),
                        reading.say("people.list." + column + ".hint"),
                        switch (column) {
                            case ROLE ->
                                Arrays.stream(Role.values())
                                        .map(role -> reading.say("frame.role." + role))
                                        .toList();
                            case BODY -> bodies;
                            case NAME, MAIL, FROM, TO -> List.of();
                        }))
                .toList();
    }

    private Download workbook(
            String what, List<Column> columns, List<? extends List<? extends @Nullable Object>> rows) {
        String name = reading.say("people.list." + what);
        return new Download(
                name + " " + day.today() + "." + FileType.XLSX.extension(),
                FileType.XLSX,
                Documents.xlsx(new Spreadsheet(
                        name,
                        reading.say("people.list." + what + ".lead"),
                        columns,
                        rows,
                        List.of(),
                        reading.say("people.list.guide"))));
    }

    private IncomingSheet sheet(ListFile file) {
        byte[] content = jdbc.sql("SELECT content FROM people_invitation_list WHERE id = :id")
                .param("id", file.id())
                .query((row, _) -> row.getBytes(1))
                .single();
        return IncomingSheet.read(new Upload(file.fileName(), content), ListColumn.wanted());
    }

    private static final String FILE = """
            SELECT id, file_name, body_id, uploaded_at, invited_at, invited
              FROM people_invitation_list
            """;

    private static Subject subject(UUID id) {
        return Subject.of("invitation-list", id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
