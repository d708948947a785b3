package vn.guongsang.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path whose steps have names, for the stepper. */
public record Step(
        Text name,
        State state,
        @Nullable Text detail,
        @Nullable String href) {

    public enum State {
        DONE,
        CURRENT,
        TODO
    }

    /** The four stages of work with exemplars: discover, foster, sum up, replicate. */
    public static final List<String> STAGES =
            List.of("frame.stage.discover", "frame.stage.foster", "frame.stage.sumUp", "frame.stage.replicate");

    /** @param current 0 to 3; 4 when all are done */
    public static List<Step> stages(int current) {
        return of(STAGES, current);
    }

    public static List<Step> of(List<String> keys, int current) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < keys.size(); i++) {
            State state = i < current ? State.DONE : i == current ? State.CURRENT : State.TODO;
            steps.add(new Step(Text.key(keys.get(i)), state, null, null));
        }
        return List.copyOf(steps);
    }

    public Step detail(Text detail) {
        return new Step(name, state, detail, href);
    }

    public Step href(String href) {
        return new Step(name, state, detail, href);
    }
}
