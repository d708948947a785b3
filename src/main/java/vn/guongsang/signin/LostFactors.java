package vn.guongsang.signin;

import java.util.UUID;
import vn.guongsang.audit.By;

/**
 * What an account has besides its password, for who looks after it when its owner has lost all of it. Who
 * that may be is decided by whoever calls.
 */
public interface LostFactors {

    /**
     * @param codes whether an app makes codes for it
     * @param passkeys how many keys open it
     * @param recoveryCodes how many of those on paper are left
     */
    record Kept(boolean codes, int passkeys, int recoveryCodes) {

        public boolean any() {
            return codes || passkeys > 0;
        }
    }

    Kept kept(UUID account);

    /** Takes away all of it, with the reason in the log; in the caller's transaction. */
    void removeAll(By by, UUID account, String reason);
}
