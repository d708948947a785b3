package vn.guongsang.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is wrong with what was sent, in the order of the form. Put it in the model under any name:
 * the page finds it, shows the summary and marks the fields. Binding and validation errors of Spring
 * are found the same way without being put anywhere.
 */
public final class Problems {

    private final List<Problem> all = new ArrayList<>();

    public Problems add(String field, String key, Object... args) {
        all.add(new Problem(field, Text.key(key, args)));
        return this;
    }

    public Problems add(Problem problem) {
        all.add(problem);
        return this;
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int size() {
        return all.size();
    }

    /** The first problem of a field: one sentence is what a person can act on. */
    public Optional<Problem> on(String field) {
        return all.stream().filter(p -> p.field().equals(field)).findFirst();
    }
}
