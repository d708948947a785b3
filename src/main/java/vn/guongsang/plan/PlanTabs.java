package vn.guongsang.plan;

import java.util.ArrayList;
import java.util.List;
import vn.guongsang.frame.Tab;
import vn.guongsang.plan.pack.PlanPack;

/** The pages of one plan; those of a section that its pack does not have are left out. */
public final class PlanTabs {

    private PlanTabs() {}

    /** @param current the last step of the page's address, empty for the plan's own */
    public static List<Tab> of(Plan plan, PlanPack pack, String current) {
        String path = "/ke-hoach/" + plan.code();
        var tabs = new ArrayList<Tab>();
        tabs.add(Tab.of("plan.tab.overview", path, current.isEmpty()));
        tabs.add(tab(path, "obligations", "nghia-vu", current)
                .count(pack.obligations().size()));
        tabs.add(tab(path, "calendar", "lich", current));
        if (!pack.movements().isEmpty() || !pack.quotas().isEmpty()) {
            tabs.add(tab(path, "movements", "phong-trao", current)
                    .count(pack.movements().size()));
        }
        if (!pack.quotas().isEmpty()) {
            tabs.add(
                    tab(path, "quotas", "chi-tieu", current).count(pack.quotas().size()));
        }
        if (pack.criteria().atomicCount() > 0) {
            tabs.add(tab(path, "criteria", "tieu-chi", current)
                    .count(pack.criteria().atomicCount()));
        }
        tabs.add(tab(path, "bodies", "don-vi", current).count(pack.bodies().size()));
        if (!pack.conferences().levels().isEmpty()) {
            tabs.add(tab(path, "conferences", "hoi-nghi", current)
                    .count(pack.conferences().levels().size()));
        }
        if (!pack.ambiguities().isEmpty()) {
            tabs.add(tab(path, "ambiguities", "diem-chua-ro", current)
                    .count(pack.ambiguities().size()));
        }
        tabs.add(tab(path, "whole", "toan-van", current));
        tabs.add(tab(path, "versions", "phien-ban", current));
        tabs.add(tab(path, "requests", "vuong-mac", current));
        return tabs;
    }

    private static Tab tab(String path, String name, String step, String current) {
        return Tab.of("plan.tab." + name, path + "/" + step, step.equals(current));
    }
}
