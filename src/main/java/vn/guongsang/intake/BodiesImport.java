package vn.guongsang.intake;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.job.LongWork;
import vn.guongsang.job.Outcome;

/** Writes a list of bodies. */
@Component
class BodiesImport implements LongWork {

    static final String KIND = "bodies-import";

    private final Imports imports;

    BodiesImport(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(Task task) {
        Map<Standing, Integer> counts =
                imports.take(task.by(), UUID.fromString(task.input()), task.progress()::reached);
        return Outcome.done(
                        "intake.written",
                        counts.getOrDefault(Standing.NEW, 0),
                        counts.getOrDefault(Standing.CHANGED, 0),
                        counts.getOrDefault(Standing.SAME, 0))
                .at("/don-vi/nhap/" + task.input());
    }
}
