package vn.guongsang.directory.domain;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Annulling;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.SuccessionKind;
import vn.guongsang.organisation.Successions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Successions that touch several lines. Who may change all that is touched records at once; otherwise each line that
 * the proposer may not change has to agree, and with the last word it is recorded. Who may change is decided by
 * {@link DirectoryAction#EDIT} alone: it gives the word of a line, and reads and withdraws what one's own proposed.
 */
@Service
public class Proposals {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Lines lines;
    private final Bodies bodies;
    private final Successions successions;
    private final Annulling annulling;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final BusinessDay day;

    Proposals(
            JdbcClient jdbc,
            JsonMapper json,
            Lines lines,
            Bodies bodies,
            Successions successions,
            Annulling annulling,
            Permissions permissions,
            Audit audit,
            Clock clock,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.json = json;
        this.lines = lines;
        this.bodies = bodies;
        this.successions = successions;
        this.annulling = annulling;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.day = day;
    }

    // ---- who may, and whose word is missing

    /** What taking a recorded succession back touches; for one that was taken back already, the actor's own body. */
    public Set<UUID> touched(Actor actor, Succession succession) {
        Set<UUID> touched = lines.touched(succession);
        return touched.isEmpty() ? Set.of(actor.bodyId()) : touched;
    }

    /** May somebody record what touches these bodies, or propose it where it is not theirs alone? */
    public boolean may(Actor actor, Collection<UUID> touched) {
        return decisions(actor, touched).allMatch(Verdict::allowed);
    }

    public void require(Actor actor, Collection<UUID> touched) {
        decisions(actor, touched).forEach(Verdict::orThrow);
    }

    /** Across lines proposes whoever brings something of their own into it. */
    private Stream<Verdict> decisions(Actor actor, Collection<UUID> touched) {
        boolean across = touched.stream().anyMatch(body -> mayEdit(actor, body))
                && lines.of(touched).size() > 1;
        return touched.stream()
                .map(body -> permissions.decide(actor, across ? DirectoryAction.CROSS : DirectoryAction.EDIT, body));
    }

    /** The lines whose word somebody needs, each with its touched bodies; nobody's when it may be recorded at once. */
    public Map<UUID, Set<UUID>> missing(Actor actor, Collection<UUID> touched) {
        Map<UUID, Set<UUID>> missing = lines.of(touched);
        missing.values().removeIf(some -> mayEditAll(actor, some));
        return missing;
    }

    /** What the missing lines are called. */
    public String names(Collection<UUID> some) {
        return bodies.of(some).stream().map(Body::name).collect(joining("; "));
    }

    private boolean mayEditAll(Actor actor, Collection<UUID> some) {
        return some.stream().allMatch(body -> mayEdit(actor, body));
    }

    private boolean mayEdit(Actor actor, UUID body) {
        return permissions.may(actor, DirectoryAction.EDIT, body);
    }

    // ---- proposing

    /**
     * @param before names of those who go, and {@code after} of those who come, for the lists
     * @return the proposal; the one that waits already when the form was sent twice
     */
    @Transactional
    public UUID propose(Actor actor, Succession.Draft draft, String before, String after) {
        return propose(
                actor,
                Proposal.Kind.RECORD,
                draft.id(),
                draft.kind(),
                draft.effective(),
                draft.basis(),
                before,
                after,
                "",
                draft,
                draft.involved());
    }

    /** That a recorded succession be taken back. */
    @Transactional
    public UUID proposeAnnulment(Actor actor, Succession wrong, String reason, String before, String after) {
        return propose(
                actor,
                Proposal.Kind.ANNUL,
                wrong.id(),
                wrong.kind(),
                wrong.effective(),
                wrong.basis(),
                before,
                after,
                reason,
                null,
                touched(actor, wrong));
    }

    private UUID propose(
            Actor actor,
            Proposal.Kind kind,
            UUID succession,
            SuccessionKind form,
            LocalDate effective,
            String basis,
            String before,
            String after,
            String reason,
            Succession.@Nullable Draft draft,
            Set<UUID> touched) {
        require(actor, touched);
        Map<UUID, Set<UUID>> missing = missing(actor, touched);
        Optional<UUID> made = jdbc.sql("""
                        INSERT INTO directory_proposal (kind, succession_id, form, effective, basis, before, after, reason,
                                                        draft, seen, body_id,
                                                        proposed_on, proposed_at, proposed_by, proposed_by_name)
                        VALUES (:kind, :succession, :form, :effective, :basis, :before, :after, :reason,
                                :draft::jsonb, :seen, :body, :today, :now, :account, :person)
                        ON CONFLICT (succession_id, body_id) WHERE state = 'WAITING' DO NOTHING
                        RETURNING id
                        """)
                .param("kind", kind.name())
                .param("succession", succession)
                .param("form", form.name())
                .param("effective", effective)
                .param("basis", basis)
                .param("before", before)
                .param("after", after)
                .param("reason", reason)
                .param("draft", draft == null ? null : json.writeValueAsString(draft))
                .param("seen", draft == null ? "" : seen(draft))
                .param("body", actor.bodyId())
                .param("today", day.today())
                .param("now", now())
                .param("account", actor.accountId())
                .param("person", actor.by().person())
                .query(UUID.class)
                .optional();
        if (made.isEmpty()) {
            return waiting(actor, succession, draft, reason);
        }
        missing.forEach((line, some) -> jdbc.sql(
                        "INSERT INTO directory_word (proposal_id, line_id, bodies) VALUES (:proposal, :line, :bodies)")
                .param("proposal", made.get())
                .param("line", line)
                .param("bodies", lines.above(some).toArray(UUID[]::new))
                .update());
        audit.record(
                actor.by(),
                kind == Proposal.Kind.RECORD ? "succession.proposed" : "succession.annulment-proposed",
                Subject.of("succession", succession),
                basis,
                Map.of("effective", effective.toString(), "lines", names(missing.keySet())));
        return made.get();
    }

    /** The same form again is the same proposal; a form that says something else by now is not. */
    private UUID waiting(Actor actor, UUID succession, Succession.@Nullable Draft draft, String reason) {
        Proposal there = load(
                        "proposal.succession_id = :id AND proposal.body_id = :body AND proposal.state = 'WAITING'",
                        Map.of("id", succession, "body", actor.bodyId()))
                .getFirst();
        if (!Objects.equals(there.draft(), draft) || !there.reason().equals(reason)) {
            Verdict.refused("directory.proposal.waits-already").orThrow();
        }
        return there.id();
    }

    // ---- reading

    /** Those of the body that proposes, and those who may give a word. Nobody else knows of it. */
    public Optional<Proposal> find(Actor actor, UUID id) {
        return load("proposal.id = :id", Map.of("id", id)).stream()
                .filter(one -> mayRead(actor, one))
                .findFirst();
    }

    /** From what a recorded succession came, for whoever reads the succession; empty for one that was recorded at once. */
    public Optional<Proposal> behind(Succession succession) {
        return load(
                        "proposal.succession_id = :id AND proposal.kind = 'RECORD' AND proposal.state = 'RECORDED'",
                        Map.of("id", succession.id()))
                .stream()
                .findFirst();
    }

    /** All that wait and concern somebody, the oldest first. */
    public List<Proposal> waitingFor(Actor actor) {
        return actor.is(Role.ADMINISTRATOR)
                ? load("proposal.state = 'WAITING'", Map.of()).stream()
                        .filter(one -> mayRead(actor, one))
                        .toList()
                : List.of();
    }

    private boolean mayRead(Actor actor, Proposal proposal) {
        return isTheirs(actor, proposal) || proposal.words().stream().anyMatch(word -> speaksFor(actor, word));
    }

    /** Nobody speaks for a body that is gone, being taken back: what is to be done with it cannot be done any more. */
    private boolean speaksFor(Actor actor, Proposal.Word word) {
        return mayEditAll(actor, word.bodies())
                && bodies.of(word.bodies()).size() == word.bodies().size();
    }

    /** Whether somebody speaks for the body that proposes. */
    public boolean isTheirs(Actor actor, Proposal proposal) {
        return mayEdit(actor, proposal.bodyId());
    }

    /** The missing words that somebody may give. */
    public List<Proposal.Word> toGive(Actor actor, Proposal proposal) {
        return proposal.waits()
                ? proposal.words().stream()
                        .filter(word -> word.missing() && speaksFor(actor, word))
                        .toList()
                : List.of();
    }

    // ---- words

    /**
     * Gives the word of each line for which somebody speaks; with the last one it is done.
     *
     * @throws vn.guongsang.verdict.Refusal with the reason why it can not be done any more; then no word was given
     */
    @Transactional
    public Proposal agree(Actor actor, UUID id) {
        Proposal proposal = locked(actor, id);
        List<Proposal.Word> mine = toGive(actor, proposal);
        if (proposal.state() == Proposal.State.RECORDED || mine.isEmpty() && spoke(actor, proposal)) {
            // pressed twice, or somebody else of the same line was faster
            return proposal;
        }
        mustWait(proposal);
        mustSpeak(mine);
        mine.forEach(word -> give(actor, proposal, word, true, ""));
        if (mine.size() == proposal.missing().size()) {
            carryOut(actor, proposal);
            close(actor, proposal, Proposal.State.RECORDED);
        }
        // what is gone by now is nobody's any more
        return load("proposal.id = :id", Map.of("id", id)).getFirst();
    }

    /** Ends it; nothing is recorded. */
    @Transactional
    public void decline(Actor actor, UUID id, String reason) {
        Proposal proposal = locked(actor, id);
        if (proposal.state() == Proposal.State.DECLINED) {
            return;
        }
        mustWait(proposal);
        List<Proposal.Word> mine = toGive(actor, proposal);
        if (mine.isEmpty() && spoke(actor, proposal)) {
            Verdict.refused("directory.proposal.spoken").orThrow();
        }
        mustSpeak(mine);
        mine.forEach(word -> give(actor, proposal, word, false, reason));
        close(actor, proposal, Proposal.State.DECLINED);
    }

    /** Ends it for whoever proposed it. */
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        Proposal proposal = locked(actor, id);
        if (!isTheirs(actor, proposal)) {
            Verdict.refused("directory.proposal.withdraw.forbidden").orThrow();
        }
        if (proposal.state() == Proposal.State.WITHDRAWN) {
            return;
        }
        mustWait(proposal);
        close(actor, proposal, Proposal.State.WITHDRAWN);
        audit.record(
                actor.by(),
                "succession.withdrawn",
                Subject.of("succession", proposal.successionId()),
                proposal.basis(),
                Map.of("effective", proposal.effective().toString()));
    }

    /** One word after the other about the same proposal. */
    private Proposal locked(Actor actor, UUID id) {
        jdbc.sql("SELECT id FROM directory_proposal WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(actor, id).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
    }

    private boolean spoke(Actor actor, Proposal proposal) {
        return proposal.waits()
                && proposal.words().stream().anyMatch(word -> !word.missing() && speaksFor(actor, word));
    }

    private static void mustWait(Proposal proposal) {
        Proposal.Closed closed = proposal.closed();
        if (closed != null) {
            Verdict.refused("directory.proposal.closed." + proposal.state(), closed.byName(), closed.on())
                    .orThrow();
        }
    }

    private static void mustSpeak(List<Proposal.Word> mine) {
        if (mine.isEmpty()) {
            Verdict.refused("directory.proposal.word.forbidden").orThrow();
        }
    }

    private void give(Actor actor, Proposal proposal, Proposal.Word word, boolean agreed, String reason) {
        jdbc.sql("""
                        UPDATE directory_word
                           SET word = :word,
                               reason = :reason,
                               given_on = :today,
                               given_at = :now,
                               given_by = :account,
                               given_by_name = :person
                         WHERE proposal_id = :proposal
                           AND line_id = :line
                        """)
                .param("word", agreed ? "AGREED" : "DECLINED")
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", actor.accountId())
                .param("person", actor.by().person())
                .param("proposal", proposal.id())
                .param("line", word.line())
                .update();
        Map<String, String> details = new HashMap<>(Map.of("line", word.lineName()));
        if (!agreed) {
            details.put("reason", reason);
        }
        audit.record(
                actor.by(),
                agreed ? "succession.agreed" : "succession.declined",
                Subject.of("succession", proposal.successionId()),
                proposal.basis(),
                details);
    }

    private void close(Actor actor, Proposal proposal, Proposal.State state) {
        jdbc.sql("""
                        UPDATE directory_proposal
                           SET state = :state,
                               closed_on = :today,
                               closed_at = :now,
                               closed_by = :account,
                               closed_by_name = :person
                         WHERE id = :id
                        """)
                .param("state", state.name())
                .param("today", day.today())
                .param("now", now())
                .param("account", actor.accountId())
                .param("person", actor.by().person())
                .param("id", proposal.id())
                .update();
    }

    // ---- what follows when all have agreed

    /** Against recording what was proposed, as things stand; words that are missing do not count. */
    @Transactional(readOnly = true)
    public Verdict judge(Proposal proposal) {
        Succession.Draft draft = proposal.draft();
        if (draft == null) {
            return Verdict.ALLOWED;
        }
        if (successions.find(draft.id()).isPresent()) {
            return Verdict.refused("directory.proposal.recorded-otherwise");
        }
        if (!proposal.seen().equals(seen(draft))) {
            return Verdict.refused("directory.proposal.changed", names(List.of(changed(draft))));
        }
        Verdict verdict = successions.judge(draft);
        return verdict.allowed() ? touchesNobodyElse(proposal, draft.involved()) : verdict;
    }

    private void carryOut(Actor actor, Proposal proposal) {
        Map<String, String> told = Map.of("submitted-by", proposal.proposedByName() + ", " + proposal.bodyName());
        Succession.Draft draft = proposal.draft();
        if (draft != null) {
            successions.lock(draft.involved());
            judge(proposal).orThrow();
            successions.record(actor.by(), draft, told).orThrow();
            return;
        }
        Succession wrong = successions.find(proposal.successionId()).orElseThrow();
        if (wrong.annulment() == null) {
            touchesNobodyElse(proposal, lines.touched(wrong)).orThrow();
        }
        annulling.annul(actor.by(), wrong.id(), proposal.reason(), told);
    }

    /** What the proposing body still answers for, and the lines that were asked, is all that it touches. */
    private Verdict touchesNobodyElse(Proposal proposal, Set<UUID> touched) {
        Set<UUID> others =
                new LinkedHashSet<>(missing(administrator(proposal), touched).keySet());
        others.removeAll(proposal.words().stream().map(Proposal.Word::line).collect(toSet()));
        return others.isEmpty() ? Verdict.ALLOWED : Verdict.refused("directory.proposal.others", names(others));
    }

    /** The proposal is the word of a body: it stands while the body may, whoever is its administrator by now. */
    private Actor administrator(Proposal proposal) {
        UUID body = proposal.bodyId();
        var post = new Post(body, Role.ADMINISTRATOR, body, proposal.bodyName(), bodies.isTopmost(body), "");
        return new Actor(proposal.proposedBy(), "", proposal.proposedByName(), post, List.of(post));
    }

    private String seen(Succession.Draft draft) {
        return draft.change() == null
                ? ""
                : bodies.find(changed(draft), draft.effective().minusDays(1))
                        .map(Body::facts)
                        .map(Facts::print)
                        .orElse("");
    }

    private static UUID changed(Succession.Draft draft) {
        return draft.before().getFirst().body();
    }

    // ---- rows

    private List<Proposal> load(String where, Map<String, Object> params) {
        Map<UUID, List<Proposal.Word>> words = new HashMap<>();
        jdbc.sql("""
                        SELECT word.proposal_id, word.line_id, line.name, word.bodies, word.word, word.reason,
                               word.given_on, word.given_by_name
                          FROM directory_word word
                          JOIN directory_proposal proposal ON proposal.id = word.proposal_id
                          JOIN organisation_v_body line ON line.id = word.line_id
                         WHERE %s
                         ORDER BY line.name COLLATE "vi-x-icu", line.id
                        """.formatted(where)).params(params).query(row -> {
            words.computeIfAbsent(row.getObject("proposal_id", UUID.class), _ -> new ArrayList<>())
                    .add(word(row));
        });
        return jdbc.sql("""
                        SELECT proposal.*, body.name AS body_name
                          FROM directory_proposal proposal
                          JOIN organisation_v_body body ON body.id = proposal.body_id
                         WHERE %s
                         ORDER BY proposal.id
                        """.formatted(where))
                .params(params)
                .query((row, _) -> proposal(row, words))
                .list();
    }

    private static Proposal.Word word(ResultSet row) throws SQLException {
        String word = row.getString("word");
        return new Proposal.Word(
                row.getObject("line_id", UUID.class),
                row.getString("name"),
                Set.of((UUID[]) row.getArray("bodies").getArray()),
                word == null
                        ? null
                        : new Proposal.Given(
                                word.equals("AGREED"),
                                row.getString("reason"),
                                row.getObject("given_on", LocalDate.class),
                                row.getString("given_by_name")));
    }

    private Proposal proposal(ResultSet row, Map<UUID, List<Proposal.Word>> words) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String draft = row.getString("draft");
        LocalDate closedOn = row.getObject("closed_on", LocalDate.class);
        return new Proposal(
                id,
                Proposal.Kind.valueOf(row.getString("kind")),
                row.getObject("succession_id", UUID.class),
                SuccessionKind.valueOf(row.getString("form")),
                row.getObject("effective", LocalDate.class),
                row.getString("basis"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                draft == null ? null : json.readValue(draft, Succession.Draft.class),
                row.getString("seen"),
                row.getObject("body_id", UUID.class),
                row.getString("body_name"),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_by_name"),
                Proposal.State.valueOf(row.getString("state")),
                closedOn == null ? null : new Proposal.Closed(closedOn, row.getString("closed_by_name")),
                words.getOrDefault(id, List.of()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
