package vn.guongsang.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Likeness.Reason;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.NameMatching;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.rows.ManyRows;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Those who can be awarded: found again despite spelling, added once, corrected with their former names kept. */
@Service
public class LedgerSubjects {

    /** As audit entries name a subject. */
    public static final String KIND = "ledger-subject";

    private static final int WEIGHED = 200;
    private static final int PROPOSED = 20;

    /** More names are not compared letter by letter at once. */
    private static final int COMPARED = 20_000;

    /** Share of letter triples in common from which names are alike. */
    private static final String ALIKE = "0.6";

    private static final String SELECT = """
            SELECT subject.id, subject.root_id, subject.kind, subject.name, subject.body_id, subject.place, subject.born
              FROM ledger_subject subject
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Bodies bodies;
    private final Reach reach;
    private final ManyRows rows;

    LedgerSubjects(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Bodies bodies,
            Reach reach,
            ManyRows rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.bodies = bodies;
        this.reach = reach;
        this.rows = rows;
    }

    /** The record itself, also when it was merged into another. */
    public Optional<LedgerSubject> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE subject.id = :id")
                .param("id", id)
                .query(LedgerSubject.class)
                .optional();
    }

    /** The record under which this one is read now. */
    public LedgerSubject subject(UUID id) {
        return jdbc.sql(SELECT + " WHERE subject.id = (SELECT root_id FROM ledger_subject WHERE id = :id)")
                .param("id", id)
                .query(LedgerSubject.class)
                .optional()
                .orElseThrow(LedgerSubjects::hidden);
    }

    /**
     * The same for somebody who wants to read it.
     *
     * @throws Refusal when there is none, or none for this reader: the same answer
     */
    public LedgerSubject read(Actor actor, UUID id) {
        LedgerSubject subject = subject(id);
        permissions.require(actor, LedgerAction.READ, Concerned.of(subject));
        return subject;
    }

    static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("ledger.hidden"));
    }

    /** What the subject was called before or elsewhere, also under records that were merged into it. */
    public List<String> formerNames(UUID root) {
        return jdbc.sql("""
                        SELECT DISTINCT other.name
                          FROM (SELECT alias.name
                                  FROM ledger_alias alias
                                  JOIN ledger_subject subject ON subject.id = alias.subject_id
                                 WHERE subject.root_id = :root
                                 UNION
                                SELECT name FROM ledger_subject WHERE root_id = :root) other
                         WHERE other.name <> (SELECT name FROM ledger_subject WHERE id = :root)
                         ORDER BY other.name
                        """).param("root", root).query(String.class).list();
    }

    private record Named(
            UUID id,
            UUID rootId,
            String kind,
            String name,
            UUID bodyId,
            String place,
            @Nullable LocalDate born,
            String matched,
            boolean letters,
            boolean former,
            UUID matchedBody,
            @Nullable LocalDate matchedBorn) {

        LedgerSubject subject() {
            return new LedgerSubject(id, rootId, kind, name, bodyId, place, born);
        }

        @Nullable
        LocalDate anyBorn() {
            return born == null ? matchedBorn : born;
        }
    }

    /**
     * Who may be meant, the closest first, each with what speaks for and against it; only those whom the actor
     * may read. Another birth date than a known one is another person.
     *
     * @param born null when unknown
     */
    @Transactional
    public List<Likeness> found(Actor actor, String kind, String name, UUID body, @Nullable LocalDate born) {
        String wanted = SubjectName.clean(name);
        if (wanted.isEmpty() || wanted.length() > LedgerSubject.LONGEST_NAME) {
            return List.of();
        }
        jdbc.sql("SELECT set_config('pg_trgm.similarity_threshold', :alike, true)")
                .param("alike", ALIKE)
                .query(String.class)
                .single();
        List<Named> named = jdbc.sql("""
                        WITH RECURSIVE %s, named AS (
                            SELECT id, name AS matched, spelled, false AS former
                              FROM ledger_subject
                             WHERE spelled %% ledger_spelled(:name)
                            UNION ALL
                            SELECT subject_id, name, spelled, true
                              FROM ledger_alias
                             WHERE spelled %% ledger_spelled(:name)
                        )
                        SELECT root.id, root.root_id, root.kind, root.name, root.body_id, root.place, root.born,
                               named.matched, named.spelled = ledger_spelled(:name) AS letters, named.former,
                               subject.body_id AS matched_body, subject.born AS matched_born
                          FROM named
                          JOIN ledger_subject subject ON subject.id = named.id
                          JOIN ledger_subject root ON root.id = subject.root_id
                         WHERE root.kind = :kind
                           AND root.body_id IN (SELECT id FROM below)
                         ORDER BY similarity(named.spelled, ledger_spelled(:name)) DESC, root.id
                         LIMIT :most
                        """.formatted(Subtree.BELOW_ANY))
                .param("name", wanted)
                .param("kind", kind)
                .param("bodies", reach.of(actor).toArray(UUID[]::new))
                .param("today", day.today())
                .param("most", WEIGHED)
                .query(Named.class)
                .list();
        Map<UUID, Likeness> best = new HashMap<>();
        named.stream()
                .map(one -> Likeness.of(one.subject(), reasons(one, wanted, body, born)))
                .filter(Likeness::close)
                .forEach(one -> best.merge(one.subject().id(), one, Likeness::closer));
        return closestFirst(best.values());
    }

    /**
     * One of many who are looked for.
     *
     * @param number by which the answer names it
     * @param born null when unknown
     */
    public record Wanted(
            int number, String kind, String name, @Nullable LocalDate born) {}

    private record Numbered(int number, Named named) {}

    /**
     * The same for many at once, all of one body, by their numbers. A name that is merely alike is compared with those born
     * on the same day, and with those of the same body where a day is not known: nobody else would be close enough.
     */
    @Transactional(readOnly = true)
    public Map<Integer, List<Likeness>> found(Actor actor, UUID body, List<Wanted> wanted) {
        Map<Integer, Wanted> byNumber = wanted.stream()
                .map(one -> new Wanted(one.number(), one.kind(), SubjectName.clean(one.name()), one.born()))
                .filter(one -> !one.name().isEmpty() && one.name().length() <= LedgerSubject.LONGEST_NAME)
                .collect(Collectors.toMap(Wanted::number, Function.identity()));
        if (byNumber.isEmpty()) {
            return Map.of();
        }
        UUID[] roots = reach.of(actor).toArray(UUID[]::new);
        Map<Integer, Map<UUID, Likeness>> best = new HashMap<>();
        lettersOf(byNumber.values(), roots).forEach(found -> weigh(best, found, byNumber, body));
        List<Wanted> others = byNumber.values().stream()
                .filter(one -> !best.containsKey(one.number()))
                .toList();
        alike(others, near(others, body, roots)).forEach(found -> weigh(best, found, byNumber, body));
        return best.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> closestFirst(one.getValue().values())));
    }

    private static void weigh(
            Map<Integer, Map<UUID, Likeness>> best, Numbered found, Map<Integer, Wanted> wanted, UUID body) {
        Wanted one = wanted.get(found.number());
        if (one != null) {
            Likeness likeness =
                    Likeness.of(found.named().subject(), reasons(found.named(), one.name(), body, one.born()));
            if (likeness.close()) {
                best.computeIfAbsent(one.number(), _ -> new HashMap<>())
                        .merge(likeness.subject().id(), likeness, Likeness::closer);
            }
        }
    }

    private static List<Likeness> closestFirst(Collection<Likeness> some) {
        return some.stream()
                .sorted(Comparator.comparingDouble(Likeness::closeness)
                        .reversed()
                        .thenComparing(one -> one.subject().id()))
                .limit(PROPOSED)
                .toList();
    }

    private static final String NAMED = """
            named AS (
                SELECT id, name AS matched, spelled, false AS former
                  FROM ledger_subject
                UNION ALL
                SELECT subject_id, name, spelled, true
                  FROM ledger_alias
            )
            """;

    private static final String COLUMNS = """
            root.id, root.root_id, root.kind, root.name, root.body_id, root.place, root.born, named.matched, named.former,
            subject.body_id AS matched_body, subject.born AS matched_born
            """;

    private List<Numbered> lettersOf(Collection<Wanted> wanted, UUID[] roots) {
        return jdbc.sql("""
                        WITH RECURSIVE %s, %s, wanted AS MATERIALIZED (
                            SELECT number, kind, born, ledger_spelled(name) AS spelled
                              FROM unnest(:numbers::int[], :kinds::text[], :names::text[], :born::date[])
                                   AS one (number, kind, name, born)
                        )
                        SELECT wanted.number, true AS letters, %s
                          FROM wanted
                          JOIN named ON named.spelled = wanted.spelled
                          JOIN ledger_subject subject ON subject.id = named.id
                          JOIN ledger_subject root ON root.id = subject.root_id AND root.kind = wanted.kind
                         WHERE root.body_id IN (SELECT id FROM below)
                           -- who was born on another day is another one
                           AND coalesce(coalesce(root.born, subject.born) = wanted.born, true)
                        """.formatted(Subtree.BELOW_ANY, NAMED, COLUMNS))
                .param("numbers", wanted.stream().map(Wanted::number).toArray(Integer[]::new))
                .param("kinds", wanted.stream().map(Wanted::kind).toArray(String[]::new))
                .param("names", wanted.stream().map(Wanted::name).toArray(String[]::new))
                .param("born", days(wanted.stream().map(Wanted::born)))
                .param("bodies", roots)
                .param("today", day.today())
                .query((row, _) -> new Numbered(row.getInt("number"), named(row)))
                .list();
    }

    /**
     * Born on a day on which one of them was born, or of the body where a day of birth is not known on one side; none
     * where they are too many to be compared.
     */
    private List<Named> near(Collection<Wanted> wanted, UUID body, UUID[] roots) {
        List<Named> near = jdbc.sql("""
                        WITH RECURSIVE %s, %s, near AS (
                            SELECT id FROM ledger_subject WHERE born = ANY (:born::date[])
                            UNION
                            SELECT subject.id
                              FROM ledger_subject root
                              JOIN ledger_subject subject ON subject.root_id = root.id
                             WHERE root.body_id = :body
                               AND (root.born IS NULL OR root.kind = ANY (:unborn::text[]))
                            UNION
                            SELECT id
                              FROM ledger_subject
                             WHERE body_id = :body
                               AND (born IS NULL OR kind = ANY (:unborn::text[]))
                        )
                        SELECT false AS letters, %s
                          FROM near
                          JOIN ledger_subject subject ON subject.id = near.id
                          JOIN ledger_subject root ON root.id = subject.root_id
                          JOIN named ON named.id = subject.id
                         WHERE root.kind = ANY (:kinds::text[])
                           AND root.body_id IN (SELECT id FROM below)
                         LIMIT :most
                        """.formatted(Subtree.BELOW_ANY, NAMED, COLUMNS))
                .param("body", body)
                .param(
                        "born",
                        days(wanted.stream()
                                .map(Wanted::born)
                                .filter(Objects::nonNull)
                                .distinct()))
                .param("unborn", unborn(wanted).toArray(String[]::new))
                .param("kinds", wanted.stream().map(Wanted::kind).distinct().toArray(String[]::new))
                .param("bodies", roots)
                .param("today", day.today())
                .param("most", COMPARED + 1)
                .query((row, _) -> named(row))
                .list();
        return near.size() > COMPARED ? List.of() : near;
    }

    private static @Nullable String[] days(Stream<@Nullable LocalDate> days) {
        return days.map(one -> one == null ? null : one.toString()).toArray(String[]::new);
    }

    /** The kinds of those whose day of birth is not told: everybody of the body may be meant. */
    private static Set<String> unborn(Collection<Wanted> wanted) {
        return wanted.stream()
                .filter(one -> one.born() == null)
                .map(Wanted::kind)
                .collect(Collectors.toSet());
    }

    /** Whose names are compared: those born on one day, or those whose day nobody knows. */
    private record Block(String kind, @Nullable LocalDate born) {}

    private static List<Numbered> alike(Collection<Wanted> wanted, List<Named> near) {
        Map<Block, NameMatching<Named>> ofBirth = new HashMap<>();
        Map<String, NameMatching<Named>> ofKind = new HashMap<>();
        Set<String> unborn = unborn(wanted);
        for (Named named : near) {
            ofBirth.computeIfAbsent(new Block(named.kind(), named.anyBorn()), _ -> new NameMatching<>())
                    .add(named, named.matched(), List.of());
            if (unborn.contains(named.kind())) {
                ofKind.computeIfAbsent(named.kind(), _ -> new NameMatching<>()).add(named, named.matched(), List.of());
            }
        }
        var alike = new ArrayList<Numbered>();
        for (Wanted one : wanted) {
            List<@Nullable NameMatching<Named>> blocks = one.born() == null
                    ? Arrays.asList(ofKind.get(one.kind()))
                    : Arrays.asList(
                            ofBirth.get(new Block(one.kind(), one.born())), ofBirth.get(new Block(one.kind(), null)));
            for (NameMatching<Named> names : blocks) {
                if (names != null && names.find(one.name()) instanceof NameMatching.Match.None<Named>(var some)) {
                    some.stream()
                            .filter(other -> other.similarity() >= Double.parseDouble(ALIKE))
                            .forEach(other -> alike.add(new Numbered(one.number(), other.found())));
                }
            }
        }
        return alike;
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(
                row.getObject("id", UUID.class),
                row.getObject("root_id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getObject("body_id", UUID.class),
                row.getString("place"),
                row.getObject("born", LocalDate.class),
                row.getString("matched"),
                row.getBoolean("letters"),
                row.getBoolean("former"),
                row.getObject("matched_body", UUID.class),
                row.getObject("matched_born", LocalDate.class));
    }

    private static Set<Reason> reasons(Named one, String name, UUID body, @Nullable LocalDate born) {
        Set<Reason> reasons = EnumSet.of(
                NameMatching.means(name, one.matched())
                        ? Reason.SAME_NAME
                        : one.letters() ? Reason.SAME_LETTERS : Reason.ALIKE_NAME);
        if (one.former()) {
            reasons.add(Reason.FORMER_NAME);
        }
        if (body.equals(one.bodyId()) || body.equals(one.matchedBody())) {
            reasons.add(Reason.SAME_BODY);
        }
        if (one.subject().individual()) {
            reasons.add(Reason.ofBirths(one.anyBorn(), born));
        }
        return reasons;
    }

    /** Adds many of one list; whoever brings the list in records it as a whole. */
    @Transactional
    public void addAll(Actor by, UUID body, List<NewSubject> added) {
        permissions.require(by, LedgerAction.RECORD, Concerned.of(body));
        added.forEach(this::check);
        LocalDate today = day.today();
        OffsetDateTime now = now();
        rows.copy(
                "ledger_subject",
                List.of(
                        "id",
                        "root_id",
                        "kind",
                        "name",
                        "body_id",
                        "place",
                        "born",
                        "added_on",
                        "added_at",
                        "added_by",
                        "added_by_name"),
                added.stream()
                        .map(one -> new @Nullable Object[] {
                            one.id(),
                            one.id(),
                            one.kind(),
                            one.name(),
                            body,
                            one.place(),
                            one.born(),
                            today,
                            now,
                            by.accountId(),
                            by.name()
                        })
                        .toList());
    }

    /**
     * Adds one; the same form sent twice adds it once.
     *
     * @return its id, that of the form
     * @throws Refusal when the form names the record of another: the same answer as for one that may not be read
     */
    @Transactional
    public UUID add(Actor by, NewSubject added) {
        permissions.require(by, LedgerAction.RECORD, Concerned.of(added.body()));
        check(added);
        int inserted = jdbc.sql("""
                        INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, born,
                                                    added_on, added_at, added_by, added_by_name)
                        VALUES (:id, :id, :kind, :name, :body, :place, :born, :today, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", added.id())
                .param("kind", added.kind())
                .param("name", added.name())
                .param("body", added.body())
                .param("place", added.place())
                .param("born", added.born())
                .param("today", day.today())
                .param("now", now())
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
        if (inserted == 1) {
            audit.record(by.by(), "ledger.subject-added", logged(added.id()), Map.of("name", added.name()));
        } else if (!isTheirs(by, added)) {
            throw hidden();
        }
        return added.id();
    }

    /** Whether it was added by the same person for the same body, so that their form may have been sent before. */
    private boolean isTheirs(Actor by, NewSubject added) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM ledger_subject
                                        WHERE id = :id
                                          AND body_id = :body
                                          AND added_by = :by)
                        """)
                .param("id", added.id())
                .param("body", added.body())
                .param("by", by.accountId())
                .query(Boolean.class)
                .single();
    }

    /** Puts right what is known of a subject, or moves it to the body where it works now; an old name stays known. */
    @Transactional
    public void correct(Actor by, NewSubject corrected, String basis) {
        LedgerSubject before = subject(corrected.id());
        permissions.require(by, LedgerAction.RECORD, Concerned.of(before));
        permissions.require(by, LedgerAction.RECORD, Concerned.of(corrected.body()));
        check(corrected);
        if (!before.kind().equals(corrected.kind())) {
            Verdict.refused("ledger.kind.fixed").orThrow();
        }
        List<Change> changes = Change.changes()
                .of("ledger.column.name", before.name(), corrected.name())
                .of("ledger.column.born", before.born(), corrected.born())
                .of(
                        "ledger.column.body",
                        bodies.get(before.bodyId()).name(),
                        bodies.get(corrected.body()).name())
                .of("ledger.column.place", before.place(), corrected.place())
                .list();
        if (changes.isEmpty()) {
            return;
        }
        if (!before.name().equals(corrected.name())) {
            jdbc.sql("INSERT INTO ledger_alias (subject_id, name) VALUES (:id, :name) ON CONFLICT DO NOTHING")
                    .param("id", before.id())
                    .param("name", before.name())
                    .update();
        }
        jdbc.sql("""
                        UPDATE ledger_subject
                           SET name = :name,
                               body_id = :body,
                               place = :place,
                               born = :born
                         WHERE id = :id
                        """)
                .param("id", before.id())
                .param("name", corrected.name())
                .param("body", corrected.body())
                .param("place", corrected.place())
                .param("born", corrected.born())
                .update();
        audit.record(
                by.by(),
                "ledger.subject-corrected",
                logged(before.id()),
                basis,
                Map.of("name", corrected.name()),
                changes);
    }

    private void check(NewSubject subject) {
        if (subject.name().isEmpty() || !LedgerSubject.KINDS.contains(subject.kind())) {
            Verdict.refused("ledger.name.missing").orThrow();
        }
        if (subject.name().length() > LedgerSubject.LONGEST_NAME) {
            Verdict.refused("ledger.name.long", LedgerSubject.LONGEST_NAME).orThrow();
        }
        if (subject.born() != null && subject.born().isAfter(day.today())) {
            Verdict.refused("ledger.born.future").orThrow();
        }
    }

    static Subject logged(UUID id) {
        return Subject.of(KIND, id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
