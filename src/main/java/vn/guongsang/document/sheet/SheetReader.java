package vn.guongsang.document.sheet;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.IncomingSheet.Column;
import vn.guongsang.document.IncomingSheet.Fault;
import vn.guongsang.document.IncomingSheet.Row;
import vn.guongsang.document.IncomingSheet.Type;
import vn.guongsang.document.Upload;
import vn.guongsang.document.text.PlainText;
import vn.guongsang.document.upload.Inspection;
import vn.guongsang.verdict.Refusal;

/** Finds a table in what came in; see {@link IncomingSheet}. */
public final class SheetReader {

    /** Headings stand within so many lines from the top. */
    static final int HEAD = 30;

    private static final Pattern BRACKETS = Pattern.compile("[(\\[][^)\\]]*[)\\]]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private SheetReader() {}

    public static IncomingSheet read(Upload upload, List<Column> columns) {
        Head best = null;
        for (Grid grid : grids(upload)) {
            Head head = head(grid, columns);
            if (head != null && (best == null || head.columns.size() > best.columns.size())) {
                best = head;
            }
        }
        if (best == null) {
            throw Unreadable.because("no-heading", HEAD, headings(columns));
        }
        Head head = best;
        List<Column> missing = columns.stream()
                .filter(column -> column.required() && !head.mapped.containsKey(column.key()))
                .toList();
        if (!missing.isEmpty()) {
            throw Unreadable.because("columns", headings(missing), String.join(", ", head.mapped.values()));
        }
        return new IncomingSheet(head.mapped, head.ignored, head.rows());
    }

    private static String headings(List<Column> columns) {
        return String.join(
                ", ",
                columns.stream().map(column -> column.headings().getFirst()).toList());
    }

    private static List<Grid> grids(Upload upload) {
        String name = upload.fileName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            if (upload.content().length == 0) {
                throw Unreadable.because("empty");
            }
            if (upload.content().length > Upload.LIMIT) {
                throw Unreadable.because("too-large", Upload.LIMIT / 1024 / 1024);
            }
            return List.of(CsvGrid.of(upload.content()));
        }
        if (!name.endsWith(".xlsx")) {
            throw Unreadable.because("extension");
        }
        return switch (Inspection.of(upload)) {
            case Inspection.Rejected rejected -> throw new Refusal(rejected.verdict());
            case Inspection.Accepted _ -> XlsxGrids.of(upload.content());
        };
    }

    /** The line, or the two, under which most of the columns stand; null when none does. */
    private static @Nullable Head head(Grid grid, List<Column> columns) {
        Map<String, Column> wanted = new HashMap<>();
        columns.forEach(column -> column.headings().forEach(heading -> wanted.put(folded(heading), column)));
        Head best = null;
        for (int at = 0; at < Math.min(HEAD, grid.lines().size()); at++) {
            Head head = new Head(grid, at, wanted);
            if (!head.columns.isEmpty() && (best == null || head.columns.size() > best.columns.size())) {
                best = head;
            }
        }
        return best == null ? null : best.checked();
    }

    /** Headings in a line; where cells of two lines are merged, the words of the upper one count too. */
    private static final class Head {

        private final Grid grid;
        private final int at;
        private final Map<Integer, Column> columns = new TreeMap<>();
        private final Map<String, String> mapped = new LinkedHashMap<>();
        private final List<String> ignored = new ArrayList<>();
        private final List<String> twice = new ArrayList<>();

        Head(Grid grid, int at, Map<String, Column> wanted) {
            this.grid = grid;
            this.at = at;
            String above = "";
            for (int c = 0; c < width(); c++) {
                String own = clean(grid.lines().get(at).cell(c).text());
                String upper =
                        at == 0 ? "" : clean(grid.lines().get(at - 1).cell(c).text());
                above = upper.isEmpty() ? above : upper;
                String shown = own.isEmpty() ? upper : own;
                Column column =
                        Optional.ofNullable(wanted.get(folded(shown))).orElse(wanted.get(folded(above + " " + own)));
                if (column == null) {
                    if (!shown.isEmpty()) {
                        ignored.add(shown);
                    }
                } else if (mapped.putIfAbsent(column.key(), shown) == null) {
                    columns.put(c, column);
                } else {
                    twice.add(shown);
                }
            }
        }

        private int width() {
            int own = grid.lines().get(at).cells().size();
            return at == 0
                    ? own
                    : Math.max(own, grid.lines().get(at - 1).cells().size());
        }

        Head checked() {
            if (!twice.isEmpty()) {
                throw Unreadable.because("twice", twice.getFirst());
            }
            return this;
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            for (Grid.Line line : grid.lines().subList(at + 1, grid.lines().size())) {
                Row row = row(line);
                if (!row.texts().isEmpty() || !row.faults().isEmpty()) {
                    rows.add(row);
                }
            }
            if (rows.size() > IncomingSheet.ROWS) {
                throw Unreadable.because("rows", IncomingSheet.ROWS);
            }
            return rows;
        }

        private Row row(Grid.Line line) {
            Map<String, String> texts = new HashMap<>();
            Map<String, LocalDate> days = new HashMap<>();
            Map<String, Fault> faults = new HashMap<>();
            columns.forEach((c, column) -> {
                Grid.Cell cell = line.cell(c);
                if (cell.isBlank()) {
                    return;
                }
                texts.put(column.key(), clean(cell.text()));
                if (cell.fault() != null) {
                    faults.put(column.key(), cell.fault());
                } else if (column.type() == Type.DATE) {
                    TypedDay.of(cell, grid.dayZero())
                            .ifPresentOrElse(
                                    day -> {
                                        days.put(column.key(), day);
                                        texts.put(column.key(), SHOWN.format(day));
                                    },
                                    () -> faults.put(column.key(), Fault.NO_DATE));
                }
            });
            return new Row(line.number(), texts, days, faults);
        }
    }

    private static String clean(String text) {
        return PlainText.clean(text.replace('\u00a0', ' ')).strip();
    }

    /** Words without marks, case, signs, and without what is said in brackets. */
    private static String folded(String heading) {
        String plain = BRACKETS.matcher(heading).replaceAll(" ");
        plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT).replace('đ', 'd'))
                .replaceAll(" ")
                .strip();
    }
}
