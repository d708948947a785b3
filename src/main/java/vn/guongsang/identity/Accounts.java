package vn.guongsang.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
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
        jdbc.sql("""
                        INSERT INTO identity_post (account_id, role, body_id)
                        VALUES (:account, :role, :body)
                        """)
                .param("account", account.id())
                .param("role", role.name())
                .param("body", body)
                .update();
        audit.record(by, "account.appointed", Subject.of("account", account.id()), Map.of("role", role.name()));
    }

    /** The posts held on the business day, in the order of roles. */
    public List<Post> posts(UUID account) {
        return jdbc.sql("""
                        SELECT post.id, post.role, post.body_id, body.name AS body_name
                          FROM identity_post post
                          JOIN organisation_v_body body ON body.id = post.body_id
                         WHERE post.account_id = :account
                           AND (post.valid_from IS NULL OR post.valid_from <= :today)
                           AND (post.valid_to IS NULL OR post.valid_to >= :today)
                         ORDER BY body.name COLLATE "vi-x-icu", post.role
                        """)
                .param("account", account)
                .param("today", day.today())
                .query(Post.class)
                .list();
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

    private record Credentials(UUID id, String username, String name, String passwordHash) {

        SignedIn person() {
            return new SignedIn(id, username, name);
        }
    }
}
