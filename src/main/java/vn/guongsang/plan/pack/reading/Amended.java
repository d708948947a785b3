package vn.guongsang.plan.pack.reading;

import java.util.ArrayList;
import java.util.List;
import vn.guongsang.plan.pack.Blocs;
import vn.guongsang.plan.pack.Entry;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;

/** What an amended pack takes away half-way, so that whoever publishes it knows what ends by it. */
public final class Amended {

    private Amended() {}

    /** Warnings, each with the clause of what is gone and the remedy. */
    public static List<Finding> findings(PlanPack before, PlanPack after) {
        List<Finding> findings = new ArrayList<>();
        for (Blocs.Bloc bloc : before.blocs().items()) {
            if (isGone(bloc, after)) {
                findings.add(gone("amended.bloc-gone", bloc, bloc.name()));
            }
        }
        for (Obligation obligation : before.obligations()) {
            if (isGone(obligation, after)) {
                findings.add(gone("amended.obligation-gone", obligation, obligation.what()));
            }
        }
        return List.copyOf(findings);
    }

    private static boolean isGone(Entry entry, PlanPack after) {
        return after.find(entry.id()).isEmpty();
    }

    private static Finding gone(String code, Entry entry, String name) {
        return Finding.warning(Position.START, "", code, name, entry.id(), entry.clause());
    }
}
