package vn.guongsang.communication.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.privacy.Consent;

/**
 * Who agrees to be shown, as the editor records it.
 *
 * @param consent its id, made when the form was opened
 */
public record ConsentForm(
        @NotNull UUID consent,
        @NotBlank @Size(max = StoryForm.LINE) String consentBy,
        @NotBlank @Size(max = StoryForm.LESSON) String consentHow,
        @Nullable Set<Consent.Scope> scope,
        @NotNull LocalDate consentOn) {

    boolean shows() {
        return scope != null && scope.contains(Consent.Scope.STORY);
    }

    Consent.Given given() {
        return new Consent.Given(consent, consentBy, consentHow, scope == null ? Set.of() : scope, null, consentOn);
    }
}
