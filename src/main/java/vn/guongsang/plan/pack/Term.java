package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that the plan uses in a sense of its own.
 *
 * @param defines {@code exemplar} on the definition of an exemplar
 */
public record Term(
        String id,
        String term,
        @Nullable String means,
        @Nullable String defines,
        List<String> refersTo,
        List<String> fields,
        String clause)
        implements Entry {}
