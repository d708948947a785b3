package vn.guongsang.commendation.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the leader puts under the draft.
 *
 * @param number that the registry office gave, with or without its sign; empty for the next one of the register
 * @param capacity parted by {@code /}
 */
public record IssueForm(
        @Nullable @Size(max = 40) String number,
        @NotNull LocalDate issuedOn,
        @NotBlank @Size(max = 120) String capacity) {}
