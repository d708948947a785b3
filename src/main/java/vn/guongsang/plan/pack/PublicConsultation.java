package vn.guongsang.plan.pack;

import java.util.List;

/**
 * The plan asks that the public is heard before somebody is commended under it.
 *
 * @param movements those for which it asks; all of the plan where none is named
 * @param days working days at least
 */
public record PublicConsultation(String id, List<String> movements, int days, String clause) implements Entry {

    public boolean concerns(String movement) {
        return movements.isEmpty() || movements.contains(movement);
    }
}
