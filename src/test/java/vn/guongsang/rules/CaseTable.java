package vn.guongsang.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.Facts.Composition;
import vn.guongsang.rules.Facts.Discipline;
import vn.guongsang.rules.Facts.Figure;
import vn.guongsang.rules.Facts.Found;
import vn.guongsang.rules.Facts.Group;
import vn.guongsang.rules.Facts.Held;
import vn.guongsang.rules.Facts.Matter;
import vn.guongsang.rules.Facts.MatterKind;
import vn.guongsang.rules.Facts.Membership;
import vn.guongsang.rules.Facts.Place;
import vn.guongsang.rules.Facts.Rating;
import vn.guongsang.rules.Facts.Scope;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.rules.Facts.Work;
import vn.guongsang.rules.Facts.WorkKind;

/**
 * Cases as the table writes them. The year is that before the day unless {@code year:} says another, and all topics are
 * completely on record but those after a question mark:
 *
 * <pre>
 * CSTDCS:2022,2023  BK_BT:2019@AD_HOC   awards held, on merit unless another ground is said
 * r:2020-2024=G  r:2024=E               ratings: E excellent, G good, D done, F failed
 * i:2023/BASE  t:2023/NATION            an initiative, a topic, and how far it reaches
 * d:2025-03-09  d:?                     a discipline by the last day on which it is served
 * m:PRESS/2025-01-01/2025-02-01         a matter, open from, concluded on
 * b:1990-03-10                          birth
 * in:Đoàn/2020-01-01/2024-12-31         belongs, underscores for blanks
 * s:10/LDTT=7/G=10  l:3/LDTT=3  of:2023 staff, leaders, of which year
 * f:doanh-thu/2024=12.5                 a figure
 * p:CSTDCS=2/20/5                       given, of how many, allowed; - for not known
 * +k1b  -k1b                            what a person found
 * ?AWARDS  ??                           not completely on record; nothing is
 * </pre>
 */
final class CaseTable {

    private static final Map<String, Grade> GRADES =
            Map.of("E", Grade.EXCELLENT, "G", Grade.GOOD, "D", Grade.DONE, "F", Grade.FAILED);

    private final LocalDate day;
    private final Set<Topic> complete = EnumSet.allOf(Topic.class);
    private final List<Held> awards = new ArrayList<>();
    private final List<Rating> ratings = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private final List<Discipline> disciplines = new ArrayList<>();
    private final List<Matter> matters = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Found> findings = new ArrayList<>();
    private int year;
    private int composed;
    private @Nullable LocalDate birth;
    private @Nullable Group staff;
    private Group leaders = new Group(0, Map.of(), Map.of());

    private CaseTable(LocalDate day) {
        this.day = day;
        this.year = day.getYear() - 1;
    }

    /** @param of kind of subject and ground */
    static Case of(String award, String of, LocalDate day, String facts) {
        var table = new CaseTable(day);
        Stream.of(facts.split(" ")).filter(token -> !token.isBlank()).forEach(table::add);
        String[] kindAndGround = of.split(" ");
        return new Case(award, kindAndGround[0], Ground.valueOf(kindAndGround[1]), day, table.year, table.facts());
    }

    private Facts facts() {
        return new Facts(
                day,
                complete,
                awards,
                ratings,
                works,
                disciplines,
                matters,
                birth,
                memberships,
                staff == null ? null : new Composition(composed == 0 ? year : composed, staff, leaders, "danh sách"),
                figures,
                places,
                findings);
    }

    private void add(String token) {
        if (token.startsWith("+") || token.startsWith("-")) {
            findings.add(new Found(token.substring(1), token.startsWith("+"), "kết luận " + token));
            return;
        }
        if (token.startsWith("?")) {
            if (token.equals("??")) {
                complete.clear();
            } else {
                complete.remove(Topic.valueOf(token.substring(1)));
            }
            return;
        }
        String key = token.substring(0, token.indexOf(':'));
        String value = token.substring(key.length() + 1);
        String[] parts = value.split("[/=]");
        switch (key) {
            case "year" -> year = Integer.parseInt(value);
            case "r" -> years(parts[0]).forEach(each -> ratings.add(new Rating(each, GRADES.get(parts[1]), token)));
            case "i", "t" ->
                works.add(new Work(
                        key.equals("i") ? WorkKind.INITIATIVE : WorkKind.TOPIC,
                        Integer.parseInt(parts[0]),
                        Scope.valueOf(parts[1]),
                        "Hội đồng",
                        token));
            case "d" -> {
                LocalDate until = value.equals("?") ? null : LocalDate.parse(value);
                disciplines.add(new Discipline("khiển trách", day.minusYears(1), until, token));
            }
            case "m" ->
                matters.add(new Matter(
                        MatterKind.valueOf(parts[0]),
                        LocalDate.parse(parts[1]),
                        parts.length > 2 ? LocalDate.parse(parts[2]) : null,
                        token));
            case "b" -> birth = LocalDate.parse(value);
            case "in" ->
                memberships.add(new Membership(
                        parts[0].replace('_', ' '),
                        LocalDate.parse(parts[1]),
                        parts.length > 2 ? LocalDate.parse(parts[2]) : null,
                        token));
            case "s" -> staff = group(value);
            case "l" -> leaders = group(value);
            case "of" -> composed = Integer.parseInt(value);
            case "f" -> figures.add(new Figure(parts[0], Integer.parseInt(parts[1]), new BigDecimal(parts[2]), token));
            case "p" ->
                places.add(new Place(
                        parts[0], year, Integer.parseInt(parts[1]), number(parts[2]), number(parts[3]), token));
            default -> {
                String[] yearsAndGround = value.split("@");
                Ground ground = yearsAndGround.length > 1 ? Ground.valueOf(yearsAndGround[1]) : Ground.MERIT;
                Arrays.stream(yearsAndGround[0].split(","))
                        .flatMapToInt(CaseTable::years)
                        .forEach(each -> awards.add(
                                new Held(key, each, LocalDate.of(each, 12, 31), ground, key + " năm " + each)));
            }
        }
    }

    private static @Nullable Integer number(String text) {
        return text.equals("-") ? null : Integer.valueOf(text);
    }

    private static IntStream years(String text) {
        String[] ends = text.split("-");
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    private static Group group(String text) {
        String[] parts = text.split("/");
        Map<String, Integer> holding = new HashMap<>();
        Map<Grade, Integer> rated = new HashMap<>();
        Arrays.stream(parts).skip(1).map(part -> part.split("=")).forEach(part -> {
            if (GRADES.containsKey(part[0])) {
                rated.put(GRADES.get(part[0]), Integer.valueOf(part[1]));
            } else {
                holding.put(part[0], Integer.valueOf(part[1]));
            }
        });
        return new Group(Integer.parseInt(parts[0]), holding, rated);
    }
}
