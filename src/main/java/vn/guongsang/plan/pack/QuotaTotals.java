package vn.guongsang.plan.pack;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What the quotas add up to. Lines that each body owes, or that return every so often, have no
 * fixed sum and are listed instead of being counted.
 *
 * @param asWritten by kind, each line once
 * @param byReading by kind, with the reading chosen for "each branch"
 * @param repeating lines per body or per period
 */
public record QuotaTotals(
        Map<SubjectKind, Integer> asWritten, Map<SubjectKind, Integer> byReading, List<Quota> repeating) {

    public static QuotaTotals of(List<Quota> quotas) {
        return new QuotaTotals(
                sum(quotas, quota -> 1),
                sum(quotas, Quota::branchesCounted),
                quotas.stream().filter(quota -> !quota.isFixed()).toList());
    }

    public int totalAsWritten() {
        return total(asWritten);
    }

    public int totalByReading() {
        return total(byReading);
    }

    private static Map<SubjectKind, Integer> sum(List<Quota> quotas, ToIntFunction<Quota> times) {
        Map<SubjectKind, Integer> sums = new EnumMap<>(SubjectKind.class);
        quotas.stream()
                .filter(Quota::isFixed)
                .forEach(quota -> quota.atLeast()
                        .forEach((kind, number) -> sums.merge(kind, number * times.applyAsInt(quota), Integer::sum)));
        return Collections.unmodifiableMap(sums);
    }

    private static int total(Map<SubjectKind, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
