package vn.guongsang.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.By;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.PasswordHash;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Token;
import vn.guongsang.installation.ReadyNotice;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.NameMatching.Alike;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.organisation.Names;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * The first administrator of an installation that has no account yet: whoever reads the console at the
 * start gets an address that works once. Each start without an account makes a new one.
 */
@Service
public class SettingUp implements ReadyNotice {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Posts posts;
    private final Bodies bodies;
    private final BodyFinder finder;
    private final Letters letters;
    private final BusinessDay day;

    SettingUp(
            JdbcClient jdbc,
            Accounts accounts,
            Posts posts,
            Bodies bodies,
            BodyFinder finder,
            Letters letters,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.posts = posts;
        this.bodies = bodies;
        this.finder = finder;
        this.letters = letters;
        this.day = day;
    }

    /**
     * What the first administrator says of the installation's first body.
     *
     * @param kind of no account, as are level and place, where the body {@link #knows is known}
     */
    public record FirstBody(String name, String kind, String level, String place) {}

    @Override
    public List<String> lines() {
        if (!accounts.none()) {
            return List.of();
        }
        Token token = Token.next();
        jdbc.sql("""
                        INSERT INTO people_setup (token_hash)
                        VALUES (:hash)
                        ON CONFLICT (only_one) DO UPDATE
                           SET token_hash = excluded.token_hash
                        """).param("hash", token.hash()).update();
        return List.of(ResourceBundle.getBundle("messages.people", Locale.ROOT)
                .getString("people.setup.notice")
                .formatted(letters.address("/khoi-tao/", token)));
    }

    public boolean works(String token) {
        return accounts.none()
                && jdbc.sql("SELECT EXISTS (SELECT FROM people_setup WHERE token_hash = :hash)")
                        .param("hash", new Token(token).hash())
                        .query(Boolean.class)
                        .single();
    }

    /** Body, account and post, all or nothing; of two at once one finds the link spent. */
    @Transactional
    public Verdict begin(
            String token, FirstBody first, String username, String name, String mail, PasswordHash password) {
        int spent = jdbc.sql("DELETE FROM people_setup WHERE token_hash = :hash")
                .param("hash", new Token(token).hash())
                .update();
        if (spent == 0 || !accounts.none()) {
            return Verdict.refused("people.refused.link");
        }
        Body body = known(first.name())
                .orElseGet(() -> bodies.put(
                        Names.slug(first.name()),
                        first.name(),
                        Set.of(),
                        first.kind(),
                        first.level(),
                        null,
                        first.place()));
        Account account = accounts.open(By.SYSTEM, username, name, mail, password);
        posts.begin(By.SYSTEM, account.id(), Role.ADMINISTRATOR, body.id(), day.today(), null, "");
        return Verdict.ALLOWED;
    }

    /** Whether a body of this name is there already: then its kind and level need not be told. */
    public boolean knows(String name) {
        return known(name).isPresent();
    }

    /** The name of the body that is meant, where this one is the same but for a slip of the pen. */
    public Optional<String> misspelt(String name) {
        return found(name) instanceof Match.None<Body>(List<Alike<Body>> alike)
                ? alike.stream()
                        .filter(Alike::slip)
                        .findFirst()
                        .map(one -> one.found().name())
                : Optional.empty();
    }

    /** The provinces are there already; whoever writes its name in another way means the same one. */
    private Optional<Body> known(String name) {
        return found(name) instanceof Match.One<Body>(Body known) ? Optional.of(known) : Optional.empty();
    }

    private Match<Body> found(String name) {
        LocalDate today = day.today();
        return finder.find(name, body -> body.parentId() == null && body.existsOn(today));
    }
}
