package vn.guongsang.ledger.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.ledger.LedgerRecord;
import vn.guongsang.ledger.LedgerRecord.Composition;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Matter;
import vn.guongsang.ledger.LedgerRecord.Membership;
import vn.guongsang.ledger.LedgerRecord.People;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerRecord.Work;
import vn.guongsang.organisation.NameMatching;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Grade;
import vn.guongsang.time.BusinessDay;

/** The fields of each kind of record, as they come back from the form that enters one and from that which corrects it. */
@Component
public class RecordForm {

    private static final int LONGEST = 1_000;
    private static final int MOST_PEOPLE = 100_000;
    private static final String PERSON = "individual";

    /** Names of organisations of which membership is sensitive. */
    private static final List<String> SENSITIVE = sensitive();

    private final Awards awards;
    private final Eligibility eligibility;
    private final BusinessDay day;

    RecordForm(Awards awards, Eligibility eligibility, BusinessDay day) {
        this.awards = awards;
        this.eligibility = eligibility;
        this.day = day;
    }

    private static List<String> sensitive() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        RecordForm.class.getResourceAsStream("/vn/guongsang/ledger/sealed-organisations.tsv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Typed typed(Map<String, String> sent) {
        return new Typed(sent, day.today());
    }

    /** What was typed instead of a record: it belongs to the same subject and is of the same kind. */
    LedgerRecord instead(Typed typed, LedgerRecord before) {
        UUID subject = before.subjectId();
        return switch (before) {
            case Rating _ -> rating(typed, subject);
            case Work _ -> work(typed, subject);
            case Discipline _ -> discipline(typed, subject);
            case Matter matter -> {
                Matter said = matter(typed, subject);
                yield new Matter(
                        said.id(),
                        subject,
                        said.kind(),
                        said.words(),
                        said.basis(),
                        said.since(),
                        matter.concludedOn(),
                        matter.conclusion());
            }
            case Membership membership ->
                membership(
                        typed,
                        subject,
                        membership.collectiveId(),
                        membership.collectiveId() == null ? organisation(typed) : "");
            case Composition composition -> composition.counted() ? counted(typed, subject) : stated(typed, subject);
        };
    }

    Rating rating(Typed typed, UUID subject) {
        return new Rating(
                typed.id(),
                subject,
                typed.year("nam"),
                typed.chosen(Grade.class, "muc"),
                typed.needed("van-ban", LONGEST));
    }

    Work work(Typed typed, UUID subject) {
        return new Work(
                typed.id(),
                subject,
                typed.chosen(Facts.WorkKind.class, "loai"),
                typed.needed("ten-sang-kien", LONGEST),
                typed.chosen(Facts.Scope.class, "pham-vi"),
                typed.year("nam"),
                typed.needed("noi-cong-nhan", LONGEST),
                typed.needed("van-ban", LONGEST));
    }

    Discipline discipline(Typed typed, UUID subject) {
        LocalDate decided = typed.neededDay("ngay-quyet-dinh");
        return new Discipline(
                typed.id(),
                subject,
                typed.needed("hinh-thuc", LONGEST),
                typed.needed("quyet-dinh", LONGEST),
                decided,
                after(typed, "het-ngay", decided, "ledger.problem.order"));
    }

    /** A day that may be still to come, and not before another one. */
    private static @Nullable LocalDate after(Typed typed, String field, LocalDate first, String wrong) {
        LocalDate last = Untrusted.day(typed.raw(field)).orElse(null);
        if (last == null && !typed.raw(field).isBlank()) {
            typed.problems().add(field, "m23");
        } else if (last != null && last.isBefore(first)) {
            typed.problems().add(field, wrong);
        }
        return last;
    }

    Matter matter(Typed typed, UUID subject) {
        return new Matter(
                typed.id(),
                subject,
                typed.chosen(Facts.MatterKind.class, "loai"),
                typed.needed("noi-dung", LONGEST),
                typed.needed("can-cu", LONGEST),
                typed.neededDay("tu-ngay"),
                null,
                "");
    }

    // ---- who belongs to what

    /** The organisations that rules ask for, in their words: what means the same is kept in these words. */
    List<String> organisations() {
        return List.copyOf(eligibility.rulebook().organisations());
    }

    String organisation(Typed typed) {
        String name = typed.needed("to-chuc", LONGEST);
        if (SENSITIVE.stream().anyMatch(known -> NameMatching.means(known, name))) {
            typed.problems().add("to-chuc", "ledger.problem.party");
        }
        return organisations().stream()
                .filter(known -> NameMatching.means(known, name))
                .findFirst()
                .orElse(name);
    }

