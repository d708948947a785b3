package vn.guongsang.people;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Keys;
import vn.guongsang.identity.PasswordHash;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.Sessions;
import vn.guongsang.identity.Token;
import vn.guongsang.verdict.Verdict;

/**
 * A forgotten password is set anew by a link that goes to the person's mail. Whoever asks learns nothing
 * about whether the account is there.
 */
@Service
public class Passwords {

    public static final Duration VALID = Duration.ofHours(1);

    /** So many links an account and an hour: nobody's mailbox is flooded by a stranger. */
    static final int MOST = 3;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Posts posts;
    private final Sessions sessions;
    private final ObjectProvider<Keys> keys;
    private final Audit audit;
    private final Outbox outbox;
    private final Letters letters;

    Passwords(
            JdbcClient jdbc,
            Clock clock,
            Accounts accounts,
            Posts posts,
            Sessions sessions,
            ObjectProvider<Keys> keys,
            Audit audit,
            Outbox outbox,
            Letters letters) {
        this.sessions = sessions;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.posts = posts;
        this.audit = audit;
        this.outbox = outbox;
        this.letters = letters;
    }

    /** @param who a user name or a mail address */
    @Transactional
    public void forgotten(String who) {
        String asked = who.strip();
        Optional<Person> found =
                asked.contains("@") ? accounts.byMail(asked.toLowerCase(Locale.ROOT)) : accounts.byUsername(asked);
        found.filter(person -> person.open() && person.mail() != null).ifPresent(this::send);
    }

    private void send(Person person) {
        posts.lock(person.id());
        Optional<HeldPost> post = posts.of(person.id()).stream().findFirst();
        OffsetDateTime now = now();
        int before = jdbc.sql("SELECT count(*) FROM people_reset WHERE account_id = :account AND asked_at > :since")
                .param("account", person.id())
                .param("since", now.minusHours(1))
                .query(Integer.class)
                .single();
        if (post.isEmpty() || before >= MOST) {
            return;
        }
        Token token = Token.next();
        jdbc.sql("""
                        INSERT INTO people_reset (token_hash, account_id, asked_at, expires_at)
                        VALUES (:hash, :account, :now, :expires)
                        """)
                .param("hash", token.hash())
                .param("account", person.id())
                .param("now", now)
                .param("expires", now.plus(VALID))
                .update();
        outbox.put(letters.reset(person, post.get().bodyId(), token));
        audit.record(by(person), "account.reset-asked", Subject.of("account", person.id()), Map.of());
    }

    /** Whose link it is, while it works. */
    public Optional<Person> behind(String token) {
        return account(token, "").flatMap(accounts::find).filter(Person::open);
    }

    /** Sets the password, spends every link of the account and ends all of its sessions and keys. */
    @Transactional
    public Verdict reset(String token, PasswordHash password) {
        Optional<Person> found =
                account(token, " FOR UPDATE").flatMap(accounts::find).filter(Person::open);
        if (found.isEmpty()) {
            return Verdict.refused("people.refused.link");
        }
        Person person = found.get();
        jdbc.sql("UPDATE people_reset SET used_at = :now WHERE account_id = :account AND used_at IS NULL")
                .param("now", now())
                .param("account", person.id())
                .update();
        accounts.changePassword(by(person), person.id(), password);
        sessions.endAll(person.id());
        keys.forEach(all -> all.endAll(by(person), person.id()));
        return Verdict.ALLOWED;
    }

    private Optional<UUID> account(String token, String locked) {
        return jdbc.sql(
                        "SELECT account_id FROM people_reset WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now"
                                + locked)
                .param("hash", new Token(token).hash())
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    /** The person, in the newest of their posts: nobody is signed in. */
    private By by(Person person) {
        return posts.of(person.id()).stream()
                .findFirst()
                .map(post -> new By(person.id(), person.name(), post.role().name(), post.bodyId(), post.bodyName()))
                .orElseThrow();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
