package vn.guongsang.plan.domain;

/** From when the periods of a duty are taken in: their first day, or a later one that the plan says. */
public final class Openings {

    private Openings() {}

    /** The SQL that finds it for an instance. */
    public static String of(String instance) {
        return of(instance + ".plan_id", instance + ".obligation", instance + ".period_from");
    }

    public static String of(String plan, String obligation, String periodFrom) {
        return """
                coalesce((SELECT opening.opens
                            FROM plan_opening opening
                           WHERE opening.plan_id = %s
                             AND opening.obligation = %s
                             AND opening.period_from = %s), %s)""".formatted(plan, obligation, periodFrom, periodFrom);
    }
}
