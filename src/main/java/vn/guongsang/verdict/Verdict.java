package vn.guongsang.verdict;

import java.util.List;

/** The answer of a rule, with its reason. A refusal says what, why, by which rule, and what next. */
public sealed interface Verdict {

    /** @param rule message key of the named rule that allows it; empty where only refusals have names */
    record Allowed(String rule) implements Verdict {}

    /**
     * @param code message key; {@code <code>.next} is the message that says what to do now
     * @param basis plan clause or legal article, empty when it is the product's own order
     * @param args arguments of the message
     */
    record Refused(String code, String basis, List<Object> args) implements Verdict {}

    Verdict ALLOWED = new Allowed("");

    static Verdict allowedBy(String rule) {
        return new Allowed(rule);
    }

    static Verdict refused(String code, Object... args) {
        return new Refused(code, "", List.of(args));
    }

    static Verdict refusedBy(String basis, String code, Object... args) {
        return new Refused(code, basis, List.of(args));
    }

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** Throws {@link Refusal} unless allowed. */
    default void orThrow() {
        if (this instanceof Refused refused) {
            throw new Refusal(refused);
        }
    }
}
