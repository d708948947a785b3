package vn.guongsang.plan.pack;

import java.util.List;

/** How exemplars are fostered; {@code target} is a rung of the ladder or words. */
public record Fostering(
        String id, String text, List<String> target, List<String> forms, List<String> cadence, String clause)
        implements Entry {}
