package vn.guongsang.signin.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.domain.ClaimRules.Rule;
import vn.guongsang.signin.domain.SigningIn.Outcome;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Somebody whom the operator's OpenID Connect provider vouches for. They are known by the issuer and its
 * own name for them; a mail address proves nothing. Their claims give posts by rule, at each sign-in anew.
 */
@Service
public class SingleSignOn {

    /** Ways of proving (RFC 8176) that are more than a password. */
    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk", "fpt", "face", "sc");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Accounts accounts;
    private final Posts posts;
    private final ClaimRules rules;
    private final SigningIn signingIn;
    private final Audit audit;

    SingleSignOn(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Accounts accounts,
            Posts posts,
            ClaimRules rules,
            SigningIn signingIn,
            Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.accounts = accounts;
        this.posts = posts;
        this.rules = rules;
        this.signingIn = signingIn;
        this.audit = audit;
    }

    /**
     * @param claims of an ID token whose signature, issuer, audience, nonce and times are checked
     * @param linking whoever is signed in and asked for it, so that the two belong together from now on
     */
    @Transactional
    public Outcome arrived(String issuer, String subject, Map<String, Object> claims, @Nullable UUID linking) {
        Optional<UUID> known = account(issuer, subject);
        if (linking != null) {
            if (known.isPresent() && !known.get().equals(linking)) {
                return refused("signin.sso.taken");
            }
            accounts.person(linking).ifPresent(person -> link(accounts.by(person), issuer, subject, linking));
        }
        List<Rule> fitting = rules.fitting(claims);
        UUID account = known.or(() -> Optional.ofNullable(linking))
                .or(() -> fitting.stream().anyMatch(Rule::opens)
                        ? Optional.of(open(issuer, subject, claims))
                        : Optional.empty())
                .orElse(null);
        if (account == null) {
            return refused("signin.sso.unknown");
        }
        Optional<SignedIn> person = accounts.person(account);
        if (person.isEmpty()) {
            return refused("signin.sso.unknown");
        }
        settlePosts(account, fitting);
        return secondFactorShown(claims) ? new Outcome.Proved(person.get(), true) : signingIn.next(person.get());
    }

    public boolean linked(UUID account) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM signin_subject WHERE account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** The posts of an account that claims gave. */
    public Set<UUID> byClaim(UUID account) {
        return posts.of(account).stream()
                .filter(HeldPost::byClaim)
                .map(HeldPost::id)
                .collect(Collectors.toSet());
    }

    @Transactional
    public void unlink(By by, UUID account) {
        int removed = jdbc.sql("DELETE FROM signin_subject WHERE account_id = :account")
                .param("account", account)
                .update();
        if (removed > 0) {
            audit.record(by, "account.sso-unlinked", Subject.of("account", account), Map.of());
        }
    }

    Optional<UUID> account(String issuer, String subject) {
        return jdbc.sql("SELECT account_id FROM signin_subject WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    private void link(By by, String issuer, String subject, UUID account) {
        int linked = jdbc.sql("""
                        INSERT INTO signin_subject (issuer, subject, account_id, linked_at)
                        VALUES (:issuer, :subject, :account, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (linked > 0) {
            audit.record(by, "account.sso-linked", Subject.of("account", account), Map.of("issuer", issuer));
        }
    }

    /** An account without a password that anybody knows. */
    private UUID open(String issuer, String subject, Map<String, Object> claims) {
        String wanted = Objects.toString(claims.get("preferred_username"), subject);
        String username = Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? wanted : wanted + "-" + n)
                .filter(free -> !accounts.usernameTaken(free))
                .findFirst()
                .orElseThrow();
        Account account =
                accounts.open(By.SYSTEM, username, name(claims).orElse(wanted), accounts.hash(Devices.newToken()));
        link(By.SYSTEM, issuer, subject, account.id());
        return account.id();
    }

    /** The family's name first, as Vietnamese names go; a provider's own {@code name} often has it last. */
    private static Optional<String> name(Map<String, Object> claims) {
        if (claims.containsKey("family_name") && claims.containsKey("given_name")) {
            return Optional.of(Stream.of("family_name", "middle_name", "given_name")
                    .flatMap(part -> Stream.ofNullable(claims.get(part)))
                    .map(Object::toString)
                    .collect(Collectors.joining(" ")));
        }
        return Optional.ofNullable(claims.get("name")).map(Object::toString);
    }

    /** What the claims give comes, what they no longer give goes; what was given by hand is left alone. */
    private void settlePosts(UUID account, List<Rule> fitting) {
        LocalDate today = day.today();
        posts.lock(account);
        List<HeldPost> held =
                posts.of(account).stream().filter(post -> post.on(today)).toList();
        held.stream()
                .filter(HeldPost::byClaim)
                .filter(post -> fitting.stream().noneMatch(rule -> gives(rule, post)))
                .forEach(post -> end(post, today));
        fitting.stream()
                .filter(rule -> held.stream().noneMatch(post -> gives(rule, post)))
                .forEach(rule -> begin(account, rule, today));
    }

    private void begin(UUID account, Rule rule, LocalDate today) {
        if (posts.holds(account, rule.role(), rule.bodyId(), today, null)) {
            return; // by another rule just now, or by hand from a later day on
        }
        posts.beginByClaim(By.SYSTEM, account, rule.role(), rule.bodyId(), today);
    }

    /** A post ends with yesterday; one that only began today never was. */
    private void end(HeldPost post, LocalDate today) {
        if (post.from() != null && !post.from().isBefore(today)) {
            posts.cancelAnyhow(By.SYSTEM, post, "");
        } else {
            posts.endAnyhow(By.SYSTEM, post, today.minusDays(1), "");
        }
    }

    private static boolean gives(Rule rule, HeldPost post) {
        return rule.role() == post.role() && rule.bodyId().equals(post.bodyId());
    }

    private static boolean secondFactorShown(Map<String, Object> claims) {
        return claims.get("amr") instanceof List<?> ways && ways.stream().anyMatch(SECOND_FACTORS::contains);
    }

    private static Outcome refused(String code) {
        return new Outcome.Refused((Verdict.Refused) Verdict.refused(code));
    }
}
