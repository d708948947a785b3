package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body to be added.
 *
 * @param id made by whoever adds it, so that a form sent twice adds once
 * @param code short, stable and unique
 * @param aliases other names and abbreviations
 * @param from first day of its existence, null when it has always been there
 */
public record NewBody(
        UUID id,
        String code,
        Facts facts,
        Set<String> aliases,
        @Nullable LocalDate from) {

    public NewBody(UUID id, String code, Facts facts) {
        this(id, code, facts, Set.of(), null);
    }
}
