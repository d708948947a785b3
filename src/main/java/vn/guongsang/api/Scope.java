package vn.guongsang.api;

import java.util.Arrays;
import java.util.Optional;

/** What a token opens; never more than its person may read. */
public enum Scope {
    PLANS("plans:read"),
    OBLIGATIONS("obligations:read"),
    COMPLIANCE("compliance:read"),
    QUOTAS("quotas:read");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As in the OpenAPI document. */
    public String word() {
        return word;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
