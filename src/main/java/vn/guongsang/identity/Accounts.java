package vn.guongsang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.time.BusinessDay;

/** All accounts and the posts that their people hold. */
@Repository
public class Accounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final SingletonSupplier<String> nobodysHash;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock, BusinessDay day, Audit audit) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.nobodysHash =
                SingletonSupplier.of(() -> hash(UUID.randomUUID().toString()).value());
    }

    public PasswordHash hash(String password) {
        return new PasswordHash(passwords.encode(password));
    }

    @Transactional
    public Account open(By by, String username, String name, PasswordHash password) {
        Account account = jdbc.sql("""
                        INSERT INTO identity_account (username, name, password_hash, created_at)
                        VALUES (:username, :name, :hash, :at)
                        RETURNING id, username, name
                        """)
                .param("username", username)
                .param("name", name)
                .param("hash", password.value())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Account.class)
                .single();
        audit.record(by, "account.opened", Subject.of("account", account.id()), Map.of("name", name));
        return account;
    }

    /** What the rules say of it is asked before: {@link PasswordRules}. */
    @Transactional
    public void changePassword(By by, UUID account, PasswordHash password) {
        jdbc.sql("UPDATE identity_account SET password_hash = :hash WHERE id = :account")
                .param("hash", password.value())
                .param("account", account)
                .update();
        audit.record(by, "account.password-changed", Subject.of("account", account), Map.of());
    }

    @Transactional
    public void appoint(By by, Account account, Role role, UUID body) {
        String name = jdbc.sql("""
                        WITH post AS (
                            INSERT INTO identity_post (account_id, role, body_id)
                            VALUES (:account, :role, :body)
                            RETURNING body_id
                        )
                        SELECT body.name
                          FROM post
                          JOIN organisation_v_body body ON body.id = post.body_id
                        """)
                .param("account", account.id())
                .param("role", role.name())
                .param("body", body)
                .query(String.class)
                .single();
        audit.record(
                by,
                "account.appointed",
                Subject.of("account", account.id()),
                Map.of("role", role.name(), "body", name));
    }

    /** The posts to act in on the business day: first one's own, then those that others let one act in. */
    public List<Post> posts(UUID account) {
        return jdbc.sql("""
                        SELECT held.id, held.role, held.body_id, held.body_name, held.topmost, held.on_behalf_of
                          FROM (SELECT post.id, post.role, post.body_id, body.name AS body_name,
                                       body.parent_id IS NULL AS topmost, '' AS on_behalf_of
                                  FROM identity_v_post post
                                  JOIN identity_account holder ON holder.id = post.account_id
                                  JOIN organisation_v_body body ON body.id = post.body_id
                                 WHERE post.account_id = :account
                                   AND holder.closed_at IS NULL
                                   AND (post.valid_from IS NULL OR post.valid_from <= :today)
                                   AND (post.valid_to IS NULL OR post.valid_to >= :today)
                                 UNION ALL
                                SELECT delegation.id, post.role, post.body_id, body.name, body.parent_id IS NULL, holder.name
                                  FROM identity_delegation delegation
                                  JOIN identity_v_post post ON post.id = delegation.post_id
                                  JOIN identity_account holder ON holder.id = post.account_id
                                  JOIN identity_account delegate ON delegate.id = delegation.delegate_id
                                  JOIN organisation_v_body body ON body.id = post.body_id
                                 WHERE delegation.delegate_id = :account
                                   AND delegation.revoked_at IS NULL
                                   AND delegation.valid_from <= :today
                                   AND delegation.valid_to >= :today
                                   AND holder.closed_at IS NULL
                                   AND delegate.closed_at IS NULL
                                   AND (post.valid_from IS NULL OR post.valid_from <= :today)
                                   AND (post.valid_to IS NULL OR post.valid_to >= :today)) held
                         ORDER BY held.on_behalf_of <> '', held.body_name COLLATE "vi-x-icu", held.role, held.id
                        """)
                .param("account", account)
                .param("today", day.today())
                .query((row, _) -> new Post(
                        row.getObject("id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getObject("body_id", UUID.class),
                        row.getString("body_name"),
                        row.getBoolean("topmost"),
                        row.getString("on_behalf_of")))
                .list();
    }

    /** How many posts are held in a body on the business day. */
    public long postsIn(UUID body) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM identity_v_post
                         WHERE body_id = :body
                           AND (valid_from IS NULL OR valid_from <= :today)
                           AND (valid_to IS NULL OR valid_to >= :today)
                        """)
                .param("body", body)
                .param("today", day.today())
                .query(Long.class)
                .single();
    }

    /** One with a mail address, by which its person is reached. */
    @Transactional
    public Account open(By by, String username, String name, String mail, PasswordHash password) {
        Account account = open(by, username, name, password);
        jdbc.sql("UPDATE identity_account SET mail = :mail WHERE id = :id")
                .param("mail", mail)
                .param("id", account.id())
                .update();
        return account;
    }

    /** As administrators know somebody, also when the account is closed. */
    public Optional<Person> find(UUID id) {
        return jdbc.sql(PERSON + " WHERE id = :id")
                .param("id", id)
                .query(Accounts::person)
                .optional();
    }

    public Optional<Person> byUsername(String username) {
        return jdbc.sql(PERSON + " WHERE username = :username")
                .param("username", username)
                .query(Accounts::person)
                .optional();
    }

    /** The open account that this address belongs to; in lower case. */
    public Optional<Person> byMail(String mail) {
        return jdbc.sql(PERSON + " WHERE mail = :mail AND closed_at IS NULL")
                .param("mail", mail)
                .query(Accounts::person)
                .optional();
    }

    /** Asked before opening an account, in its transaction: of two who want the same name one waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean usernameTaken(String username) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('username ' || :username))")
                .param("username", username)
                .query()
                .listOfRows();
        return byUsername(username).isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void describe(By by, Person person, String name, @Nullable String mail) {
        jdbc.sql("UPDATE identity_account SET name = :name, mail = :mail WHERE id = :id")
                .param("name", name)
                .param("mail", mail)
                .param("id", person.id())
                .update();
        audit.record(
                by,
                "account.described",
                Subject.of("account", person.id()),
                "",
                Map.of(),
                Change.changes()
                        .of("people.column.name", person.name(), name)
                        .of("people.column.mail", person.mail(), mail)
                        .list());
    }

    /** Nobody signs in with it any more; its sessions are ended by {@link Sessions}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(By by, Person person, String basis) {
        jdbc.sql("UPDATE identity_account SET closed_at = :at WHERE id = :id")
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("id", person.id())
                .update();
        audit.record(by, "account.closed", Subject.of("account", person.id()), basis, Map.of("name", person.name()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(By by, Person person, String basis) {
        jdbc.sql("UPDATE identity_account SET closed_at = NULL WHERE id = :id")
                .param("id", person.id())
                .update();
        audit.record(by, "account.reopened", Subject.of("account", person.id()), basis, Map.of("name", person.name()));
    }

    public boolean none() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM identity_account)")
                .query(Boolean.class)
                .single();
    }

    /** Somebody who may sign in; empty when the account is closed. */
    public Optional<SignedIn> person(UUID account) {
        return credentials("id", account).map(Credentials::person);
    }

    public Optional<UUID> idOf(String username) {
        return credentials("username", username.strip()).map(Credentials::id);
    }

    /** Whose user name and password these are. It takes as long for a name that nobody has. */
    public Optional<SignedIn> recognise(String username, String password) {
        Optional<Credentials> found = credentials("username", username.strip());
        String hash = found.map(Credentials::passwordHash).orElse(nobodysHash.get());
        return passwords.matches(password, hash) ? found.map(Credentials::person) : Optional.empty();
    }

    /** Whether it is the password of this account. */
    public boolean proves(UUID account, String password) {
        return credentials("id", account)
                .filter(kept -> passwords.matches(password, kept.passwordHash()))
                .isPresent();
    }

    /** As audit entries name somebody who has not chosen a post yet: in the first of theirs. */
    public By by(SignedIn person) {
        return posts(person.accountId()).stream()
                .findFirst()
                .map(post ->
                        new By(person.accountId(), person.name(), post.role().name(), post.bodyId(), post.bodyName()))
                .orElseGet(() -> new By(person.accountId(), person.name(), "", null, ""));
    }

    private Optional<Credentials> credentials(String column, Object value) {
        return jdbc.sql("SELECT id, username, name, password_hash FROM identity_account WHERE " + column
                        + " = :value AND closed_at IS NULL")
                .param("value", value)
                .query(Credentials.class)
                .optional();
    }

    private static final String PERSON = "SELECT id, username, name, mail, created_at, closed_at FROM identity_account";

    private static Person person(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getString("mail"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private record Credentials(UUID id, String username, String name, String passwordHash) {

        SignedIn person() {
            return new SignedIn(id, username, name);
        }
    }
}
