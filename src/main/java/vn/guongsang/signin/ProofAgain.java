package vn.guongsang.signin;

import java.util.UUID;
import vn.guongsang.verdict.Verdict;

/** Somebody who is signed in shows once more who they are, before something that matters. */
@FunctionalInterface
public interface ProofAgain {

    /** @param password the present one, as typed */
    Verdict provesAgain(UUID account, String password);
}
