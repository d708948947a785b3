package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.AsOf;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.reading.Board;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.time.BusinessDay;

/** Who owes what when: the board of hub, leader and inspector; a body's own list for everyone else. */
@Controller
class BoardController {

    /** The board shows bodies by fifties: more cells than that nobody reads. */
    static final int BODIES = 50;

    /** More than a body is ever asked for: the counts are over all of it. */
    private static final int OWED_AT_MOST = 3000;

    private static final String EVERY_YEAR = "tat-ca";
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final int DEEPEST_PAGE = 2000;
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Board board;
    private final Duties duties;
    private final Seen seen;
    private final Bodies bodies;
    private final Blocs blocs;
    private final Permissions permissions;
    private final BusinessDay day;
    private final MessageSource messages;

    BoardController(
            Board board,
            Duties duties,
            Seen seen,
            Bodies bodies,
            Blocs blocs,
            Permissions permissions,
            BusinessDay day,
            MessageSource messages) {
        this.board = board;
        this.duties = duties;
        this.seen = seen;
        this.bodies = bodies;
        this.blocs = blocs;
        this.permissions = permissions;
        this.day = day;
        this.messages = messages;
    }

    /** Where a body sees all of its duties that stand so, whatever their year. */
    static String allOf(UUID body, Standing standing) {
        return "/nhiem-vu?don-vi=" + body + "&nam=" + EVERY_YEAR + "&tinh-trang=" + standing;
    }

    @GetMapping("/nhiem-vu")
    String board(Actor actor, @RequestParam Map<String, String> asked, Model model) {
        Problems problems = new Problems();
        AsOf asOf = AsOf.asked(asked, day.today(), problems);
        model.addAttribute("problems", problems);
        List<Plan> plans = seen.ofBody(actor.bodyId(), day.today());
        Optional<Plan> chosen = chosen(actor, plans, asked.get("ke-hoach"));
        Optional<UUID> one = Untrusted.id(asked.get("don-vi"));
        if (one.isPresent() || chosen.isEmpty() || !permissions.may(actor, PlanAction.READ_BOARD, chosen.get())) {
            return owed(actor, one.orElse(actor.bodyId()), asked, asOf.day(), plans, chosen.orElse(null), model);
        }
        ShownBoard shown = shown(chosen.get(), asked, asOf);
        int page = Untrusted.number(asked.get(Paging.PAGE), 1, DEEPEST_PAGE).orElse(1);
        Board.Head head = board.head(shown.question());
        Board.Part part = board.part(shown.question(), (page - 1L) * BODIES, BODIES + 1);
        List<Board.Line> lines = part.lines();
        model.addAttribute("shown", shown);
        model.addAttribute("plans", plans);
        model.addAttribute("head", head);
        model.addAttribute("lines", lines.size() > BODIES ? lines.subList(0, BODIES) : lines);
        model.addAttribute("bodies", part.bodies());
        model.addAttribute("pageNumber", page);
        model.addAttribute("more", lines.size() > BODIES);
        return "plan/board";
    }

    /** Exactly the rows and columns that the filter leaves, over all its pages. */
    @GetMapping("/nhiem-vu/excel")
    ResponseEntity<StreamingResponseBody> excel(Actor actor, @RequestParam Map<String, String> asked) {
        Plan plan = seen.plan(actor, asked.getOrDefault("ke-hoach", ""));
        permissions.require(actor, PlanAction.READ_BOARD, plan);
        ShownBoard shown = shown(plan, asked, AsOf.asked(asked, day.today(), new Problems()));
        Board.Head head = board.head(shown.question());
        Locale locale = LocaleContextHolder.getLocale();
        return sheet("nhiem-vu-" + plan.code() + "-" + shown.obligation().id() + ".xlsx", sheet(shown, head, locale));
    }

