package vn.guongsang.signin;

import vn.guongsang.verdict.Verdict;

/** How fast strangers may ask for what goes out by mail, by where they ask from, in all nodes together. */
public interface AskingPace {

    /** Counts the question before anything is looked up: the answer tells nothing of accounts. */
    Verdict mayAsk(String address);
}
