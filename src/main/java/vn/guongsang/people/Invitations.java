package vn.guongsang.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.PasswordHash;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Token;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Invitations to a post, by mail. The link works once, for seven days of the real clock; whether it was
 * used, withdrawn, expired or never was looks the same from outside.
 */
@Service
public class Invitations {

    public static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Posts posts;
    private final Bodies bodies;
    private final Permissions permissions;
    private final Audit audit;
    private final Outbox outbox;
    private final Letters letters;
    private final BusinessDay day;

    Invitations(
            JdbcClient jdbc,
            Clock clock,
            Accounts accounts,
            Posts posts,
            Bodies bodies,
            Permissions permissions,
            Audit audit,
            Outbox outbox,
            Letters letters,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.posts = posts;
        this.bodies = bodies;
        this.permissions = permissions;
        this.audit = audit;
        this.outbox = outbox;
        this.letters = letters;
        this.day = day;
    }

    public enum State {
        OPEN,
        EXPIRED,
        ACCEPTED,
        WITHDRAWN
    }

    /** @param to last day of the post, null for as long as nobody ends it */
    public record Invitation(
            UUID id,
            String name,
            String mail,
            Role role,
            UUID bodyId,
            String bodyName,
            LocalDate from,
            @Nullable LocalDate to,
            Instant invitedAt,
            Instant expiresAt,
            State state) {}

    /** What an administrator asks for. */
    public record Wish(
            String name,
            String mail,
            Role role,
            UUID body,
            LocalDate from,
            @Nullable LocalDate to) {

        /** Characters of a name. */
        public static final int LONGEST = 200;
    }

    /**
     * That an address is in use already.
     *
     * @param role by an invitation that waits, or of a post that is held or will be; null for an account without one
     */
    record Taken(String mail, @Nullable Role role, @Nullable UUID bodyId, boolean invited) {}

