package vn.guongsang.people;

import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Keys;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Sessions;
import vn.guongsang.signin.LostFactors;
import vn.guongsang.verdict.Verdict;

/**
 * Somebody lost the telephone or the key that they sign in with, or fears that another has it: whoever
 * looks after the whole account helps, with a reason, and the person hears of it by mail. The password stays
 * the person's own, so this alone lets nobody in.
 */
@Service
public class Recovering {

    private final Accounts accounts;
    private final Staffing staffing;
    private final LostFactors factors;
    private final Sessions sessions;
    private final ObjectProvider<Keys> keys;
    private final Audit audit;
    private final Outbox outbox;
    private final Letters letters;

    Recovering(
            Accounts accounts,
            Staffing staffing,
            LostFactors factors,
            Sessions sessions,
            ObjectProvider<Keys> keys,
            Audit audit,
            Outbox outbox,
            Letters letters) {
        this.accounts = accounts;
        this.staffing = staffing;
        this.factors = factors;
        this.sessions = sessions;
        this.keys = keys;
        this.audit = audit;
        this.outbox = outbox;
        this.letters = letters;
    }

    /** Whether the actor may help this person at all. */
    public Verdict mayHelp(Actor by, UUID person) {
        return by.accountId().equals(person)
                ? Verdict.refused("people.refused.own-factors")
                : staffing.mayRunWhole(by, person);
    }

    /** Takes away codes, passkeys and recovery codes, and ends all sessions and keys. */
    @Transactional
    public Verdict removeFactors(Actor by, UUID id, String reason) {
        Verdict verdict = mayHelp(by, id);
        if (!verdict.allowed()) {
            return verdict;
        }
        if (!factors.kept(id).any()) {
            return Verdict.refused("people.refused.no-factors");
        }
        factors.removeAll(by.by(), id, reason);
        sessions.endAll(id);
        keys.forEach(all -> all.endAll(by.by(), id));
        tell(by, id, "people.mail.factors", reason);
        return Verdict.ALLOWED;
    }

    /** As when somebody else sits at a machine that the person left. */
    @Transactional
    public Verdict endSessions(Actor by, UUID id, String reason) {
        Verdict verdict = mayHelp(by, id);
        if (verdict.allowed()) {
            long ended = sessions.endAll(id);
            keys.forEach(all -> all.endAll(by.by(), id));
            audit.record(
                    by.by(),
                    "account.sessions-ended",
                    Subject.of("account", id),
                    reason,
                    Map.of("number", Long.toString(ended)));
            tell(by, id, "people.mail.sessions", reason);
        }
        return verdict;
    }

    private void tell(Actor by, UUID id, String what, String reason) {
        Person person = accounts.find(id).orElseThrow();
        if (person.mail() != null) {
            outbox.put(letters.helped(by, person, what, reason));
        }
    }
}