    /** @param organisation empty where it is a collective */
    Membership membership(Typed typed, UUID person, @Nullable UUID collective, String organisation) {
        LocalDate since = typed.neededDay("vao-ngay");
        return new Membership(
                typed.id(),
                person,
                collective,
                organisation,
                collective != null && typed.raw("vai-tro").equals("true"),
                since,
                after(typed, "ra-ngay", since, "frame.problem.period"),
                typed.needed("can-cu-tham-gia", LONGEST));
    }

    // ---- of whom a collective consists

    /** A number that is asked for: of all and of the leaders. */
    public record Asked(String key, String name, String message) {}

    /** In the order of the form: the number of people, each grade, each title that persons are given. */
    List<Asked> asked() {
        var asked = new ArrayList<Asked>();
        asked.add(new Asked("tong", "", "ledger.composition.people"));
        for (Grade grade : List.of(Grade.values()).reversed()) {
            asked.add(new Asked(grade.name(), "", "rules.grade." + grade));
        }
        titles().forEach(title -> asked.add(new Asked(title.code(), title.name(), "")));
        return asked;
    }

    private List<Award> titles() {
        return awards.on(day.today()).stream()
                .filter(award ->
                        award.list() == AwardList.TITLE && award.subjectKinds().contains(PERSON))
                .toList();
    }

    /** What a record says under the key of a number, empty where it says nothing. */
    public static String said(@Nullable People people, String key) {
        if (people == null) {
            return "";
        }
        Integer number = key.equals("tong")
                ? Integer.valueOf(people.people())
                : Untrusted.of(Grade.class, key)
                        .map(grade -> people.rated().get(grade))
                        .orElseGet(() -> people.holding().get(key));
        return number == null ? "" : number.toString();
    }

    Composition counted(Typed typed, UUID subject) {
        return new Composition(
                typed.id(), subject, typed.year("nam-dem"), null, null, typed.needed("can-cu-dem", LONGEST));
    }

    Composition stated(Typed typed, UUID subject) {
        People staff = people(typed, "nguoi");
        People leaders = people(typed, "lanh-dao");
        if (leaders.people() > staff.people()) {
            typed.problems().add("lanh-dao-tong", "ledger.problem.leaders", staff.people());
        }
        for (Asked one : asked()) {
            Optional<Integer> among = number(typed, "nguoi-" + one.key(), staff.people());
            Optional<Integer> led = number(typed, "lanh-dao-" + one.key(), leaders.people());
            if (among.isPresent() && led.filter(number -> number > among.get()).isPresent()) {
                typed.problems().add("lanh-dao-" + one.key(), "ledger.problem.leaders", among.get());
            }
        }
        return new Composition(
                typed.id(),
                subject,
                typed.year("nam-ke-khai"),
                staff,
                leaders,
                typed.needed("can-cu-ke-khai", LONGEST));
    }

    private People people(Typed typed, String whom) {
        int size = number(typed, whom + "-tong", MOST_PEOPLE).orElseGet(() -> {
            typed.problems().add(whom + "-tong", "ledger.problem.number", MOST_PEOPLE);
            return 0;
        });
        Map<Grade, Integer> rated = new EnumMap<>(Grade.class);
        for (Grade grade : Grade.values()) {
            said(typed, whom + "-" + grade, size).ifPresent(number -> rated.put(grade, number));
        }
        if (rated.values().stream().mapToInt(Integer::intValue).sum() > size) {
            typed.problems().add(whom + "-" + Grade.EXCELLENT, "ledger.problem.rated", size);
        }
        Map<String, Integer> holding = new LinkedHashMap<>();
        titles().forEach(title ->
                said(typed, whom + "-" + title.code(), size).ifPresent(number -> holding.put(title.code(), number)));
        return new People(size, holding, rated);
    }

    /** Empty where nothing is said. */
    private static Optional<Integer> said(Typed typed, String field, int most) {
        Optional<Integer> number = number(typed, field, most);
        if (number.isEmpty() && !typed.raw(field).isBlank()) {
            typed.problems().add(field, "ledger.problem.number", most);
        }
        return number;
    }

    private static Optional<Integer> number(Typed typed, String field, int most) {
        return Untrusted.number(typed.raw(field).strip(), 0, most);
    }
}