    /** By address, what is known of these. */
    Map<String, List<Taken>> taken(Collection<String> mails) {
        return jdbc
                .sql("""
                        SELECT invitation.mail, invitation.role, invitation.body_id, TRUE AS invited
                          FROM people_invitation invitation
                         WHERE invitation.mail = ANY (:mails)
                           AND %s
                         UNION ALL
                        SELECT account.mail, post.role, post.body_id, FALSE
                          FROM identity_v_account account
                          LEFT JOIN identity_v_post post ON post.account_id = account.id
                                                        AND (post.valid_to IS NULL OR post.valid_to >= :today)
                         WHERE account.mail = ANY (:mails)
                           AND account.closed_at IS NULL
                        """.formatted(WORKS))
                .param("mails", mails.toArray(String[]::new))
                .param("now", now())
                .param("today", day.today())
                .query(Taken.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Taken::mail));
    }

    @Transactional
    public Verdict invite(Actor by, Wish wish) {
        permissions.require(by, PeopleAction.STAFF, wish.body());
        Body body = bodies.get(wish.body());
        if (wish.to() != null && wish.to().isBefore(wish.from())) {
            return Verdict.refused("people.refused.period");
        }
        Verdict verdict = Staffing.mayHold(body, wish.from(), wish.to(), day.today());
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('invitation ' || :mail))")
                .param("mail", wish.mail())
                .query()
                .listOfRows();
        if (accounts.byMail(wish.mail()).isPresent()) {
            return Verdict.refused("people.refused.mail-used");
        }
        if (open(wish.mail())) {
            return Verdict.refused("people.refused.invited");
        }
        Token token = Token.next();
        OffsetDateTime now = now();
        UUID id = jdbc.sql("""
                        INSERT INTO people_invitation (name, mail, role, body_id, valid_from, valid_to, token_hash,
                                                       invited_at, invited_by, expires_at)
                        VALUES (:name, :mail, :role, :body, :from, :to, :hash, :now, :by, :expires)
                        RETURNING id
                        """)
                .param("name", wish.name())
                .param("mail", wish.mail())
                .param("role", wish.role().name())
                .param("body", wish.body())
                .param("from", wish.from())
                .param("to", wish.to())
                .param("hash", token.hash())
                .param("now", now)
                .param("by", by.accountId())
                .param("expires", now.plus(VALID))
                .query(UUID.class)
                .single();
        note(by, "invitation.sent", id, wish.name(), wish.mail());
        send(by, id, token);
        return Verdict.ALLOWED;
    }

    /** A new link by mail; the one before it stops working. Also for one that has expired. */
    @Transactional
    public Verdict resend(Actor by, UUID id) {
        send(by, id, renew(by, id, "invitation.resent"));
        return Verdict.ALLOWED;
    }

    /**
     * The address of a new link, to be handed over in person where no mail arrives. It is kept nowhere; the link before
     * it, also that of a mail which still waits, stops working, and the days begin anew.
     *
     * @throws Refusal if the invitation was accepted or withdrawn
     */
    @Transactional
    public String handOver(Actor by, UUID id) {
        return letters.address("/loi-moi/", renew(by, id, "invitation.link-shown"));
    }

    /** One that the actor looks after. */
    public Invitation get(Actor by, UUID id) {
        return mine(by, id);
    }

    /** The address of a link, with whose it is. */
    public record Link(Invitation invitation, String address) {}

    /** How many wait for a mail that nobody sent yet: nobody holds their links. */
    public int unsent(Actor by) {
        return unsentIds(by).size();
    }

    /** {@linkplain #handOver Hands over} the links of all whose mail still waits; whose link went out keeps it. */
    @Transactional
    public List<Link> handOverAll(Actor by) {
        // of two at once the second finds the mails taken back, and the links of the first work
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('invitation links'))")
                .query()
                .listOfRows();
        return unsentIds(by).stream()
                .map(id -> {
                    String address = handOver(by, id);
                    return new Link(mine(by, id), address);
                })
                .toList();
    }

    private List<UUID> unsentIds(Actor by) {
        permissions.require(by, PeopleAction.STAFF, by.bodyId());
        Map<UUID, UUID> mails = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT invitation.id, invitation.mail_id
                          FROM people_invitation invitation
                          JOIN organisation_v_body body ON body.id = invitation.body_id
                         WHERE invitation.body_id = ANY (:below)
                           AND invitation.mail_id IS NOT NULL
                           AND invitation.accepted_at IS NULL
                           AND invitation.withdrawn_at IS NULL
                         ORDER BY body.name COLLATE "vi-x-icu", invitation.name COLLATE "vi-x-icu", invitation.id
                        """)
                .param("below", bodies.subtree(by.bodyId()).toArray(UUID[]::new))
                .query((row, _) -> mails.put(row.getObject("id", UUID.class), row.getObject("mail_id", UUID.class)))
                .list();
        Set<UUID> waiting = outbox.waiting(mails.values());
        return mails.entrySet().stream()
                .filter(one -> waiting.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Token renew(Actor by, UUID id, String act) {
        Invitation invitation = mine(by, id);
        Token token = Token.next();
        int renewed = jdbc.sql("""
                        UPDATE people_invitation
                           SET token_hash = :hash,
                               expires_at = :expires
                         WHERE id = :id
                           AND accepted_at IS NULL
                           AND withdrawn_at IS NULL
                        """)
                .param("hash", token.hash())
                .param("expires", now().plus(VALID))
                .param("id", id)
                .update();
        if (renewed == 0) {
            Verdict.refused("people.refused.invitation-over").orThrow();
        }
        recall(id);
        note(by, act, id, invitation.name(), invitation.mail());
        return token;
    }

    @Transactional
    public Verdict withdraw(Actor by, UUID id) {
        Invitation invitation = mine(by, id);
        int withdrawn = jdbc.sql("""
                        UPDATE people_invitation
                           SET withdrawn_at = :now
                         WHERE id = :id
                           AND accepted_at IS NULL
                           AND withdrawn_at IS NULL
                        """).param("now", now()).param("id", id).update();
        if (withdrawn == 0) {
            return Verdict.refused("people.refused.invitation-over");
        }
        recall(id);
        note(by, "invitation.withdrawn", id, invitation.name(), invitation.mail());
        return Verdict.ALLOWED;
    }

    /** The invitation behind a link that still works. */
    public Optional<Invitation> behind(String token) {
        return jdbc.sql(INVITATION + " WHERE invitation.token_hash = :hash AND " + WORKS)
                .param("hash", new Token(token).hash())
                .param("now", now())
                .query(this::invitation)
                .optional()
                .filter(this::mayBegin);
    }

    /** The body may have ended since: then nobody comes into it. */
    private boolean mayBegin(Invitation invitation) {
        return Staffing.mayHold(bodies.get(invitation.bodyId()), invitation.from(), invitation.to(), day.today())
                .allowed();
    }

    /** Makes the account and begins the post; of two at once one is told that the link works no more. */
    @Transactional
    public Verdict accept(String token, String username, PasswordHash password) {
        Optional<Invitation> found = jdbc.sql(
                        INVITATION + " WHERE invitation.token_hash = :hash AND " + WORKS + " FOR UPDATE OF invitation")
                .param("hash", new Token(token).hash())
                .param("now", now())
                .query(this::invitation)
                .optional()
                .filter(this::mayBegin);
        if (found.isEmpty()) {
            return Verdict.refused("people.refused.link");
        }
        Invitation invitation = found.get();
        if (accounts.usernameTaken(username)) {
            return Verdict.refused("people.refused.username-taken");
        }
        if (accounts.byMail(invitation.mail()).isPresent()) {
            return Verdict.refused("people.refused.link");
        }
        var by = letters.inviter(invitation.id());
        Account account = accounts.open(by, username, invitation.name(), invitation.mail(), password);
        posts.begin(by, account.id(), invitation.role(), invitation.bodyId(), invitation.from(), invitation.to(), "");
        jdbc.sql("UPDATE people_invitation SET accepted_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", invitation.id())
                .update();
        audit.record(
                new vn.guongsang.audit.By(
                        account.id(),
                        account.name(),
                        invitation.role().name(),
                        invitation.bodyId(),
                        invitation.bodyName()),
                "invitation.accepted",
                Subject.of("account", account.id()),
                Map.of("name", invitation.name(), "mail", invitation.mail()));
        return Verdict.ALLOWED;
    }

    /** Those to bodies that the actor looks after, the newest first. */
    public List<Invitation> of(Actor actor, long offset, int limit) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        return jdbc.sql(INVITATION + """
                         WHERE invitation.body_id = ANY (:below)
                         ORDER BY invitation.id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("below", bodies.subtree(actor.bodyId()).toArray(UUID[]::new))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::invitation)
                .list();
    }

    private boolean open(String mail) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM people_invitation invitation WHERE mail = :mail AND " + WORKS + ")")
                .param("mail", mail)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    private Invitation mine(Actor by, UUID id) {
        return jdbc.sql(INVITATION + " WHERE invitation.id = :id")
                .param("id", id)
                .query(this::invitation)
                .optional()
                .filter(found -> permissions.may(by, PeopleAction.STAFF, found.bodyId()))
                .orElseThrow(() -> new Refusal(new Verdict.Refused("people.hidden", "", List.of())));
    }

    private void send(Actor by, UUID id, Token token) {
        jdbc.sql("UPDATE people_invitation SET mail_id = :mail WHERE id = :id")
                .param("mail", outbox.put(letters.invitation(by, mine(by, id), token)))
                .param("id", id)
                .update();
    }

    /** A mail whose link works no more is not sent. */
    private void recall(UUID id) {
        jdbc.sql("SELECT mail_id FROM people_invitation WHERE id = :id AND mail_id IS NOT NULL")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(outbox::recall);
    }

    private void note(Actor by, String act, UUID id, String name, String mail) {
        audit.record(by.by(), act, Subject.of("invitation", id), Map.of("name", name, "mail", mail));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final String WORKS =
            "invitation.accepted_at IS NULL AND invitation.withdrawn_at IS NULL AND invitation.expires_at > :now";

    private static final String INVITATION = """
            SELECT invitation.*, body.name AS body_name
              FROM people_invitation invitation
              JOIN organisation_v_body body ON body.id = invitation.body_id
            """;

    private Invitation invitation(ResultSet row, int number) throws SQLException {
        Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        State state = row.getObject("accepted_at") != null
                ? State.ACCEPTED
                : row.getObject("withdrawn_at") != null
                        ? State.WITHDRAWN
                        : expires.isAfter(clock.instant()) ? State.OPEN : State.EXPIRED;
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("mail"),
                Role.valueOf(row.getString("role")),
                row.getObject("body_id", UUID.class),
                row.getString("body_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("invited_at", OffsetDateTime.class).toInstant(),
                expires,
                state);
    }
}
