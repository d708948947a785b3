package vn.guongsang.pact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bloc;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Blocs.Listed;
import vn.guongsang.organisation.Blocs.Stay;
import vn.guongsang.pact.Pact.Conclusion;
import vn.guongsang.pact.Pact.Half;
import vn.guongsang.pact.Pact.Member;
import vn.guongsang.pact.Pact.Review;
import vn.guongsang.pact.Pact.Signature;
import vn.guongsang.pact.Pact.Version;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The pacts of clusters and blocs, year by year, and all that is done with them. */
@Service
public class Pacts {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Blocs blocs;

    Pacts(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Permissions permissions, Blocs blocs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.blocs = blocs;
    }

    /** Of a cluster or bloc that exists, also where nothing was drawn up yet. */
    public Optional<Pact> find(UUID bloc, int year) {
        LocalDate on = dayOf(year);
        return blocs.find(bloc, on).map(listed -> {
            Optional<Version> version = version(bloc, year);
            return new Pact(
                    bloc,
                    listed.ownerId(),
                    listed.name(),
                    year,
                    listed.head(),
                    blocs.members(bloc).stream()
                            .filter(stay -> holds(stay, on))
                            .map(stay -> new Member(stay.bodyId(), stay.name()))
                            .sorted(Comparator.comparing(
                                    (Member member) -> !member.body().equals(listed.headId())))
                            .toList(),
                    version.orElse(null),
                    version.map(one -> signatures(one.id())).orElse(List.of()),
                    reviews(bloc, year),
                    conclusions(bloc, year));
        });
    }

    /** The clusters and blocs, as of the year, whose pacts somebody may read. */
    public List<Listed> readable(Actor actor, int year) {
        LocalDate on = dayOf(year);
        Set<UUID> own = blocs.of(actor.bodyId(), on).stream().map(Bloc::id).collect(Collectors.toSet());
        return blocs.on(on).stream()
                .filter(listed -> permissions.may(
                        actor,
                        PactAction.READ,
                        new Pact(
                                listed.id(),
                                listed.ownerId(),
                                listed.name(),
                                year,
                                listed.head(),
                                // whoever else is a member decides nothing for this one
                                own.contains(listed.id()) ? List.of(new Member(actor.bodyId(), "")) : List.of(),
                                null,
                                List.of(),
                                List.of(),
                                List.of())))
                .toList();
    }

    /** Members come and go: those of today, of the last day of a year that is over, of the first of one to come. */
    private LocalDate dayOf(int year) {
        LocalDate today = day.today();
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return today.isBefore(first) ? first : today.isAfter(last) ? last : today;
    }

    private static boolean holds(Stay stay, LocalDate on) {
        return (stay.since() == null || !stay.since().isAfter(on))
                && (stay.until() == null || !stay.until().isBefore(on));
    }

    private Optional<Version> version(UUID bloc, int year) {
        return jdbc.sql("""
                        SELECT id, number, contents, drawn_on, drawn_by_name
                          FROM pact_version
                         WHERE bloc_id = :bloc
                           AND year = :year
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("bloc", bloc)
                .param("year", year)
                .query(Version.class)
                .optional();
    }

    private List<Signature> signatures(UUID version) {
        return jdbc.sql("""
                        SELECT body_id AS body, signed_on, signed_by_name
                          FROM pact_signature
                         WHERE version_id = :version
                        """).param("version", version).query(Signature.class).list();
    }

    private List<Review> reviews(UUID bloc, int year) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (half, body_id)
                               half, body_id AS body, results, proposals, reviewed_on, reviewed_by_name
                          FROM pact_review
                         WHERE bloc_id = :bloc
                           AND year = :year
                         ORDER BY half, body_id, number DESC
                        """)
                .param("bloc", bloc)
                .param("year", year)
                .query(Review.class)
                .list();
    }

    private List<Conclusion> conclusions(UUID bloc, int year) {
        return jdbc.sql("""
                        SELECT half, conclusion, proposals, concluded_on, concluded_by_name
                          FROM pact_conclusion
                         WHERE bloc_id = :bloc
                           AND year = :year
                        """)
                .param("bloc", bloc)
                .param("year", year)
                .query(Conclusion.class)
                .list();
    }

