package vn.guongsang.plan.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.ExemplarCounts.Count;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Quota;
import vn.guongsang.plan.pack.Sector;
import vn.guongsang.plan.pack.SubjectKind;

/**
 * One number that a quota asks for: so many of a kind. An exemplar may be asked for by several: by its movement's
 * quota and by its sector's, as a person and as an exemplar of any kind, or by the quotas of two leads.
 */
public record QuotaNumber(Quota quota, SubjectKind kind) {

    /** By which a decision names it. */
    public String key() {
        return quota.id() + "/" + kind.yaml();
    }

    /** Whatever reading of the quota is meant. */
    public boolean is(Quota other, SubjectKind otherKind) {
        return quota.id().equals(other.id()) && kind == otherKind;
    }

    /** Whether the register can tell what belongs to a quota. */
    public static boolean countable(PlanPack pack, Quota quota) {
        return quota.isFixed() && (quota.movement() != null || sectorOf(pack, quota) != null);
    }

    /** All that ask for such exemplars. */
    public static List<QuotaNumber> askingFor(PlanPack pack, Count count) {
        return pack.quotas().stream()
                .filter(quota -> countable(pack, quota))
                .flatMap(quota -> quota.atLeast().keySet().stream().map(kind -> new QuotaNumber(quota, kind)))
                .filter(number -> number.asksFor(pack, count))
                .toList();
    }

    /** Those for which such exemplars count: the one decided on, else all that ask. */
    public static List<QuotaNumber> countingFor(PlanPack pack, Count count) {
        List<QuotaNumber> asking = askingFor(pack, count);
        List<QuotaNumber> decided = asking.stream()
                .filter(number -> number.key().equals(count.countsFor()))
                .toList();
        return decided.isEmpty() ? asking : decided;
    }

    private boolean asksFor(PlanPack pack, Count count) {
        return stands(pack, quota, count)
                && (kind == SubjectKind.ANY || kind.yaml().equals(count.subjectKind()) || countsAs(pack, count));
    }

    /** Whether the quota is about the movement or the sector of such exemplars, whatever their kind. */
    public static boolean stands(PlanPack pack, Quota quota, Count count) {
        return quota.movement() != null
                ? quota.movement().equals(count.movement())
                : Objects.equals(sectorOf(pack, quota), count.sector());
    }

    /** A household counts as a collective where the plan says so. */
    private boolean countsAs(PlanPack pack, Count count) {
        return pack.subjects().stream()
                .filter(subject -> subject.kind().yaml().equals(count.subjectKind()))
                .filter(subject -> subject.countsAs() == kind)
                .anyMatch(subject ->
                        subject.countsAsIn().isEmpty() || subject.countsAsIn().contains(count.movement()));
    }

    private static @Nullable String sectorOf(PlanPack pack, Quota quota) {
        return quota.field() == null
                ? null
                : pack.sectors().stream()
                        .filter(sector -> sector.name().equalsIgnoreCase(quota.field()))
                        .map(Sector::id)
                        .findFirst()
                        .orElse(null);
    }
}
