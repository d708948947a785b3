package vn.guongsang.intake;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.Spreadsheet.Status;
import vn.guongsang.document.Spreadsheet.Tone;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.intake.Imports.Line;
import vn.guongsang.intake.Judged.Finding;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.organisation.BodyDirectory;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.time.BusinessDay;

/** Lists of bodies that go out: all of them, an empty one to fill in, and what was found in one that came in. */
@Service
public class ListSheets {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final BodyDirectory directory;
    private final Imports imports;
    private final Vocabulary words;
    private final Permissions permissions;
    private final BusinessDay day;

    ListSheets(BodyDirectory directory, Imports imports, Vocabulary words, Permissions permissions, BusinessDay day) {
        this.directory = directory;
        this.imports = imports;
        this.words = words;
        this.permissions = permissions;
        this.day = day;
    }

    /** All bodies, in the shape in which they come in: sent back unchanged it changes nothing. */
    public Download all(Actor by) {
        permissions.require(by, ListAction.TAKE_OUT, by.bodyId());
        List<ListedBody> bodies = directory.all();
        Map<UUID, ListedBody> byId = bodies.stream().collect(Collectors.toMap(ListedBody::id, Function.identity()));
        var names = directory.names();
        return sheet(
                "intake.sheet.all",
                words.say("frame.day.asOf", DAY.format(day.today())),
                columns(),
                bodies.stream()
                        .map(body -> {
                            ListedBody parent = byId.get(body.facts().parentId());
                            boolean clear = parent != null
                                    && names.find(parent.facts().name()).equals(new Match.One<>(parent.id()));
                            return row(
                                    body,
                                    parent == null
                                            ? null
                                            : clear ? parent.facts().name() : parent.code());
                        })
                        .toList());
    }

    private List<@Nullable Object> row(ListedBody body, @Nullable String parent) {
        return Arrays.asList(
                body.code(),
                body.facts().name(),
                String.join("; ", body.aliases()),
                words.kind(body.facts().kind()),
                words.level(body.facts().level()),
                parent,
                body.facts().place(),
                body.facts().sector(),
                body.from(),
                body.to(),
                body.basis());
    }

    /** An empty list with a guide and with the words that may be chosen. */
    public Download template(Actor by) {
        permissions.require(by, ListAction.BRING_IN, by.bodyId());
        return sheet("intake.sheet.template", words.say("intake.sheet.template.lead"), columns(), List.of());
    }

    /** The file that came in with what was found in each row before it. */
    public Download findings(Actor by, UUID id) {
        imports.get(by, id);
        Map<Integer, Line> lines = imports.lines(id, null, 0, IncomingSheet.ROWS).stream()
                .collect(Collectors.toMap(Line::number, Function.identity()));
        List<Column> columns = new ArrayList<>(List.of(
                new Column(words.say("intake.column.standing"), Type.STATUS, 14),
                new Column(words.say("intake.column.reason"), Type.TEXT, 60)));
        columns.addAll(columns());
        return sheet(
                "intake.sheet.findings",
                words.say("intake.sheet.findings.lead"),
                columns,
                imports.sheet(id).rows().stream()
                        .map(row -> found(Objects.requireNonNull(lines.get(row.number())), row))
                        .toList());
    }

    private List<@Nullable Object> found(Line line, IncomingSheet.Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(new Status(words.say("intake.standing." + line.standing()), tone(line.standing())));
        cells.add(line.findings().stream().map(this::say).collect(Collectors.joining(" ")));
        for (ListColumn column : ListColumn.values()) {
            cells.add(column.dated() ? row.day(column.name()).orElse(null) : row.text(column.name()));
        }
        return cells;
    }

    private String say(Finding finding) {
        return words.say(finding.key(), finding.args().toArray());
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case NEW -> Tone.DONE;
            case CHANGED -> Tone.NEAR;
            case SAME -> Tone.NOT_OPEN;
            case ERROR -> Tone.LATE;
        };
    }

    private List<Column> columns() {
        return Stream.of(ListColumn.values())
                .map(column -> new Column(
                        words.column(column),
                        column.dated() ? Type.DATE : Type.TEXT,
                        column.width(),
                        words.say("intake.column." + column + ".hint"),
                        switch (column) {
                            case KIND -> words.allKinds();
                            case LEVEL -> words.allLevels();
                            case CODE, NAME, ALIASES, PARENT, PLACE, SECTOR, FROM, TO, BASIS -> List.of();
                        }))
                .toList();
    }

    private Download sheet(
            String title,
            String subtitle,
            List<Column> columns,
            List<? extends List<? extends @Nullable Object>> rows) {
        String name = words.say(title);
        return new Download(
                name + " " + day.today() + "." + FileType.XLSX.extension(),
                FileType.XLSX,
                Documents.xlsx(
                        new Spreadsheet(name, subtitle, columns, rows, List.of(), words.say("intake.sheet.guide"))));
    }
}
