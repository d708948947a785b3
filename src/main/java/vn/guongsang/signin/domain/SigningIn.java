package vn.guongsang.signin.domain;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.ProofAgain;
import vn.guongsang.verdict.Verdict;

/**
 * From a user name to somebody known. What is refused sounds the same and takes as long whether the
 * account exists or not.
 */
@Service
public class SigningIn implements ProofAgain {

    /** How far somebody came. */
    public sealed interface Outcome {

        record Refused(Verdict.Refused why) implements Outcome {}

        /**
         * All is proved.
         *
         * @param twice by more than the password, as some posts demand
         */
        record Proved(SignedIn person, boolean twice) implements Outcome {}

        /** The password was right; the second factor is still to be shown. */
        record SecondAsked(SignedIn person) implements Outcome {}

        /** The password was right, but a post of theirs demands a second factor and there is none. */
        record EnrolmentAsked(SignedIn person) implements Outcome {}

        /** Whose it is; empty for one that was refused. */
        default Optional<UUID> account() {
            return switch (this) {
                case Refused _ -> Optional.empty();
                case Proved proved -> Optional.of(proved.person().accountId());
                case SecondAsked(SignedIn person) -> Optional.of(person.accountId());
                case EnrolmentAsked(SignedIn person) -> Optional.of(person.accountId());
            };
        }
    }

    private static final Verdict.Refused WRONG = (Verdict.Refused) Verdict.refused("signin.wrong");
    private static final Verdict.Refused WRONG_CODE = (Verdict.Refused) Verdict.refused("signin.code.wrong");
    private static final Verdict.Refused WRONG_KEY = (Verdict.Refused) Verdict.refused("signin.passkey.wrong");

    private final Accounts accounts;
    private final Attempts attempts;
    private final Devices devices;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SigningIn(
            Accounts accounts,
            Attempts attempts,
            Devices devices,
            SecondFactors factors,
            Passkeys passkeys,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.devices = devices;
        this.factors = factors;
        this.passkeys = passkeys;
        this.audit = audit;
        this.transaction = transaction;
    }

    public Outcome password(String username, String password, Source source) {
        if (attempts.password(username, source) instanceof Verdict.Refused slowed) {
            return new Outcome.Refused(slowed);
        }
        Optional<SignedIn> person = accounts.recognise(username, password);
        if (person.isEmpty()) {
            refuse(
                    accounts.idOf(username)
                            .map(id -> Subject.of("account", id))
                            .orElse(Subject.of("address", source.address())),
                    source,
                    "password");
            return new Outcome.Refused(WRONG);
        }
        attempts.passwordWasRight(username, source);
        return next(person.get());
    }

    /** After a first factor: in, or what is still asked for. */
    public Outcome next(SignedIn person) {
        if (factors.of(person.accountId()).any()) {
            return new Outcome.SecondAsked(person);
        }
        return factors.due(person.accountId()) ? new Outcome.EnrolmentAsked(person) : new Outcome.Proved(person, false);
    }

    public Outcome code(UUID account, String code, Source source) {
        if (attempts.code(account) instanceof Verdict.Refused slowed) {
            return new Outcome.Refused(slowed);
        }
        Optional<SignedIn> person = accounts.person(account);
        if (person.isEmpty() || !factors.accepts(account, code)) {
            refuse(Subject.of("account", account), source, "code");
            return new Outcome.Refused(WRONG_CODE);
        }
        attempts.codeWasRight(account);
        return new Outcome.Proved(person.get(), true);
    }

    /** @param account whose passkey it has to be; null at the door, where the key itself says whose it is */
    public Outcome passkey(String challenge, URI site, @Nullable UUID account, String credential) {
        return passkeys.owner(challenge, site, account, credential)
                .<Outcome>map(owner -> new Outcome.Proved(owner, true))
                .orElseGet(() -> new Outcome.Refused(WRONG_KEY));
    }

    @Override
    public Verdict provesAgain(UUID account, String password) {
        Verdict verdict = attempts.presentPassword(account);
        if (!verdict.allowed()) {
            return verdict;
        }
        if (!accounts.proves(account, password)) {
            return Verdict.refused("signin.password.wrong");
        }
        attempts.presentPasswordWasRight(account);
        return Verdict.ALLOWED;
    }

    /**
     * Somebody is in.
     *
     * @return the token that their browser keeps from now on
     */
    public String entered(SignedIn person, Source source, String how) {
        String token = source.device().isEmpty() ? Devices.newToken() : source.device();
        devices.remember(person.accountId(), token);
        record(person, "account.signed-in", source, how);
        return token;
    }

    public void left(SignedIn person, Source source) {
        record(person, "account.signed-out", source, "");
    }

    /** Written for a name that nobody has too, without the name: it may be a password in the wrong field. */
    private void refuse(Subject asked, Source source, String how) {
        transaction.executeWithoutResult(_ ->
                audit.record(By.SYSTEM, "account.refused", asked, Map.of("address", source.address(), "how", how)));
    }

    private void record(SignedIn person, String act, Source source, String how) {
        By by = accounts.by(person);
        transaction.executeWithoutResult(_ -> audit.record(
                by,
                act,
                Subject.of("account", person.accountId()),
                Map.of("name", person.name(), "address", source.address(), "how", how)));
    }
}