    private Spreadsheet sheet(ShownBoard shown, Board.Head head, Locale locale) {
        var columns = new ArrayList<Spreadsheet.Column>();
        columns.add(new Spreadsheet.Column(say(locale, "plan.board.body"), Spreadsheet.Type.TEXT, 44));
        head.periods()
                .forEach(period -> columns.add(new Spreadsheet.Column(
                        say(locale, Words.head(shown.obligation(), period)), Spreadsheet.Type.STATUS, 22)));
        return new Spreadsheet(
                shown.obligation().what(),
                say(
                        locale,
                        "plan.board.subtitle",
                        shown.view().plan().shortTitle(),
                        shown.view().rule(shown.obligation()),
                        Words.full(shown.question().asOf())),
                columns,
                () -> new Pages(shown.question()).rows(line -> row(line, head, locale)),
                List.of(say(locale, "plan.board.source", shown.obligation().clause())));
    }

    private List<@Nullable Object> row(Board.Line line, Board.Head head, Locale locale) {
        var row = new ArrayList<@Nullable Object>();
        row.add(line.name());
        head.periods()
                .forEach(period -> row.add(line.cell(period)
                        .map(cell -> new Spreadsheet.Status(
                                say(locale, Words.full(cell)),
                                Spreadsheet.Tone.valueOf(Words.tone(cell).name())))
                        .orElse(null)));
        return row;
    }

    /** Reads the bodies of the export a few hundred at a time, while they are written. */
    private final class Pages {

        private static final int CHUNK = 500;

        private final Board.Question question;

        Pages(Board.Question question) {
            this.question = question;
        }

        <T> Iterator<T> rows(Function<Board.Line, T> row) {
            return Stream.iterate(0L, chunk -> chunk + 1)
                    .map(chunk -> board.lines(question, chunk * CHUNK, CHUNK))
                    .takeWhile(lines -> !lines.isEmpty())
                    .flatMap(List::stream)
                    .map(row)
                    .iterator();
        }
    }

    /** What one body owes: its own list, and what the hub sees when it opens a body. */
    private String owed(
            Actor actor,
            UUID body,
            Map<String, String> asked,
            LocalDate asOf,
            List<Plan> plans,
            @Nullable Plan plan,
            Model model) {
        boolean own = Seen.own(actor, body);
        if (!own && (plan == null || !permissions.may(actor, FollowAction.READ, Followed.ofBody(plan, body)))) {
            throw Untrusted.hidden("plan.hidden");
        }
        boolean everyYear = EVERY_YEAR.equals(asked.get("nam"));
        int year = Untrusted.year(asked.get("nam")).orElse(asOf.getYear());
        LocalDate first = everyYear ? FIRST_DAY : LocalDate.of(year, 1, 1);
        LocalDate last = everyYear ? LAST_DAY : LocalDate.of(year, 12, 31);
        Optional<YearMonth> month = Untrusted.number(asked.get("thang"), 1, 12).map(each -> YearMonth.of(year, each));
        Standing standing =
                Untrusted.of(Standing.class, asked.get("tinh-trang")).orElse(null);
        // an own list goes over all plans unless one is asked for
        Plan only = asked.getOrDefault("ke-hoach", "").isEmpty() && own ? null : plan;
        List<Duties.Owed> owed = duties.owed(
                body,
                only == null ? null : only.id(),
                month.map(each -> each.atDay(1)).orElse(first),
                month.map(YearMonth::atEndOfMonth).orElse(last),
                asOf,
                OWED_AT_MOST);
        model.addAttribute("body", bodies.find(body).map(Body::name).orElse(""));
        model.addAttribute("own", own);
        model.addAttribute("leads", own && !blocs.ledBy(body, day.today()).isEmpty());
        model.addAttribute("plans", plans);
        model.addAttribute("chosen", only);
        model.addAttribute("year", year);
        model.addAttribute("everyYear", everyYear);
        model.addAttribute("asOf", asOf);
        model.addAttribute("standing", standing);
        model.addAttribute("counts", counts(owed));
        model.addAttribute(
                "owed",
                owed.stream()
                        .filter(one -> standing == null || one.standing() == standing && !one.waived())
                        .sorted(Comparator.comparing(Duties.Owed::waived)
                                .thenComparingInt(one -> urgency(one.standing())))
                        .toList());
        return "plan/owed";
    }

