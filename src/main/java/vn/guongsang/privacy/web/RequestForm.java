package vn.guongsang.privacy.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.privacy.DataRequest;
import vn.guongsang.privacy.RequestKind;

/**
 * What somebody asks, as typed on the public site or by an officer.
 *
 * @param id made when the form was opened
 */
public record RequestForm(
        @NotNull UUID id,
        @NotNull RequestKind kind,
        @NotBlank @Size(max = LINE) String asker,
        @NotBlank @Size(max = LINE) String contact,
        @Nullable @Size(max = LINE) String about,
        @NotBlank @Size(max = TEXT) String words) {

    public static final int LINE = 200;
    public static final int TEXT = 3_000;

    DataRequest.Asked asked() {
        return new DataRequest.Asked(kind, asker, contact, about == null ? "" : about, words);
    }
}
