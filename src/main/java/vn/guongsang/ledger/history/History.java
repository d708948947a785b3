package vn.guongsang.ledger.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.IncomingSheet.Fault;
import vn.guongsang.document.IncomingSheet.Row;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.Likeness;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.ledger.history.Judged.Finding;
import vn.guongsang.ledger.history.Judged.Option;
import vn.guongsang.ledger.history.Judged.Standing;
import vn.guongsang.organisation.NameMatching.Alike;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;

/**
 * What a history of awards means beside the ledger as it is. What is merely alike, be it an award, a body or a
 * person, is asked about, never taken. A person's answers stand in place of what the file says.
 */
final class History {

    private static final int LONGEST = 1_000;
    private static final int FIRST_YEAR = 1945;

    /** {@code Quyết định số 12/QĐ-UBND ngày 05/01/2024 của Chủ tịch UBND …}, as many lists have it in one cell. */
    private static final Pattern CITED = Pattern.compile(
            "^(?:(?:quyết định|qđ)\\s+)?(?:số\\s+)?(?<number>\\S+?),?\\s+ngày\\s+(?<day>[\\d/.\\-]+)(?:,?\\s+của\\s+(?<issuer>.+))?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d+[.)]?");

    /** That none of those proposed is meant. */
    static final String NEW = "moi";

    private final IncomingSheet sheet;
    private final Known known;
    private final Map<String, String> answers;
    private final Ground ground;
    private final String issuer;
    private final @Nullable UUID ownBody;
    private final LocalDate today;

    private final Map<String, UUID> added = new HashMap<>();
    private final Map<UUID, List<Entered>> entered = new HashMap<>();
    private @Nullable Award sectionAward;
    private @Nullable UUID sectionBody;

    private record Entered(HeldAward award, int row) {}

    /** @param ownBody where rows belong that name no body; null where each must name one */
    History(
            IncomingSheet sheet,
            Known known,
            Map<String, String> answers,
            Ground ground,
            String issuer,
            @Nullable UUID ownBody,
            LocalDate today) {
        this.sheet = sheet;
        this.known = known;
        this.answers = answers;
        this.ground = ground;
        this.issuer = issuer;
        this.ownBody = ownBody;
        this.today = today;
    }

    /** @param reached hears how many rows of all are judged */
    List<Judged> judge(BiConsumer<Integer, Integer> reached) {
        List<Judged> judged = new ArrayList<>();
        for (Row row : sheet.rows()) {
            reached.accept(judged.size(), sheet.rows().size());
            judged.add(new Line(row).judge());
        }
        return judged;
    }

    /** One row on its way to be judged. */
    private final class Line {

        private final Row row;
        private final Map<HistoryColumn, String> texts = new EnumMap<>(HistoryColumn.class);
        private final List<Finding> findings = new ArrayList<>();

        Line(Row row) {
            this.row = row;
            for (HistoryColumn column : HistoryColumn.values()) {
                String corrected = answers.get(cell(column));
                String text = corrected == null ? row.text(column.name()) : corrected;
                if (!text.isBlank()) {
                    texts.put(column, text.strip());
                }
            }
        }

        private String cell(HistoryColumn column) {
            return "cell " + row.number() + " " + column;
        }

        private String text(HistoryColumn column) {
            return texts.getOrDefault(column, "");
        }

