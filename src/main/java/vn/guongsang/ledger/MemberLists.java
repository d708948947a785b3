package vn.guongsang.ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.LedgerRecord.Membership;
import vn.guongsang.ledger.Likeness.Reason;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * The members of a collective as a list: looked through row by row, then all of them are entered, or nobody is. A
 * person whom the ledger knows is found again; whom it does not know, it adds.
 */
@Service
public class MemberLists {

    /** More people than any collective has that is put forward. */
    public static final int ROWS = 2_000;

    private static final int LONGEST = 300;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final Members members;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    MemberLists(
            LedgerSubjects subjects,
            Ledger ledger,
            Members members,
            Permissions permissions,
            Audit audit,
            BusinessDay day) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.members = members;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    /** What a row would do. */
    public enum Standing {
        /** somebody whom the ledger knows joins */
        JOINS,
        /** joins, and is new to the ledger */
        NEW,
        /** belongs to it already: nothing is done */
        SAME,
        ERROR
    }

    /**
     * One row.
     *
     * @param person whom the ledger knows; null where there is none, or nobody can tell which
     */
    public record Row(
            int number,
            String name,
            @Nullable LocalDate born,
            boolean leader,
            LocalDate since,
            @Nullable LocalDate until,
            String basis,
            @Nullable UUID person,
            Standing standing,
            List<Text> findings) {

        boolean enters() {
            return standing == Standing.JOINS || standing == Standing.NEW;
        }
    }

    /**
     * What holds where a row says nothing.
     *
     * @param since from when they belong to it
     * @param basis the paper on which that rests
     */
    public record Usual(LocalDate since, String basis) {}

