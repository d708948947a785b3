package vn.guongsang.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What bodies owe under a plan: one thing of one body, all of one body, of a cluster or bloc, or of all.
 *
 * @param bloc null unless it is a cluster's or bloc's
 * @param body null unless it is one body's
 * @param instance null unless it is one thing in one period
 */
public record Followed(
        Plan plan,
        @Nullable UUID bloc,
        @Nullable UUID body,
        @Nullable UUID instance) {

    public static Followed all(Plan plan) {
        return new Followed(plan, null, null, null);
    }

    public static Followed ofBloc(Plan plan, UUID bloc) {
        return new Followed(plan, bloc, null, null);
    }

    public static Followed ofBody(Plan plan, UUID body) {
        return new Followed(plan, null, body, null);
    }

    public static Followed ofInstance(Plan plan, Obligations.Instance instance) {
        return new Followed(plan, null, instance.bodyId(), instance.id());
    }
}
