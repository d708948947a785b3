package vn.guongsang.commendation.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.commendation.Recognising.VoteRecord;

/**
 * What the secretary writes of the meeting.
 *
 * @param id of the vote, made when the form was opened
 * @param confirmed null where the box is not ticked
 * @param basis of the rule that the form showed
 */
public record VoteForm(
        @NotNull UUID id,
        @NotBlank @Size(max = LINE) String council,
        @NotNull LocalDate metOn,
        @NotNull @Min(1) @Max(MEMBERS) Integer members,
        @NotNull @Min(0) @Max(MEMBERS) Integer present,
        @NotNull @Min(0) @Max(MEMBERS) Integer agreed,
        @NotNull @Min(0) @Max(MEMBERS) Integer disagreed,
        @Nullable @Size(max = TEXT) String note,
        @Nullable Boolean confirmed,
        @Nullable String basis) {

    public static final int LINE = 200;
    public static final int TEXT = 2_000;
    static final int MEMBERS = 999;

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirmed);
    }

    VoteRecord toRecord() {
        return new VoteRecord(
                id, council, metOn, members, present, agreed, disagreed, note == null ? "" : note, isConfirmed());
    }
}
