package vn.guongsang.reward;

import vn.guongsang.identity.Action;

/** What can be done with payment lists; the object is the body that pays. */
public enum RewardAction implements Action {
    READ,
    /** confirm or fill in what an award is worth, and say out of which fund it is paid */
    PRICE,
    /** close a list: the money goes out as it stands */
    CLOSE,
    /** enter figures that hold for the whole installation */
    RATES
}
