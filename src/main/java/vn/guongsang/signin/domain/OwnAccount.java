package vn.guongsang.signin.domain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.PasswordRules;
import vn.guongsang.identity.Sessions;
import vn.guongsang.verdict.Verdict;

/** What people change about their own account. */
@Service
public class OwnAccount {

    /** What came of a wish for another password. */
    public sealed interface Change permits Changed, NotChanged {}

    /** @param ended how many other sessions were ended */
    public record Changed(long ended) implements Change {}

    /** @param field which of the three it is about */
    public record NotChanged(String field, Verdict.Refused why) implements Change {}

    private final Accounts accounts;
    private final PasswordRules rules;
    private final SigningIn signingIn;
    private final Devices devices;
    private final Sessions sessions;
    private final Audit audit;

    OwnAccount(
            Accounts accounts,
            PasswordRules rules,
            SigningIn signingIn,
            Devices devices,
            Sessions sessions,
            Audit audit) {
        this.accounts = accounts;
        this.rules = rules;
        this.signingIn = signingIn;
        this.devices = devices;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Whoever changes it may fear that somebody knows it: the other sessions end, no device is known any more. */
    @Transactional
    public Change changePassword(
            Actor actor, @Nullable String present, @Nullable String wanted, @Nullable String again, String sessionId) {
        String chosen = Objects.requireNonNullElse(wanted, "");
        if (rules.judge(chosen, actor.username(), actor.name()) instanceof Verdict.Refused refused) {
            return new NotChanged("wanted", refused);
        }
        if (!chosen.equals(again)) {
            return new NotChanged("again", (Verdict.Refused) Verdict.refused("signin.password.differs"));
        }
        if (signingIn.provesAgain(actor.accountId(), Objects.requireNonNullElse(present, ""))
                instanceof Verdict.Refused refused) {
            return new NotChanged("present", refused);
        }
        accounts.changePassword(actor.by(), actor.accountId(), accounts.hash(chosen));
        devices.forget(actor.accountId());
        return new Changed(recorded(actor, sessions.endOthers(actor.accountId(), sessionId)));
    }

    /** @param handles name some of the actor's own sessions; of others nothing is known here */
    @Transactional
    public long end(Actor actor, List<String> handles) {
        return recorded(actor, sessions.end(actor.accountId(), handles));
    }

    private long recorded(Actor actor, long ended) {
        if (ended > 0) {
            audit.record(
                    actor.by(),
                    "account.sessions-ended",
                    Subject.of("account", actor.accountId()),
                    Map.of("number", Long.toString(ended)));
        }
        return ended;
    }
}
