package vn.guongsang.rules;

/** What a condition comes to. What is not known, or not read in the law, is never a pass. */
public enum Outcome {
    PASS,
    FAIL,
    /** a person has to see to it: something is not on record, is left open, or was not read in the law */
    PERSON
}
