package vn.guongsang.identity;

import java.util.UUID;
import vn.guongsang.audit.By;

/** What opens for a person's programs while the person is not signed in. */
public interface Keys {

    /** None opens any more: whoever had the account in hand may have made them. */
    void endAll(By by, UUID account);
}
