package vn.guongsang.replication.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer says of the adoption.
 *
 * @param id of the adoption, made when the form was opened
 */
public record AdoptionForm(
        @NotNull UUID id,
        @NotBlank @Size(max = TEXT) String what,
        @NotNull LocalDate since,
        @Nullable @Size(max = TEXT) String result) {

    public static final int TEXT = 1_000;
}
