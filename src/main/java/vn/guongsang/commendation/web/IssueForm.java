package vn.guongsang.commendation.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What the leader puts under the draft.
 *
 * @param number with or without its sign
 * @param capacity parted by {@code /}
 */
public record IssueForm(
        @NotBlank @Size(max = 40) String number,
        @NotNull LocalDate issuedOn,
        @NotBlank @Size(max = 120) String capacity) {}
