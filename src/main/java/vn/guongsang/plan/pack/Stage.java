package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of the path of an exemplar as the plan tells it, counted from 1. */
public record Stage(
        String id,
        int order,
        Kind stage,
        @Nullable String name,
        @Nullable String text,
        List<String> activities,
        @Nullable Window window,
        String clause)
        implements Entry {

    public enum Kind implements YamlNamed {
        LAUNCH,
        PLAN,
        DISCOVER,
        REGISTER,
        FOSTER,
        CHECK,
        INTRODUCE,
        COMMUNICATE,
        RECOGNISE,
        REVIEW,
        CONFERENCE,
        DELEGATES,
        CONGRESS,
        SUM_UP,
        REPLICATE,
        SUSTAIN
    }
}