        Judged judge() {
            if (section()) {
                return new Judged(row.number(), Standing.SECTION, heading(), sectionSays(), List.of(), null, null);
            }
            faults();
            String name = name();
            Award award = award();
            UUID body = body();
            LocalDate born = day(HistoryColumn.BORN);
            split();
            LocalDate decided = day(HistoryColumn.DECIDED);
            int year = year(award, decided);
            Ground given = ground(award);
            String kind = kind(award);
            String by = text(HistoryColumn.ISSUER).isEmpty() ? issuer : text(HistoryColumn.ISSUER);
            if (by.isEmpty()) {
                find(HistoryColumn.ISSUER, "ledger.history.missing");
            }
            lengths();
            if (!findings.isEmpty() || award == null || body == null) {
                return judged(Standing.ERROR, name, says(award, year), null, null);
            }
            var subject = new NewSubject(UUID.randomUUID(), kind, name, body, text(HistoryColumn.PLACE), born);
            Optional<UUID> who = who(subject);
            if (who.isEmpty()) {
                return judged(Standing.ERROR, name, says(award, year), null, null);
            }
            boolean isNew = who.get().equals(subject.id());
            var held = new HeldAward(
                    UUID.randomUUID(),
                    who.get(),
                    award.code(),
                    award.name(),
                    award.list(),
                    year,
                    given,
                    text(HistoryColumn.DEED),
                    text(HistoryColumn.NUMBER),
                    decided,
                    by,
                    body,
                    Source.IMPORT,
                    null);
            Standing standing = twice(held);
            return judged(
                    standing,
                    name,
                    says(award, year),
                    isNew && standing == Standing.NEW ? subject : null,
                    standing == Standing.NEW ? held : null);
        }

        private Judged judged(
                Standing standing, String name, String says, @Nullable NewSubject subject, @Nullable HeldAward award) {
            return new Judged(row.number(), standing, name, says, List.copyOf(findings), subject, award);
        }

        private String says(@Nullable Award award, int year) {
            return String.join(
                    ", ",
                    List.of(
                                    award == null ? text(HistoryColumn.AWARD) : award.name(),
                                    year == 0 ? "" : String.valueOf(year),
                                    text(HistoryColumn.NUMBER),
                                    text(HistoryColumn.BODY))
                            .stream()
                            .filter(part -> !part.isEmpty())
                            .toList());
        }

        // ---- headings of sections

        /** A line with one text alone: it heads those below it. What numbers it is no plain number. */
        private boolean section() {
            String order = text(HistoryColumn.ORDER);
            long cells = texts.keySet().stream()
                    .filter(column -> column != HistoryColumn.ORDER)
                    .count();
            if (cells > 1
                    || PLAIN_NUMBER.matcher(order).matches()
                    || !row.faults().isEmpty()) {
                return false;
            }
            String heading = heading();
            Award award = one(known.awards().find(heading)).map(known::award).orElse(null);
            UUID body = one(known.bodies().find(heading)).orElse(null);
            if (order.isEmpty() && award == null && body == null) {
                return false;
            }
            sectionAward = award == null ? sectionAward : award;
            sectionBody = body == null ? sectionBody : body;
            return true;
        }

        private String heading() {
            return texts.entrySet().stream()
                    .filter(entry -> entry.getKey() != HistoryColumn.ORDER)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(text(HistoryColumn.ORDER));
        }

        private String sectionSays() {
            return sectionAward == null ? "" : sectionAward.name();
        }

        // ---- cells

        private void faults() {
            row.faults().forEach((column, fault) -> {
                HistoryColumn at = HistoryColumn.valueOf(column);
                if (!answers.containsKey(cell(at))) {
                    find(
                            at,
                            switch (fault) {
                                case FORMULA -> "ledger.history.formula";
                                case ERROR -> "ledger.history.error";
                                case NO_DATE -> "ledger.history.no-date";
                            });
                }
            });
        }

        private boolean faulty(HistoryColumn column) {
            Fault fault = row.faults().get(column.name());
            return fault != null && !answers.containsKey(cell(column));
        }

        private String name() {
            String name = NewSubject.cleaned(text(HistoryColumn.NAME));
            if (name.isEmpty() && !faulty(HistoryColumn.NAME)) {
                find(HistoryColumn.NAME, "ledger.history.missing");
            }
            return name;
        }

        private @Nullable Award award() {
            String written = text(HistoryColumn.AWARD);
            if (written.isEmpty()) {
                if (sectionAward == null && !faulty(HistoryColumn.AWARD)) {
                    find(HistoryColumn.AWARD, "ledger.history.missing");
                }
                return sectionAward;
            }
            String meant = answers.getOrDefault("award " + written, written);
            Match<String> match = known.awards().find(meant);
            Optional<String> code = one(match);
            if (code.isEmpty() && !faulty(HistoryColumn.AWARD)) {
                ask(
                        HistoryColumn.AWARD,
                        "ledger.history.no-award",
                        "award " + written,
                        written,
                        options(
                                match,
                                one -> known.award(one).code(),
                                one -> known.award(one).name()));
            }
            return code.map(known::award).orElse(null);
        }

