package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body with all that a directory says of it.
 *
 * @param basis the paper that set it up, empty when none is told
 * @param aliases other names and abbreviations
 * @param formerNames what it was called before, by recorded decisions
 */
public record ListedBody(
        UUID id,
        String code,
        Facts facts,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String basis,
        List<String> aliases,
        List<String> formerNames) {}