    /** What was pasted from Excel is a sheet parted by tabs. */
    public static Upload pasted(String text) {
        return new Upload("dan.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file as it would have been pasted, so that it can be put right in place. */
    public static String text(IncomingSheet sheet) {
        return Stream.concat(
                        Stream.of(Stream.of(MemberColumn.values()).map(MemberColumn::heading)),
                        sheet.rows().stream()
                                .map(row -> Stream.of(MemberColumn.values())
                                        .map(column -> column.dated()
                                                ? row.day(column.name())
                                                        .map(DATE::format)
                                                        .orElseGet(() -> row.text(column.name()))
                                                : row.text(column.name()))))
                .map(cells -> cells.map(MemberLists::cell).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private static String cell(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.contains("\"") ? "\"" + line.replace("\"", "\"\"") + "\"" : line;
    }

    /**
     * @throws vn.guongsang.verdict.Refusal if it cannot be read, see {@link IncomingSheet#read}, is empty or too long
     */
    public static IncomingSheet read(Upload upload) {
        IncomingSheet sheet = IncomingSheet.read(upload, MemberColumn.wanted());
        int rows = sheet.rows().size();
        if (rows == 0 || rows > ROWS) {
            Verdict.refused(rows == 0 ? "ledger.members.refused.empty" : "ledger.members.refused.long", rows, ROWS)
                    .orThrow();
        }
        return sheet;
    }

    /** What each row would do now. */
    public List<Row> look(Actor by, LedgerSubject collective, IncomingSheet sheet, Usual usual) {
        permissions.require(by, LedgerAction.RECORD, Concerned.of(collective));
        Map<Integer, List<Likeness>> alike = subjects.found(
                by,
                collective.bodyId(),
                sheet.rows().stream()
                        .map(row -> new LedgerSubjects.Wanted(
                                row.number(),
                                LedgerSubject.KINDS.getFirst(),
                                row.text(MemberColumn.NAME.name()),
                                row.day(MemberColumn.BORN.name()).orElse(null)))
                        .toList());
        List<Members.Member> known = members.of(collective.id());
        Set<Object> named = new HashSet<>();
        return sheet.rows().stream()
                .map(row -> row(row, alike.getOrDefault(row.number(), List.of()), known, named, usual))
                .toList();
    }

    private Row row(
            IncomingSheet.Row row, List<Likeness> alike, List<Members.Member> known, Set<Object> named, Usual usual) {
        var wrong = new ArrayList<Text>();
        row.faults()
                .forEach((column, fault) -> wrong.add(Text.key(
                        "ledger.members.finding." + fault,
                        MemberColumn.valueOf(column).heading())));
        String name = NewSubject.cleaned(row.text(MemberColumn.NAME.name()));
        LocalDate born = row.day(MemberColumn.BORN.name()).orElse(null);
        LocalDate since = row.day(MemberColumn.SINCE.name()).orElse(usual.since());
        LocalDate until = row.day(MemberColumn.UNTIL.name()).orElse(null);
        String said = row.text(MemberColumn.BASIS.name());
        String basis = said.isEmpty() ? usual.basis() : said;
        Optional<Boolean> leads = MemberColumn.leads(row.text(MemberColumn.ROLE.name()));
        if (name.isEmpty()) {
            wrong.add(Text.key("ledger.members.finding.name"));
        } else if (name.length() > LedgerSubject.LONGEST_NAME || basis.length() > LONGEST) {
            wrong.add(Text.key("ledger.members.finding.long"));
        }
        if (leads.isEmpty()) {
            wrong.add(Text.key("ledger.members.finding.role", row.text(MemberColumn.ROLE.name())));
        }
        if (born != null && born.isAfter(day.today()) || since.isAfter(day.today())) {
            wrong.add(Text.key("ledger.members.finding.future"));
        }
        if (until != null && until.isBefore(since)) {
            wrong.add(Text.key("frame.problem.period"));
        }
        List<LedgerSubject> meant = meant(alike, born);
        if (meant.size() > 1) {
            wrong.add(Text.key("ledger.members.finding.which", meant.size()));
        }
        UUID person = meant.size() == 1 ? meant.getFirst().id() : null;
        Object who = person == null ? List.of(name, String.valueOf(born)) : person;
        if (!name.isEmpty() && !named.add(who)) {
            wrong.add(Text.key("ledger.members.finding.twice"));
        }
        boolean belongs = known.stream()
                .anyMatch(member -> member.personId().equals(person)
                        && (member.until() == null || !member.until().isBefore(since))
                        && (until == null || !member.since().isAfter(until)));
        Standing standing = !wrong.isEmpty()
                ? Standing.ERROR
                : belongs ? Standing.SAME : person == null ? Standing.NEW : Standing.JOINS;
        List<Text> findings = wrong;
        if (standing == Standing.JOINS) {
            LedgerSubject one = meant.getFirst();
            findings = List.of(Text.key("ledger.members.finding.known", one.name(), one.place()));
        }
        return new Row(row.number(), name, born, leads.orElse(false), since, until, basis, person, standing, findings);
    }

    /** The one who is so called beyond doubt; otherwise all who are so called and may be the one. */
    private static List<LedgerSubject> meant(List<Likeness> alike, @Nullable LocalDate born) {
        Optional<Likeness> certain = alike.stream().filter(Likeness::certain).findFirst();
        if (certain.isPresent() && born != null) {
            return List.of(certain.get().subject());
        }
        return alike.stream()
                .filter(one -> (one.reasons().contains(Reason.SAME_NAME)
                                || one.reasons().contains(Reason.SAME_LETTERS))
                        && !one.reasons().contains(Reason.OTHER_BIRTH))
                .map(Likeness::subject)
                .toList();
    }

    public static long count(List<Row> rows, Standing standing) {
        return rows.stream().filter(row -> row.standing() == standing).count();
    }

    /**
     * Enters all whom the list names and who do not belong yet, or nobody.
     *
     * @param form made by the page: sent twice, the list is entered once
     */
    @Transactional
    public Verdict enter(Actor by, UUID form, LedgerSubject collective, IncomingSheet sheet, Usual usual) {
        permissions.require(by, LedgerAction.RECORD, Concerned.of(collective));
        List<Row> rows = look(by, collective, sheet, usual);
        long errors = count(rows, Standing.ERROR);
        if (errors > 0) {
            return Verdict.refused("m26", errors);
        }
        List<Row> entering = rows.stream().filter(Row::enters).toList();
        subjects.addAll(
                by,
                collective.bodyId(),
                entering.stream()
                        .filter(row -> row.person() == null)
                        .map(row -> new NewSubject(
                                id(form, "person", row),
                                LedgerSubject.KINDS.getFirst(),
                                row.name(),
                                collective.bodyId(),
                                collective.name(),
                                row.born()))
                        .toList());
        for (Row row : entering) {
            ledger.keep(
                    by,
                    new Membership(
                            id(form, "membership", row),
                            Objects.requireNonNullElseGet(row.person(), () -> id(form, "person", row)),
                            collective.id(),
                            "",
                            row.leader(),
                            row.since(),
                            row.until(),
                            row.basis()));
        }
        if (!entering.isEmpty()) {
            audit.record(
                    by.by(),
                    "ledger.members-listed",
                    Subject.of(LedgerSubjects.KIND, collective.id()),
                    usual.basis(),
                    Map.of(
                            "joined", String.valueOf(entering.size()),
                            "new", String.valueOf(count(rows, Standing.NEW))));
        }
        return Verdict.ALLOWED;
    }

    private static UUID id(UUID form, String what, Row row) {
        return UUID.nameUUIDFromBytes((form + what + row.number()).getBytes(StandardCharsets.UTF_8));
    }
}
