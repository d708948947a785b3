package vn.guongsang.council;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.council.CouncilRule.Fraction;
import vn.guongsang.council.CouncilRule.Turnout;
import vn.guongsang.council.Session.Item;
import vn.guongsang.council.Session.Opinion;
import vn.guongsang.council.Session.Outcome;
import vn.guongsang.council.Session.Recusal;
import vn.guongsang.council.Session.Result;
import vn.guongsang.council.Session.Round;
import vn.guongsang.council.Session.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The sessions of councils, from the call to the minutes. */
@Service
public class Sessions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Councils councils;
    private final CouncilRules rules;
    private final Ballots ballots;
    private final ObjectProvider<AgendaSource> sources;
    private final ApplicationEventPublisher events;

    Sessions(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Councils councils,
            CouncilRules rules,
            Ballots ballots,
            ObjectProvider<AgendaSource> sources,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.councils = councils;
        this.rules = rules;
        this.ballots = ballots;
        this.sources = sources;
        this.events = events;
    }

    /** A session in a list. */
    public record Listed(
            UUID id, UUID council, String name, LocalDate metOn, String place, State state, int items, int decided) {}

    // ---- reading

    public Optional<Session> find(UUID id) {
        return jdbc.sql("SELECT * FROM council_session WHERE id = :id")
                .param("id", id)
                .query((row, _) -> new Session(
                        id,
                        councils.get(row.getObject("council_id", UUID.class)),
                        row.getObject("met_on", LocalDate.class),
                        row.getString("place"),
                        State.valueOf(row.getString("state")),
                        present(id),
                        agenda(id),
                        row.getString("conclusion"),
                        row.getString("convened_by_name"),
                        instant(row, "begun_at"),
                        instant(row, "closed_at")))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Refuses what is not there in the words for what one may not see. */
    public Session get(UUID id) {
        return find(id).orElseThrow(Sessions::hidden);
    }

    /** The session on whose agenda an item stands. */
    public Optional<Session> ofItem(UUID item) {
        return jdbc.sql("SELECT session_id FROM council_item WHERE id = :item")
                .param("item", item)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** The sessions of some councils, the latest first. */
    public List<Listed> of(Collection<UUID> councils, int most) {
        return councils.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT session.id, session.council_id AS council, council.name, session.met_on, session.place,
                               session.state, count(item.id) AS items,
                               count(item.id) FILTER (WHERE EXISTS (SELECT
                                                                      FROM council_round
                                                                     WHERE item_id = item.id
                                                                       AND outcome <> 'TIED')) AS decided
                          FROM council_session session
                          JOIN council_council council ON council.id = session.council_id
                          LEFT JOIN council_item item ON item.session_id = session.id
                         WHERE session.council_id IN (:councils)
                         GROUP BY session.id, council.name
                         ORDER BY session.met_on DESC, session.id DESC
                         LIMIT :most
                        """)
                        .param("councils", councils)
                        .param("most", most)
                        .query(Listed.class)
                        .list();
    }

    /** Matters that wait for the council of a session and stand on no agenda that is still open. */
    public List<Matter> waiting(Session session) {
        Set<Map.Entry<String, UUID>> taken = new HashSet<>(jdbc.sql("""
                        SELECT item.kind, item.matter_id
                          FROM council_item item
                          JOIN council_session session ON session.id = item.session_id
                         WHERE session.state <> 'CLOSED'
                        """)
                .query((row, _) -> Map.entry(row.getString("kind"), row.getObject("matter_id", UUID.class)))
                .list());
        return sources.orderedStream()
                .flatMap(source -> source.waitingFor(session.council().body()).stream())
                .filter(matter -> !taken.contains(Map.entry(matter.kind(), matter.id())))
                .toList();
    }

    /** Votes that wait for somebody: open, theirs to cast, not cast yet. The session of each with its item. */
    public List<Map.Entry<Session, Item>> waitingFor(UUID account) {
        return jdbc.sql("""
                        SELECT DISTINCT session.id
                          FROM council_session session
                          JOIN council_item item ON item.session_id = session.id
                          JOIN council_round round ON round.item_id = item.id
                          JOIN council_seat seat ON seat.council_id = session.council_id
                         WHERE round.closed_at IS NULL
                           AND seat.account_id = :account
                        """).param("account", account).query(UUID.class).list().stream()
                .map(this::get)
                .flatMap(session -> session.voting().stream()
                        .filter(item -> session.vote(item, account).allowed())
                        .filter(item -> item.open()
                                .filter(round -> round.voted().contains(account))
                                .isEmpty())
                        .map(item -> Map.entry(session, item)))
                .toList();
    }

    /** Members of whom the matter, or a body of theirs, is named as interested: to be asked whether they keep out. */
    public Set<UUID> interested(Session session, Item item) {
        Set<UUID> named = item.matter().interested();
        List<UUID> members =
                session.members().stream().map(Council.Seat::account).toList();
        if (named.isEmpty() || members.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT account_id
                          FROM identity_v_post
                         WHERE account_id IN (:members)
                           AND (account_id IN (:named) OR body_id IN (:named))
                        """)
                .param("members", members)
                .param("named", named)
                .query(UUID.class)
                .list());
    }

    /** Codes of the receipts of a closed secret vote, in the order of the alphabet. */
    public List<String> receipts(Round round) {
        return ballots.receipts(round.id());
    }

    /** The ballots of a closed secret vote, in the order in which they fell out of the box. */
    public List<Stance> ballots(Round round) {
        return ballots.opened(round.id());
    }

    private Set<UUID> present(UUID session) {
        return Set.copyOf(jdbc.sql("SELECT account_id FROM council_presence WHERE session_id = :session")
                .param("session", session)
                .query(UUID.class)
                .list());
    }

    private List<Item> agenda(UUID session) {
        Map<UUID, List<Recusal>> recusals = grouped(
                """
                SELECT item.id AS group_id, recusal.*
                  FROM council_recusal recusal
                  JOIN council_item item ON item.id = recusal.item_id
                 WHERE item.session_id = :session
                 ORDER BY recusal.recorded_at, recusal.account_id
                """,
                session,
                row -> new Recusal(
                        row.getObject("account_id", UUID.class),
                        row.getString("reason"),
                        row.getObject("recorded_on", LocalDate.class),
                        row.getString("recorded_by_name")));
        Map<UUID, List<Round>> rounds = rounds(session);
        return jdbc.sql("SELECT * FROM council_item WHERE session_id = :session ORDER BY number")
                .param("session", session)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Item(
                            id,
                            row.getInt("number"),
                            new Matter(
                                    row.getString("kind"),
                                    row.getObject("matter_id", UUID.class),
                                    row.getString("title"),
                                    row.getString("subtitle"),
                                    row.getString("award"),
                                    row.getString("href"),
                                    Set.of((UUID[]) row.getArray("interested").getArray())),
                            recusals.getOrDefault(id, List.of()),
                            rounds.getOrDefault(id, List.of()));
                })
                .list();
    }

    private Map<UUID, List<Round>> rounds(UUID session) {
        String of = """
                  JOIN council_round round ON round.id = %s.round_id
                  JOIN council_item item ON item.id = round.item_id
                 WHERE item.session_id = :session
                """;
        Map<UUID, List<Entry<UUID, Boolean>>> marks = grouped(
                "SELECT mark.round_id AS group_id, mark.* FROM council_mark mark" + of.formatted("mark"),
                session,
                row -> Map.entry(row.getObject("account_id", UUID.class), row.getBoolean("by_letter")));
        Map<UUID, List<Opinion>> opinions = grouped(
                "SELECT opinion.round_id AS group_id, opinion.* FROM council_opinion opinion" + of.formatted("opinion"),
                session,
                row -> new Opinion(
                        row.getObject("account_id", UUID.class),
                        Stance.valueOf(row.getString("choice")),
                        row.getString("words")));
        return grouped("""
                SELECT item.id AS group_id, round.*
                  FROM council_round round
                  JOIN council_item item ON item.id = round.item_id
                 WHERE item.session_id = :session
                 ORDER BY round.number
                """, session, row -> {
            UUID id = row.getObject("id", UUID.class);
            List<Entry<UUID, Boolean>> voted = marks.getOrDefault(id, List.of());
            CouncilRule rule = rule(row);
            return new Round(
                    id,
                    row.getInt("number"),
                    rule,
                    voted.stream().map(Entry::getKey).collect(toSet()),
                    voted.stream().filter(Entry::getValue).map(Entry::getKey).collect(toSet()),
                    opinions.getOrDefault(id, List.of()),
                    result(row, rule));
        });
    }

    private static CouncilRule rule(ResultSet row) throws SQLException {
        return new CouncilRule(
                Fraction.parse(row.getString("quorum")),
                Fraction.parse(row.getString("share")),
                row.getBoolean("exceeded"),
                row.getBoolean("of_present"),
                row.getBoolean("secret"),
                row.getBoolean("recused_counted"),
                row.getBoolean("letters_counted"),
                row.getBoolean("rule_read"),
                List.of(),
                row.getString("basis"));
    }

    private static @Nullable Result result(ResultSet row, CouncilRule rule) throws SQLException {
        if (row.getString("outcome") == null) {
            return null;
        }
        Turnout turnout = new Turnout(
                row.getInt("members"),
                row.getInt("present"),
                row.getInt("recused"),
                row.getInt("recused_present"),
                row.getInt("letters"));
        int counted = rule.counted(turnout);
        return new Result(
                Outcome.valueOf(row.getString("outcome")),
                turnout,
                counted,
                rule.needed(counted),
                row.getInt("agreed"),
                row.getInt("disagreed"),
                row.getInt("other"));
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> grouped(String sql, UUID session, Read<T> read) {
        return jdbc
                .sql(sql)
                .param("session", session)
                .query((row, _) -> Map.entry(row.getObject("group_id", UUID.class), read.from(row)))
                .list()
                .stream()
                .collect(groupingBy(Entry::getKey, mapping(Entry::getValue, toList())));
    }

    // ---- before and around the session

    /** @param id made by the form: sent twice, it is called once */
    @Transactional
    public Verdict convene(Actor by, UUID id, UUID council, LocalDate on, String place) {
        Council called = councils.get(council);
        permissions.require(by, CouncilAction.CONVENE, called);
        if (on.isBefore(day.today())) {
            return Verdict.refused("council.refused.past", on, day.today());
        }
        if (called.on(on).isEmpty()) {
            return Verdict.refused("council.refused.nobody", on);
        }
        int added = jdbc.sql("""
                        INSERT INTO council_session (id, council_id, met_on, place, state, conclusion,
                                                     convened_on, convened_at, convened_by, convened_by_name)
                        VALUES (:id, :council, :on, :place, 'CONVENED', '', :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("council", council)
                .param("on", on)
                .param("place", place)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            note(by, "council.convened", id, "", Map.of("council", called.name(), "on", on.toString()));
        }
        return Verdict.ALLOWED;
    }

    /** Another day or place, while it is only called. */
    @Transactional
    public Verdict move(Actor by, UUID id, LocalDate on, String place) {
        Session session = conducted(by, id);
        Verdict verdict = session.prepare();
        if (!verdict.allowed()) {
            return verdict;
        }
        if (on.isBefore(day.today())) {
            return Verdict.refused("council.refused.past", on, day.today());
        }
        jdbc.sql("UPDATE council_session SET met_on = :on, place = :place WHERE id = :id")
                .param("id", id)
                .param("on", on)
                .param("place", place)
                .update();
        audit.record(
                by.by(),
                "council.moved",
                subject(id),
                "",
                Map.of("on", on.toString()),
                Change.changes()
                        .of("council.metOn", session.metOn(), on)
                        .of("council.place", session.place(), place)
                        .list());
        return verdict;
    }

    /** Puts matters at the end of the agenda; one that stands there already stays where it is. */
    @Transactional
    public Verdict put(Actor by, UUID id, List<Matter> matters) {
        Session session = conducted(by, id);
        Verdict verdict = session.put();
        if (!verdict.allowed()) {
            return verdict;
        }
        int number = session.agenda().size();
        for (Matter matter : matters) {
            int added = jdbc.sql("""
                            INSERT INTO council_item (id, session_id, number, kind, matter_id, title, subtitle, award, href,
                                                      interested)
                            VALUES (:id, :session, :number, :kind, :matter, :title, :subtitle, :award, :href,
                                    :interested::uuid[])
                            ON CONFLICT (session_id, kind, matter_id) DO NOTHING
                            """)
                    .param("id", UUID.randomUUID())
                    .param("session", id)
                    .param("number", number + 1)
                    .param("kind", matter.kind())
                    .param("matter", matter.id())
                    .param("title", matter.title())
                    .param("subtitle", matter.subtitle())
                    .param("award", matter.award())
                    .param("href", matter.href())
                    .param("interested", matter.interested().toArray(UUID[]::new))
                    .update();
            number += added;
            if (added == 1) {
                note(by, "council.put", id, "", Map.of("matter", matter.title()));
            }
        }
        return verdict;
    }

    /** Takes an item off the agenda on which nobody voted; those after it move up. */
    @Transactional
    public Verdict takeOff(Actor by, UUID id, UUID itemId) {
        Session session = conducted(by, id);
        Item item = session.item(itemId);
        Verdict verdict = session.takeOff(item);
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("DELETE FROM council_recusal WHERE item_id = :item")
                .param("item", itemId)
                .update();
        jdbc.sql("DELETE FROM council_item WHERE id = :item")
                .param("item", itemId)
                .update();
        jdbc.sql("UPDATE council_item SET number = number - 1 WHERE session_id = :session AND number > :number")
                .param("session", id)
                .param("number", item.number())
                .update();
        note(by, "council.taken-off", id, "", Map.of("matter", item.matter().title()));
        return verdict;
    }

    // ---- the session

    /** Begins it with those who are there, or tells how many are missing. */
    @Transactional
    public Verdict begin(Actor by, UUID id, Set<UUID> there) {
        Session session = conducted(by, id);
        Set<UUID> present = membersOf(session, there);
        Optional<CouncilRule> rule = rule(session);
        Verdict verdict = session.begin(rule, present, day.today());
        if (verdict.allowed()) {
            setPresent(id, present);
            jdbc.sql("UPDATE council_session SET state = 'OPEN', begun_at = :now WHERE id = :id")
                    .param("id", id)
                    .param("now", now())
                    .update();
            note(
                    by,
                    "council.begun",
                    id,
                    rule.orElseThrow().basis(),
                    Map.of(
                            "members", String.valueOf(session.members().size()),
                            "present", String.valueOf(present.size())));
        }
        return verdict;
    }

    /** Who is there now: members come late and leave early. */
    @Transactional
    public Verdict attend(Actor by, UUID id, Set<UUID> there) {
        Session session = conducted(by, id);
        Verdict verdict = session.attend();
        Set<UUID> present = membersOf(session, there);
        if (verdict.allowed() && !present.equals(session.present())) {
            setPresent(id, present);
            audit.record(
                    by.by(),
                    "council.attended",
                    subject(id),
                    "",
                    Map.of("present", String.valueOf(present.size())),
                    Change.changes()
                            .of("council.present", names(session, session.present()), names(session, present))
                            .list());
        }
        return verdict;
    }

    private static Set<UUID> membersOf(Session session, Set<UUID> accounts) {
        return accounts.stream().filter(session::sits).collect(toSet());
    }

    private static String names(Session session, Set<UUID> accounts) {
        return String.join(
                ", ",
                session.members().stream()
                        .filter(seat -> accounts.contains(seat.account()))
                        .map(Council.Seat::person)
                        .toList());
    }

    private void setPresent(UUID session, Set<UUID> present) {
        jdbc.sql("DELETE FROM council_presence WHERE session_id = :session")
                .param("session", session)
                .update();
        jdbc.sql("INSERT INTO council_presence (session_id, account_id) SELECT :session, unnest(:present::uuid[])")
                .param("session", session)
                .param("present", present.toArray(UUID[]::new))
                .update();
    }

    /** A member declares an interest, or the secretary writes it down: no papers, no vote on this item. */
    @Transactional
    public Verdict recuse(Actor by, UUID id, UUID itemId, UUID member, String reason) {
        Session session = lock(id);
        permissions.require(
                by, member.equals(by.accountId()) ? CouncilAction.VOTE : CouncilAction.CONVENE, session.council());
        Item item = session.item(itemId);
        item.open().ifPresent(this::lock);
        session = get(id);
        Verdict verdict = session.recuse(session.item(itemId), member);
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        INSERT INTO council_recusal (item_id, account_id, reason, recorded_on, recorded_at, recorded_by,
                                                     recorded_by_name)
                        VALUES (:item, :member, :reason, :today, :now, :account, :person)
                        """)
                .param("item", itemId)
                .param("member", member)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(
                by,
                "council.recused",
                id,
                reason,
                Map.of("matter", item.matter().title(), "member", names(session, Set.of(member))));
        return verdict;
    }

    // ---- votes

    /** The usual rule of the day, whose quorum holds for the session. */
    public Optional<CouncilRule> rule(Session session) {
        return rules.on(session.metOn());
    }

    /** The rule that a vote on an item would follow. */
    public Optional<CouncilRule> rule(Session session, Item item) {
        return rules.on(session.metOn(), item.matter().award());
    }

    /**
     * Opens the vote, or its second round.
     *
     * @param confirmed the secretary has compared the rule with the council's own working rules
     * @param share one of those that the rule names; its own for anything else
     */
    @Transactional
    public Verdict openVote(Actor by, UUID id, UUID itemId, boolean confirmed, String share) {
        Session session = conducted(by, id);
        Item item = session.item(itemId);
        Optional<CouncilRule> ofTheDay = rule(session, item);
        Verdict verdict = session.openVote(item, ofTheDay, confirmed);
        if (!verdict.allowed()) {
            return verdict;
        }
        Optional<Verdict> left = sources.orderedStream()
                .map(source -> source.vote(item.matter()))
                .filter(one -> !one.allowed())
                .findFirst();
        if (left.isPresent()) {
            return left.get();
        }
        CouncilRule rule = ofTheDay.orElseThrow().instead().stream()
                .filter(one -> one.toString().equals(share))
                .findFirst()
                .map(ofTheDay.get()::with)
                .orElse(ofTheDay.get());
        UUID round = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO council_round (id, item_id, number, quorum, share, exceeded, of_present, secret,
                                                   recused_counted, letters_counted, rule_read, basis,
                                                   opened_on, opened_at, opened_by, opened_by_name)
                        VALUES (:id, :item, :number, :quorum, :share, :exceeded, :ofPresent, :secret,
                                :recused, :letters, :read, :basis,
                                :today, :now, :account, :person)
                        """)
                .param("id", round)
                .param("item", itemId)
                .param("number", item.rounds().size() + 1)
                .param("quorum", rule.quorum().toString())
                .param("share", rule.share().toString())
                .param("exceeded", rule.exceeded())
                .param("ofPresent", rule.ofPresent())
                .param("secret", rule.secret())
                .param("recused", rule.recusedCounted())
                .param("letters", rule.lettersCounted())
                .param("read", rule.read())
                .param("basis", rule.basis())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (rule.secret()) {
            ballots.setUp(round);
        }
        note(
                by,
                "council.vote-opened",
                id,
                rule.basis(),
                Map.of("matter", item.matter().title()));
        return verdict;
    }

    /** The code of a ballot paper as it was sent, or a new one: nothing is kept of it until the ballot is cast. */
    public String receipt(String sent) {
        return Box.isCode(sent) ? sent : ballots.newReceipt();
    }

    /**
     * A member votes; whoever is absent does so by letter.
     *
     * @param words what a member adds in an open vote; not kept in a secret one
     * @param receipt of the ballot paper, see {@link #receipt}: sent twice, the ballot is cast once
     */
    @Transactional
    public Verdict vote(Actor by, UUID id, UUID itemId, Stance choice, String words, String receipt) {
        Session session = get(id);
        permissions.require(by, CouncilAction.VOTE, session.council());
        return cast(by, session, itemId, by.accountId(), choice, words, receipt, false);
    }

    /** The secretary hands in what an absent member wrote. */
    @Transactional
    public Verdict letter(Actor by, UUID id, UUID itemId, UUID member, Stance choice, String words) {
        Session session = get(id);
        permissions.require(by, CouncilAction.CONVENE, session.council());
        return cast(by, session, itemId, member, choice, words, ballots.newReceipt(), true);
    }

    private Verdict cast(
            Actor by,
            Session seen,
            UUID itemId,
            UUID member,
            Stance choice,
            String words,
            String receipt,
            boolean handedIn) {
        // one after the other: whoever comes second, also with a second click, sees what the first one did
        seen.item(itemId).open().ifPresent(this::lock);
        Session session = get(seen.id());
        Item item = session.item(itemId);
        Verdict verdict = handedIn ? session.letter(item, member) : session.vote(item, member);
        if (!verdict.allowed()) {
            boolean sameAgain = item.open()
                    .filter(round -> round.rule().secret() && round.voted().contains(member))
                    .filter(round -> ballots.holds(round.id(), receipt))
                    .isPresent();
            return sameAgain ? Verdict.ALLOWED : verdict;
        }
        Round round = item.open().orElseThrow();
        if (round.rule().secret() && ballots.holds(round.id(), receipt)) {
            return Verdict.refused("council.refused.paper");
        }
        jdbc.sql("""
                        INSERT INTO council_mark (round_id, account_id, by_letter)
                        VALUES (:round, :member, :letter)
                        ON CONFLICT (round_id, account_id) DO NOTHING
                        """)
                .param("round", round.id())
                .param("member", member)
                .param("letter", !session.present().contains(member))
                .update();
        if (round.rule().secret()) {
            ballots.cast(round.id(), choice, receipt);
        } else {
            jdbc.sql("""
                            INSERT INTO council_opinion (round_id, account_id, choice, words)
                            VALUES (:round, :member, :choice, :words)
                            ON CONFLICT (round_id, account_id) DO UPDATE SET choice = :choice, words = :words
                            """)
                    .param("round", round.id())
                    .param("member", member)
                    .param("choice", choice.name())
                    .param("words", words)
                    .update();
        }
        // never how
        note(
                by,
                handedIn ? "council.letter" : "council.voted",
                session.id(),
                "",
                Map.of("matter", item.matter().title(), "member", names(session, Set.of(member))));
        return verdict;
    }

    /** Closes the vote: counts, says what came of it, and tells whoever brought the matter forward. */
    @Transactional
    public Verdict closeVote(Actor by, UUID id, UUID itemId) {
        conducted(by, id).item(itemId).open().ifPresent(this::lock);
        Session session = get(id);
        Item item = session.item(itemId);
        Verdict verdict = session.closeVote(item);
        if (!verdict.allowed()) {
            return verdict;
        }
        Round round = item.open().orElseThrow();
        List<Stance> choices = round.rule().secret()
                ? ballots.open(round.id())
                : round.opinions().stream().map(Opinion::choice).toList();
        if (choices.size() != round.voted().size()) {
            throw new IllegalStateException("vote %s: %d voted, %d ballots"
                    .formatted(round.id(), round.voted().size(), choices.size()));
        }
        Result result = session.result(item, round, choices);
        jdbc.sql("""
                        UPDATE council_round
                           SET closed_at = :now,
                               outcome = :outcome,
                               members = :members,
                               present = :present,
                               recused = :recused,
                               recused_present = :recusedPresent,
                               letters = :letters,
                               agreed = :agreed,
                               disagreed = :disagreed,
                               other = :other
                         WHERE id = :id
                        """)
                .param("id", round.id())
                .param("now", now())
                .param("outcome", result.outcome().name())
                .param("members", result.turnout().members())
                .param("present", result.turnout().present())
                .param("recused", result.turnout().recused())
                .param("recusedPresent", result.turnout().recusedPresent())
                .param("letters", result.turnout().letters())
                .param("agreed", result.agreed())
                .param("disagreed", result.disagreed())
                .param("other", result.other())
                .update();
        note(
                by,
                "council.vote-closed",
                id,
                round.rule().basis(),
                Map.of(
                        "agreed", String.valueOf(result.agreed()),
                        "counted", String.valueOf(result.counted()),
                        "matter", item.matter().title()));
        if (result.outcome() != Outcome.TIED) {
            events.publishEvent(new MatterDecided(
                    id,
                    item.matter().kind(),
                    item.matter().id(),
                    result.outcome() == Outcome.PASSED,
                    result.turnout().members(),
                    result.counted(),
                    result.agreed(),
                    result.disagreed(),
                    round.rule().basis(),
                    session.metOn()));
        }
        return verdict;
    }

    /** Ends the session; what was not decided waits for another. */
    @Transactional
    public Verdict close(Actor by, UUID id, String conclusion) {
        Session session = conducted(by, id);
        Verdict verdict = session.close();
        if (verdict.allowed()) {
            jdbc.sql("""
                            UPDATE council_session
                               SET state = 'CLOSED',
                                   conclusion = :conclusion,
                                   closed_at = :now
                             WHERE id = :id
                            """)
                    .param("id", id)
                    .param("now", now())
                    .param("conclusion", conclusion)
                    .update();
            note(
                    by,
                    "council.closed",
                    id,
                    "",
                    Map.of("council", session.council().name()));
        }
        return verdict;
    }

    /** The session for whoever conducts it, and for nobody else until this is over. */
    private Session conducted(Actor by, UUID id) {
        Session session = lock(id);
        permissions.require(by, CouncilAction.CONVENE, session.council());
        return session;
    }

    private Session lock(UUID id) {
        jdbc.sql("SELECT id FROM council_session WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(Sessions::hidden);
        return get(id);
    }

    private void lock(Round round) {
        jdbc.sql("SELECT id FROM council_round WHERE id = :id FOR UPDATE")
                .param("id", round.id())
                .query(UUID.class)
                .single();
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("council.hidden"));
    }

    private void note(Actor by, String act, UUID session, String basis, Map<String, String> details) {
        audit.record(by.by(), act, subject(session), basis, details);
    }

    private static Subject subject(UUID session) {
        return Subject.of("council-session", session);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
