package vn.guongsang.plan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.plan.pack.reading.FindingSentences;
import vn.guongsang.plan.pack.reading.PackReader;

/** Checks plan packs and says what is wrong with them, line by line. */
@Command(name = "check", resourceBundle = "messages.plan-cli", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "check.file")
    private List<Path> files = List.of();

    @Mixin
    private Language language = new Language();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PackReader reader = new PackReader();
        FindingSentences sentences = new FindingSentences(language.locale());
        int exit = PlanCommand.OK;
        for (Path file : files) {
            exit = Math.max(exit, check(file, reader, sentences));
        }
        return exit;
    }

    private int check(Path file, PackReader reader, FindingSentences sentences) {
        List<Finding> findings;
        try {
            findings = reader.read(file).findings();
        } catch (IOException unreadable) {
            err().println(language.say("file.unreadable", file.toString()));
            return PlanCommand.UNUSABLE;
        }
        long errors = findings.stream().filter(Finding::refuses).count();
        out().println(language.say(
                errors == 0 ? "check.accepted" : "check.refused",
                file.toString(),
                Long.toString(errors),
                Long.toString(findings.size() - errors)));
        findings.forEach(finding -> out().println("  " + sentences.withPlace(finding)));
        return errors == 0 ? PlanCommand.OK : PlanCommand.ERRORS;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
