package vn.guongsang.ledger.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.history.Histories.Line;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;

/** Sheets of histories: an empty one to fill in, with lists and hints, and one that came in with what was found in it. */
@Service
public class HistorySheets {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Histories histories;
    private final Awards awards;
    private final Permissions permissions;
    private final BusinessDay day;
    private final MessageSource messages;

    HistorySheets(
            Histories histories, Awards awards, Permissions permissions, BusinessDay day, MessageSource messages) {
        this.histories = histories;
        this.awards = awards;
        this.permissions = permissions;
        this.day = day;
        this.messages = messages;
    }

    public Download template(Actor by) {
        permissions.require(by, LedgerAction.RECORD, Concerned.of(by.bodyId()));
        return sheet("ledger.history.template", columns(), List.of());
    }

    /** The file that came in with what became of each row before it. */
    public Download report(Actor by, UUID id) {
        histories.get(by, id);
        Map<Integer, Line> lines = histories.lines(id, null, 0, IncomingSheet.ROWS).stream()
                .collect(Collectors.toMap(Line::number, Function.identity()));
        List<Column> columns = new ArrayList<>(List.of(
                new Column(say("ledger.history.standing"), Type.STATUS, 16),
                new Column(say("ledger.history.reason"), Type.TEXT, 60)));
        columns.addAll(columns());
        return sheet(
                "ledger.history.report",
                columns,
                histories.sheet(id).rows().stream()
                        .filter(row -> lines.containsKey(row.number()))
                        .map(row -> cells(Objects.requireNonNull(lines.get(row.number())), row))
                        .toList());
    }

    private List<@Nullable Object> cells(Line line, IncomingSheet.Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(new Status(
                say("ledger.history.standing." + line.standing()),
                switch (line.standing()) {
                    case NEW -> Tone.DONE;
                    case SAME, SECTION -> Tone.NOT_OPEN;
                    case ERROR -> Tone.LATE;
                }));
        cells.add(line.findings().stream()
                .map(finding -> say(finding.key(), finding.args().toArray()))
                .collect(Collectors.joining(" ")));
        for (HistoryColumn column : HistoryColumn.values()) {
            cells.add(column.dated() ? row.day(column.name()).orElse(null) : row.text(column.name()));
        }
        return cells;
    }

    private List<Column> columns() {
        return Arrays.stream(HistoryColumn.values())
                .map(column -> new Column(
                        say("ledger.history." + column),
                        column.dated() ? Type.DATE : Type.TEXT,
                        column.width(),
                        say("ledger.history." + column + ".hint"),
                        choices(column)))
                .toList();
    }

    private List<String> choices(HistoryColumn column) {
        return switch (column) {
            case AWARD ->
                awards.on(day.today()).stream().map(Award::name).distinct().toList();
            case KIND ->
                LedgerSubject.KINDS.stream()
                        .map(kind -> say("ledger.kind." + kind))
                        .toList();
            case GROUND ->
                Stream.of(Ground.values())
                        .map(ground -> say("rules.ground." + ground))
                        .toList();
            case ORDER, NAME, BORN, BODY, PLACE, YEAR, DEED, NUMBER, DECIDED, ISSUER -> List.of();
        };
    }

    private Download sheet(String title, List<Column> columns, List<? extends List<? extends @Nullable Object>> rows) {
        String name = say(title);
        return new Download(
                name + " " + day.today() + "." + FileType.XLSX.extension(),
                FileType.XLSX,
                Documents.xlsx(new Spreadsheet(
                        name, say(title + ".lead"), columns, rows, List.of(), say("ledger.history.guide"))));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
