package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.guongsang.audit.By;
import vn.guongsang.verdict.Verdict;

/** An invented province beside the demo world, with its bodies and what becomes of them. */
public final class SuccessionWorld {

    public static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    public static final String BASIS = "Nghị quyết số 1/NQ-HĐND ngày 20/6/2025";

    private final Bodies bodies;
    private final Successions successions;
    private final String code = "the-gioi-" + UUID.randomUUID();

    public SuccessionWorld(Bodies bodies, Successions successions) {
        this.bodies = bodies;
        this.successions = successions;
    }

    public Body add(String name, String kind, String level, Body parent) {
        return bodies.add(By.SYSTEM, new NewBody(UUID.randomUUID(), code(name), facts(name, kind, level, parent)));
    }

    public Body province(String name) {
        return bodies.add(
                By.SYSTEM,
                new NewBody(
                        UUID.randomUUID(), code(name), new Facts(name, "people-committee", "province", null, "", "")));
    }

    public Body commune(String name, Body parent) {
        return add(name, "people-committee", "commune", parent);
    }

    /** A commune that begins with a succession. */
    public NewBody born(String name, Body parent) {
        return new NewBody(UUID.randomUUID(), code(name), facts(name, "people-committee", "commune", parent));
    }

    public static Succession.Going ends(Body body, UUID... into) {
        return new Succession.Going(body.id(), true, List.of(into));
    }

    public static Succession.Going goesOn(Body body, UUID... into) {
        return new Succession.Going(body.id(), false, List.of(into));
    }

    public static Succession.Draft draft(
            SuccessionKind kind, LocalDate day, List<NewBody> born, Map<UUID, UUID> moved, Succession.Going... before) {
        return new Succession.Draft(UUID.randomUUID(), kind, day, BASIS, "", Arrays.asList(before), born, moved, null);
    }

    public static Succession.Draft change(SuccessionKind kind, LocalDate day, Body body, Facts facts) {
        return new Succession.Draft(
                UUID.randomUUID(), kind, day, BASIS, "", List.of(goesOn(body)), List.of(), Map.of(), facts);
    }

    /** Several communes into a new one below the same body. */
    public Body merged(LocalDate day, String name, Body parent, Body... communes) {
        NewBody born = born(name, parent);
        record(draft(
                SuccessionKind.MERGE,
                day,
                List.of(born),
                Map.of(),
                Arrays.stream(communes).map(commune -> ends(commune, born.id())).toArray(Succession.Going[]::new)));
        return bodies.get(born.id());
    }

    public void record(Succession.Draft draft) {
        if (successions.record(By.SYSTEM, draft) instanceof Verdict.Refused refused) {
            throw new AssertionError(refused.toString());
        }
    }

    public static Facts facts(Body body) {
        return body.facts();
    }

    private static Facts facts(String name, String kind, String level, Body parent) {
        return new Facts(name, kind, level, parent.id(), parent.place(), "");
    }

    private String code(String name) {
        return code + "/" + Names.slug(name);
    }
}
