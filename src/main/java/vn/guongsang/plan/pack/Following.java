package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What makes a body owe something else: that it answered, or did not, what it owed before, or that an exemplar of it
 * was recognised.
 *
 * @param obligation of which it is asked at the end of each due day; null where it is about recognition
 * @param each over which periods of the calendar it is looked for recognition, at the end of each
 * @param timesAsWritten so many periods one after the other; null means one
 */
public record Following(
        Was was,
        @Nullable String obligation,
        @Nullable Cadence each,
        @JsonProperty("times") @Nullable Integer timesAsWritten) {

    public enum Was implements YamlNamed {
        /** not there by the end of the due day */
        UNMET,
        /** there by the end of the due day */
        MET,
        /** by a decision within the period */
        RECOGNISED
    }

    public int times() {
        return timesAsWritten == null ? 1 : timesAsWritten;
    }
}
