package vn.guongsang.plan.pack.reading;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Stages and agenda items are counted from 1 without a gap. */
final class OrdersHaveNoGaps implements PackCheck {

    private static final List<String> COUNTED = List.of("stages", "conferences.agenda");

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (String section : COUNTED) {
            TreeMap<Integer, Draft.DraftEntry> byOrder = new TreeMap<>();
            for (Draft.DraftEntry entry : draft.in(section)) {
                Optional<Integer> order = entry.node().number("order");
                order.ifPresent(number -> byOrder.putIfAbsent(number, entry));
            }
            int expected = 1;
            for (var counted : byOrder.entrySet()) {
                if (counted.getKey() > expected) {
                    report.accept(counted.getValue()
                            .error(
                                    "order",
                                    "order.gap",
                                    Integer.toString(counted.getKey()),
                                    Integer.toString(expected)));
                }
                expected = counted.getKey() + 1;
            }
        }
    }
}