        private @Nullable UUID body() {
            String written = text(HistoryColumn.BODY);
            if (written.isEmpty()) {
                UUID body = sectionBody == null ? ownBody : sectionBody;
                if (body == null) {
                    find(HistoryColumn.BODY, "ledger.history.missing");
                }
                return body;
            }
            String meant = answers.getOrDefault("body " + written, written);
            UUID coded = known.byCode(meant);
            if (coded != null) {
                return coded;
            }
            Match<UUID> match = known.bodies().find(meant);
            Optional<UUID> body = one(match);
            if (body.isEmpty() && !faulty(HistoryColumn.BODY)) {
                ask(
                        HistoryColumn.BODY,
                        "ledger.history.no-body",
                        "body " + written,
                        written,
                        options(match, known::codeOf, known::bodyLabel));
            }
            return body.orElse(null);
        }

        private @Nullable LocalDate day(HistoryColumn column) {
            if (!texts.containsKey(column) || faulty(column)) {
                return null;
            }
            Optional<LocalDate> day =
                    answers.containsKey(cell(column)) || !row.days().containsKey(column.name())
                            ? Untrusted.day(text(column))
                            : row.day(column.name());
            if (day.isEmpty()) {
                find(column, "ledger.history.no-date");
            } else if (day.get().isAfter(today)) {
                find(column, "ledger.history.future");
            }
            return day.orElse(null);
        }

        /** Number, day and issuer in one cell go to their own, where those are blank. */
        private void split() {
            Matcher cited = CITED.matcher(text(HistoryColumn.NUMBER));
            if (cited.matches() && Untrusted.day(cited.group("day")).isPresent()) {
                texts.put(HistoryColumn.NUMBER, cited.group("number"));
                texts.putIfAbsent(HistoryColumn.DECIDED, cited.group("day"));
                if (cited.group("issuer") != null) {
                    texts.putIfAbsent(HistoryColumn.ISSUER, cited.group("issuer"));
                }
            }
        }

        /** A form is for the year of its decision where the row names none; of a title that year is no year before. */
        private int year(@Nullable Award award, @Nullable LocalDate decided) {
            String written = text(HistoryColumn.YEAR);
            if (written.isEmpty() && decided != null && award != null && award.list() == AwardList.FORM) {
                return decided.getYear();
            }
            if (faulty(HistoryColumn.YEAR)) {
                return 0;
            }
            boolean fits = YEAR.matcher(written).matches()
                    && Integer.parseInt(written) >= FIRST_YEAR
                    && Integer.parseInt(written) <= today.getYear();
            if (!fits) {
                find(HistoryColumn.YEAR, written.isEmpty() ? "ledger.history.missing" : "ledger.history.no-year");
                return 0;
            }
            return Integer.parseInt(written);
        }

        private Ground ground(@Nullable Award award) {
            String written = text(HistoryColumn.GROUND);
            if (written.isEmpty()) {
                return award != null && award.list() == AwardList.TITLE ? Ground.MERIT : ground;
            }
            return one(known.grounds().find(written)).orElseGet(() -> {
                if (!faulty(HistoryColumn.GROUND)) {
                    find(HistoryColumn.GROUND, "ledger.history.unknown");
                }
                return ground;
            });
        }

        private String kind(@Nullable Award award) {
            String written = text(HistoryColumn.KIND);
            String usual = LedgerSubject.KINDS.getFirst();
            if (written.isEmpty()) {
                return award == null || award.subjectKinds().contains(usual)
                        ? usual
                        : LedgerSubject.KINDS.stream()
                                .filter(kind -> award.subjectKinds().contains(kind.replace('-', '_')))
                                .findFirst()
                                .orElse(usual);
            }
            return one(known.kinds().find(written)).orElseGet(() -> {
                if (!faulty(HistoryColumn.KIND)) {
                    find(HistoryColumn.KIND, "ledger.history.unknown");
                }
                return usual;
            });
        }