    /** @param id made by the form: sent twice, it is drawn up once */
    @Transactional
    public Verdict drawUp(Actor by, UUID id, UUID bloc, int year, String contents) {
        Pact pact = lock(bloc, year);
        permissions.require(by, PactAction.LEAD, pact);
        Version before = pact.version();
        if (before != null && before.id().equals(id)) {
            return Verdict.ALLOWED;
        }
        Verdict verdict = pact.drawUp();
        if (!verdict.allowed()) {
            return verdict;
        }
        done("""
                INSERT INTO pact_version (id, bloc_id, year, number, contents, drawn_on, drawn_at, drawn_by, drawn_by_name)
                VALUES (:id, :bloc, :year, :number, :contents, :today, :now, :account, :person)
                """, by, pact)
                .param("id", id)
                .param("number", before == null ? 1 : before.number() + 1)
                .param("contents", contents)
                .update();
        audit.record(
                by.by(),
                "pact.drawn-up",
                subject(pact),
                "",
                Map.of("words", pact.name() + ", " + year),
                Change.changes()
                        .of("pact.contents", before == null ? null : before.contents(), contents)
                        .list());
        return verdict;
    }

    @Transactional
    public Verdict sign(Actor by, UUID bloc, int year) {
        Pact pact = lock(bloc, year);
        permissions.require(by, PactAction.SIGN, pact);
        Verdict verdict = pact.sign(by.bodyId());
        Version version = pact.version();
        if (!verdict.allowed() || version == null) {
            return verdict;
        }
        jdbc.sql("""
                        INSERT INTO pact_signature (version_id, body_id, signed_on, signed_at, signed_by, signed_by_name)
                        VALUES (:version, :body, :today, :now, :account, :person)
                        """)
                .param("version", version.id())
                .param("body", by.bodyId())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(by, "pact.signed", pact, "");
        return verdict;
    }

    /** A member says how it kept the pact; it may say so anew until the head concludes. */
    @Transactional
    public Verdict review(Actor by, UUID id, UUID bloc, int year, Half half, String results, String proposals) {
        Pact pact = lock(bloc, year);
        permissions.require(by, PactAction.REVIEW, pact);
        Verdict verdict = pact.review(half, by.bodyId(), day.today());
        if (!verdict.allowed()) {
            return verdict;
        }
        int added = done("""
                INSERT INTO pact_review (id, bloc_id, year, half, body_id, number, results, proposals,
                                         reviewed_on, reviewed_at, reviewed_by, reviewed_by_name)
                SELECT :id, :bloc, :year, :half, :body, coalesce(max(number), 0) + 1, :results, :proposals,
                       :today, :now, :account, :person
                  FROM pact_review
                 WHERE bloc_id = :bloc
                   AND year = :year
                   AND half = :half
                   AND body_id = :body
                ON CONFLICT (id) DO NOTHING
                """, by, pact)
                .param("id", id)
                .param("half", half.name())
                .param("body", by.bodyId())
                .param("results", results)
                .param("proposals", proposals)
                .update();
        if (added == 1) {
            note(by, "pact.reviewed", pact, results);
        }
        return verdict;
    }

    @Transactional
    public Verdict conclude(Actor by, UUID bloc, int year, Half half, String conclusion, String proposals) {
        Pact pact = lock(bloc, year);
        permissions.require(by, PactAction.LEAD, pact);
        Verdict verdict = pact.conclude(half, day.today());
        if (!verdict.allowed()) {
            return verdict;
        }
        done("""
                INSERT INTO pact_conclusion (bloc_id, year, half, conclusion, proposals,
                                             concluded_on, concluded_at, concluded_by, concluded_by_name)
                VALUES (:bloc, :year, :half, :conclusion, :proposals, :today, :now, :account, :person)
                """, by, pact)
                .param("half", half.name())
                .param("conclusion", conclusion)
                .param("proposals", proposals)
                .update();
        note(by, "pact.concluded", pact, conclusion);
        return verdict;
    }

    /** One after the other: whoever comes second sees what the first one did. */
    private Pact lock(UUID bloc, int year) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:pact, 0))")
                .param("pact", "pact " + bloc + " " + year)
                .query((_, _) -> true)
                .single();
        return find(bloc, year).orElseThrow();
    }

    /** Who, when, and of which pact. */
    private JdbcClient.StatementSpec done(String sql, Actor by, Pact pact) {
        return jdbc.sql(sql)
                .param("bloc", pact.bloc())
                .param("year", pact.year())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name());
    }

    private void note(Actor by, String act, Pact pact, String words) {
        audit.record(by.by(), act, subject(pact), Map.of("words", words.isEmpty() ? pact.name() : words));
    }

    /** Not the cluster or bloc itself: its page is open to all. */
    private static Subject subject(Pact pact) {
        return Subject.of("pact", pact.bloc());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
