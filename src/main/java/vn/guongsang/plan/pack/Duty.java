package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body does all along; {@code cadence} is a cadence, {@code continuous} or words. */
public record Duty(
        String id,
        List<String> who,
        Kind kind,
        String text,
        @Nullable Assignment how,
        List<String> with,
        List<String> directs,
        List<String> to,
        List<String> cadence,
        List<String> obligations,
        List<String> quotas,
        String clause)
        implements Entry {

    public enum Kind implements YamlNamed {
        LEAD,
        PLAN,
        DISCOVER,
        REGISTER,
        FOSTER,
        APPRAISE,
        RECOGNISE,
        COMMUNICATE,
        MOBILISE,
        INSPECT,
        ADVISE,
        STUDY_VISIT,
        AWARD,
        REPORT,
        REVIEW,
        MONITOR,
        ADJUST,
        BUDGET,
        CONTRACT,
        TECHNICAL,
        LAUNCH,
        WORKS,
        LEGAL,
        CONTEST,
        HUB,
        DELEGATES
    }
}
