package vn.guongsang.intake;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.job.LongWork;
import vn.guongsang.job.Outcome;

/** Looks through a long list of bodies, as it is looked through before it is written. */
@Component
class BodiesLook implements LongWork {

    static final String KIND = "bodies-look";

    private final Imports imports;

    BodiesLook(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(Task task) {
        Map<Standing, Integer> counts = imports.look(UUID.fromString(task.input()), task.progress()::reached);
        return Outcome.done(
                        "intake.looked",
                        Stream.of(Standing.NEW, Standing.CHANGED, Standing.SAME, Standing.ERROR)
                                .map(standing -> counts.getOrDefault(standing, 0))
                                .toArray())
                .at("/don-vi/nhap/" + task.input());
    }
}
