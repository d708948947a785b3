package vn.guongsang.signin.domain;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.LostFactors;
import vn.guongsang.signin.SecondFactorDuty;
import vn.guongsang.signin.domain.Passkeys.Passkey;
import vn.guongsang.verdict.Verdict;

/** What a person has besides the password, and whether they must have something. */
@Service
public class SecondFactors implements LostFactors {

    /** Whoever can change what others may do, or what is decided. */
    private static final Set<Role> BOUND =
            EnumSet.of(Role.ADMINISTRATOR, Role.HUB_OFFICER, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER);

    private final TimeCodes timeCodes;
    private final Passkeys passkeys;
    private final RecoveryCodes recovery;
    private final Devices devices;
    private final Accounts accounts;
    private final Audit audit;
    private final SecondFactorDuty duty;

    SecondFactors(
            TimeCodes timeCodes,
            Passkeys passkeys,
            RecoveryCodes recovery,
            Devices devices,
            Accounts accounts,
            Audit audit,
            ObjectProvider<SecondFactorDuty> duty) {
        this.timeCodes = timeCodes;
        this.passkeys = passkeys;
        this.recovery = recovery;
        this.devices = devices;
        this.accounts = accounts;
        this.audit = audit;
        this.duty = duty.getIfAvailable(() -> () -> true);
    }

    /**
     * What an account has.
     *
     * @param codesSince since when an app makes codes for it, null when none does
     * @param recoveryCodes how many are left
     */
    public record Held(@Nullable Instant codesSince, List<Passkey> passkeys, int recoveryCodes) {

        public boolean any() {
            return codesSince != null || !passkeys.isEmpty();
        }

        boolean onlyOne() {
            return passkeys.size() + (codesSince == null ? 0 : 1) == 1;
        }
    }

    public Held of(UUID account) {
        return new Held(timeCodes.since(account).orElse(null), passkeys.of(account), recovery.left(account));
    }

    /** Whether a post that the person holds today demands one. */
    public boolean due(UUID account) {
        return accounts.posts(account).stream().anyMatch(post -> demandedOf(post.role()));
    }

    /** Whether nobody acts in this role with a password alone. */
    public boolean demandedOf(Role role) {
        return BOUND.contains(role) && duty.holds();
    }

    /**
     * Takes the app's secret once a code of it was typed.
     *
     * @return empty when the code is wrong; else the recovery codes to show, none when the person has some
     */
    @Transactional
    public Optional<List<String>> addTimeCodes(By by, SignedIn person, String secret, String code) {
        if (!timeCodes.add(person.accountId(), secret, code.replace(" ", ""))) {
            return Optional.empty();
        }
        record(by, "account.codes-added", person.accountId(), Map.of());
        return Optional.of(firstCodes(by, person.accountId()));
    }

    /** As {@link #addTimeCodes}, for a key that the browser made. */
    @Transactional
    public Optional<List<String>> addPasskey(
            By by, SignedIn person, String name, String challenge, URI site, String credential) {
        if (!passkeys.add(person, name, challenge, site, credential)) {
            return Optional.empty();
        }
        record(by, "account.passkey-added", person.accountId(), Map.of("name", name));
        return Optional.of(firstCodes(by, person.accountId()));
    }

    @Transactional
    public Verdict removeTimeCodes(By by, UUID account) {
        Verdict verdict = mayLose(account);
        if (verdict.allowed() && of(account).codesSince() != null) {
            timeCodes.remove(account);
            record(by, "account.codes-removed", account, Map.of());
            clearUp(account);
        }
        return verdict;
    }

    @Transactional
    public Verdict removePasskey(By by, UUID account, UUID passkey) {
        Verdict verdict = mayLose(account);
        if (verdict.allowed()) {
            passkeys.remove(account, passkey).ifPresent(name -> {
                record(by, "account.passkey-removed", account, Map.of("name", name));
                clearUp(account);
            });
        }
        return verdict;
    }

    @Transactional
    public List<String> renewRecoveryCodes(By by, UUID account) {
        record(by, "account.recovery-renewed", account, Map.of());
        return recovery.renew(account);
    }

    @Override
    public Kept kept(UUID account) {
        Held held = of(account);
        return new Kept(held.codesSince() != null, held.passkeys().size(), held.recoveryCodes());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAll(By by, UUID account, String reason) {
        Held held = of(account);
        timeCodes.remove(account);
        held.passkeys().forEach(passkey -> passkeys.remove(account, passkey.id()));
        recovery.remove(account);
        devices.forget(account);
        audit.record(
                by,
                "account.factors-removed",
                Subject.of("account", account),
                reason,
                Map.of(
                        "codes",
                        Boolean.toString(held.codesSince() != null),
                        "passkeys",
                        held.passkeys().stream().map(Passkey::name).collect(Collectors.joining(", "))));
    }

    /** By an app or from the paper; each code counts once. */
    boolean accepts(UUID account, String code) {
        String bare = code.replaceAll("\\s", "");
        return bare.matches("\\d{6}") ? timeCodes.accepts(account, bare) : recovery.accepts(account, bare);
    }

    private List<String> firstCodes(By by, UUID account) {
        return recovery.left(account) == 0 ? renewRecoveryCodes(by, account) : List.of();
    }

    private Verdict mayLose(UUID account) {
        return of(account).onlyOne() && due(account) ? Verdict.refused("signin.factor.last") : Verdict.ALLOWED;
    }

    /** Codes that replace nothing would be a way around the password. */
    private void clearUp(UUID account) {
        if (!of(account).any()) {
            recovery.remove(account);
        }
    }

    private void record(By by, String act, UUID account, Map<String, String> details) {
        audit.record(by, act, Subject.of("account", account), details);
    }
}