    private static Map<Standing, Long> counts(List<Duties.Owed> owed) {
        var counts = new java.util.EnumMap<Standing, Long>(Standing.class);
        owed.stream().filter(one -> !one.waived()).forEach(one -> counts.merge(one.standing(), 1L, Long::sum));
        return counts;
    }

    private static int urgency(Standing standing) {
        return switch (standing) {
            case OVERDUE -> 0;
            case SOON -> 1;
            case OPEN -> 2;
            case UNDATED -> 3;
            case NOT_OPEN -> 4;
            case MET, MET_LATE -> 5;
        };
    }

    private Optional<Plan> chosen(Actor actor, List<Plan> plans, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            return plans.stream()
                    .filter(plan -> permissions.may(actor, PlanAction.READ_BOARD, plan))
                    .findFirst()
                    .or(() -> plans.stream().findFirst());
        }
        Optional<Plan> own = plans.stream()
                .filter(plan -> plan.code().equals(code) && permissions.may(actor, PlanAction.READ, plan))
                .findFirst();
        if (own.isPresent()) {
            return own;
        }
        Plan other = seen.plan(actor, code);
        permissions.require(actor, PlanAction.READ_BOARD, other);
        return Optional.of(other);
    }

    private ShownBoard shown(Plan plan, Map<String, String> asked, AsOf asOf) {
        PlanView view = seen.view(plan);
        List<Obligation> all = view.obligations();
        Obligation obligation = all.stream()
                .filter(each -> each.id().equals(asked.get("nghia-vu")))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.kind() == Obligation.Kind.NOMINATION)
                        .findFirst())
                .or(() -> all.stream().filter(each -> each.cadence().periodic()).findFirst())
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        List<Integer> years = years(plan, asOf.day());
        int year = Untrusted.year(asked.get("nam"))
                .orElse(Math.clamp(asOf.day().getYear(), years.getFirst(), years.getLast()));
        boolean byYear = obligation.cadence().periodic();
        var question = new Board.Question(
                plan.id(),
                obligation.id(),
                obligation.binding(),
                byYear ? year : null,
                asOf.day(),
                Untrusted.of(Standing.class, asked.get("tinh-trang")).orElse(null),
                Untrusted.of(Board.Relief.class, asked.get("tinh-trang")).orElse(null),
                name(asked.get("ten")),
                asOf.rolledTo());
        return new ShownBoard(view, obligation, question, asOf, byYear, year, years);
    }

    static List<Integer> years(Plan plan, LocalDate asOf) {
        int last = plan.periodTo() == null ? asOf.getYear() : plan.periodTo().getYear();
        int first = plan.periodFrom() == null
                ? Math.min(asOf.getYear(), last)
                : plan.periodFrom().getYear();
        return IntStream.rangeClosed(first, Math.max(first, last)).boxed().toList();
    }

    private static String name(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    private String say(Locale locale, Text text) {
        return text.plain() != null
                ? text.plain()
                : say(locale, String.valueOf(text.key()), text.args().toArray());
    }

    private String say(Locale locale, String key, Object... args) {
        Object[] spoken = java.util.Arrays.stream(args)
                .map(arg -> switch (arg) {
                    case LocalDate known -> Words.full(known);
                    case Text text -> say(locale, text);
                    default -> arg;
                })
                .toArray();
        return messages.getMessage(key, spoken, key, locale) + "";
    }

    static ResponseEntity<StreamingResponseBody> sheet(String fileName, Spreadsheet sheet) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(XLSX))
                .body(out -> Documents.xlsx(sheet, out));
    }
}