        private void lengths() {
            texts.forEach((column, text) -> {
                int most = column == HistoryColumn.NAME ? LedgerSubject.LONGEST_NAME : LONGEST;
                if (text.length() > most) {
                    find(column, "ledger.history.long", most);
                }
            });
        }

        // ---- who is meant, and whether it is there already

        /** Of this subject the id; of a known one, or of one that a row above adds, that one's; empty while it is asked. */
        private Optional<UUID> who(NewSubject subject) {
            String key = String.join(
                    "|",
                    subject.kind(),
                    subject.name().toLowerCase(Locale.ROOT),
                    String.valueOf(subject.born()),
                    subject.body().toString());
            UUID above = added.get(key);
            if (above != null) {
                return Optional.of(above);
            }
            String question = "who " + key;
            String answer = answers.get(question);
            List<Likeness> alike = known.alike(subject);
            if (answer != null) {
                return Optional.of(Untrusted.id(answer)
                        .filter(id -> alike.stream()
                                .anyMatch(one -> one.subject().id().equals(id)))
                        .orElseGet(() -> {
                            added.put(key, subject.id());
                            return subject.id();
                        }));
            }
            List<Likeness> certain = alike.stream().filter(Likeness::certain).toList();
            if (certain.size() == 1) {
                return Optional.of(certain.getFirst().subject().id());
            }
            if (alike.isEmpty()) {
                added.put(key, subject.id());
                return Optional.of(subject.id());
            }
            findings.add(new Finding(
                    HistoryColumn.NAME.name(),
                    "ledger.history.who",
                    List.of(row.number(), headingOf(HistoryColumn.NAME), subject.name()),
                    question,
                    subject.name(),
                    alike.stream()
                            .sorted(Comparator.comparingDouble(Likeness::closeness)
                                    .reversed())
                            .limit(5)
                            .map(one -> new Option(one.subject().id().toString(), known.label(one)))
                            .toList(),
                    true));
            return Optional.empty();
        }

        private Standing twice(HeldAward held) {
            List<Entered> those = entered.computeIfAbsent(
                    held.subjectId(),
                    id -> new ArrayList<>(known.awardsOf(id).stream()
                            .map(award -> new Entered(award, 0))
                            .toList()));
            Optional<Entered> same =
                    those.stream().filter(one -> held.repeats(one.award())).findFirst();
            if (same.isEmpty()) {
                those.add(new Entered(held, row.number()));
                return Standing.NEW;
            }
            if (same.get().row() == 0) {
                find(HistoryColumn.AWARD, "ledger.history.held");
                return Standing.SAME;
            }
            find(HistoryColumn.AWARD, "ledger.history.twice", same.get().row());
            return Standing.ERROR;
        }

        // ---- findings

        private void find(HistoryColumn column, String key, Object... more) {
            List<Object> args = new ArrayList<>(List.of(row.number(), headingOf(column)));
            args.addAll(List.of(more));
            findings.add(new Finding(column.name(), key, args, cell(column), text(column), List.of(), true));
        }

        private void ask(HistoryColumn column, String key, String question, String written, List<Option> options) {
            findings.add(new Finding(
                    column.name(),
                    key,
                    List.of(row.number(), headingOf(column), written),
                    question,
                    written,
                    options,
                    true));
        }
    }

    private String headingOf(HistoryColumn column) {
        String mapped = sheet.mapped().get(column.name());
        return mapped == null ? known.word(column) : mapped;
    }

    private static <T> Optional<T> one(Match<T> match) {
        return match instanceof Match.One<T>(T found) ? Optional.of(found) : Optional.empty();
    }

    private static <T> List<Option> options(Match<T> match, Function<T, String> value, Function<T, String> label) {
        List<T> meant = switch (match) {
            case Match.One<T>(T found) -> List.of(found);
            case Match.Several<T>(List<T> found) -> found;
            case Match.None<T>(List<Alike<T>> alike) ->
                alike.stream().map(Alike::found).toList();
        };
        return meant.stream()
                .map(one -> new Option(value.apply(one), label.apply(one)))
                .toList();
    }
}
