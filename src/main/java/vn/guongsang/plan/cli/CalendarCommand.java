package vn.guongsang.plan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.ObligationCalendar;
import vn.guongsang.plan.pack.calendar.ObligationInstance;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.calendar.Rosters;
import vn.guongsang.plan.pack.reading.FindingSentences;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;
import vn.guongsang.time.WorkingDays;

/** Lists what bodies owe under a plan: who, what, for which period, by when, and why that day. */
@Command(name = "calendar", resourceBundle = "messages.plan-cli", mixinStandardHelpOptions = true)
final class CalendarCommand implements Callable<Integer> {

    private static final int LONGEST_YEARS = 50;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    enum Format {
        CSV,
        JSON
    }

    @Parameters(paramLabel = "FILE", descriptionKey = "calendar.file")
    private Path file = Path.of("");

    @Option(names = "--bodies", paramLabel = "FILE.csv", descriptionKey = "calendar.bodies")
    private @Nullable Path bodies;

    @Option(names = "--from", required = true, paramLabel = "DATE", descriptionKey = "calendar.from")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--to", required = true, paramLabel = "DATE", descriptionKey = "calendar.to")
    private LocalDate to = LocalDate.MAX;

    @Option(names = "--as-of", required = true, paramLabel = "DATE", descriptionKey = "calendar.as-of")
    private LocalDate asOf = LocalDate.MIN;

    @Option(names = "--format", defaultValue = "csv", paramLabel = "csv|json", descriptionKey = "calendar.format")
    private Format format = Format.CSV;

    @Mixin
    private Language language = new Language();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (to.isBefore(from)) {
            err().println(language.say("calendar.backwards", from.toString(), to.toString()));
            return PlanCommand.UNUSABLE;
        }
        if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            err().println(language.say("calendar.outside", Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR)));
            return PlanCommand.UNUSABLE;
        }
        if (from.plusYears(LONGEST_YEARS).isBefore(to)) {
            err().println(language.say("calendar.too-long", Integer.toString(LONGEST_YEARS)));
            return PlanCommand.UNUSABLE;
        }
        try {
            return calendarOf(new PackReader().read(file));
        } catch (IOException unreadable) {
            return unreadable(file);
        }
    }

    private int calendarOf(Reading reading) {
        return switch (reading) {
            case Reading.Refused(var findings) -> {
                FindingSentences sentences = new FindingSentences(language.locale());
                findings.forEach(finding -> err().println(sentences.withPlace(finding)));
                yield PlanCommand.ERRORS;
            }
            case Reading.Read(PlanPack pack, var warnings) ->
                bodies == null ? print(pack, Rosters.always(Roster.named(pack))) : withDirectory(pack, bodies);
        };
    }

    private int withDirectory(PlanPack pack, Path csv) {
        try {
            return withDirectory(pack, csv, BodiesFile.read(csv));
        } catch (IOException unreadable) {
            return unreadable(csv);
        }
    }

    private int withDirectory(PlanPack pack, Path csv, BodiesFile read) {
        return switch (read) {
            case BodiesFile.Refused(var faults) -> {
                err().println(language.say("bodies.refused", csv.toString(), Integer.toString(faults.size())));
                faults.forEach(fault -> err().println("  "
                        + language.say(
                                "bodies.line",
                                Integer.toString(fault.line()),
                                language.sentence(fault.code(), fault.args()))));
                yield PlanCommand.ERRORS;
            }
            case BodiesFile.Read(var directory) -> {
                Rosters rosters = Rosters.of(pack, directory);
                rosters.on(asOf).unmatched().stream()
                        .sorted()
                        .forEach(id -> err().println(language.say(
                                "calendar.unmatched",
                                pack.body(id).orElseThrow().name(),
                                id)));
                yield print(pack, rosters);
            }
        };
    }

    private int print(PlanPack pack, Rosters rosters) {
        List<ObligationInstance> instances = new ObligationCalendar(pack, rosters, Map.of(), WorkingDays.shipped())
                .on(asOf)
                .between(from, to, asOf);
        CalendarSheet sheet = new CalendarSheet(new CalendarSentences(pack, language.locale()));
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case CSV -> sheet.writeCsv(instances, out);
            case JSON -> sheet.writeJson(instances, out);
        }
        out.flush();
        return PlanCommand.OK;
    }

    private int unreadable(Path path) {
        err().println(language.say("file.unreadable", path.toString()));
        return PlanCommand.UNUSABLE;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
