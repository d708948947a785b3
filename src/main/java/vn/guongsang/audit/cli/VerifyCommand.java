package vn.guongsang.audit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.chain.Fault;
import vn.guongsang.audit.chain.Verification;
import vn.guongsang.audit.chain.Verification.Report;
import vn.guongsang.installation.DatabaseVisit;
import vn.guongsang.time.MachineClock;

/** Verifies the whole log, also against anchors kept elsewhere, and names the first bad entry. */
@Command(name = "verify", resourceBundle = "messages.audit-cli", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private enum Language {
        VI,
        EN
    }

    private final Map<String, String> environment;

    @Option(names = "--anchor", paramLabel = "FILE", descriptionKey = "anchor")
    private List<Path> files = List.of();

    @Option(names = "--lang", paramLabel = "vi|en", defaultValue = "vi", descriptionKey = "lang")
    private Language language = Language.VI;

    @Spec
    private CommandSpec spec;

    VerifyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        List<Anchor> anchors = new ArrayList<>();
        for (Path file : files) {
            Optional<Anchor> anchor = anchor(file);
            if (anchor.isEmpty()) {
                spec.commandLine().getErr().println(say("anchor.unreadable", file));
                return AuditCommand.UNUSABLE;
            }
            anchors.add(anchor.get());
        }
        Report report;
        try (DatabaseVisit visit = DatabaseVisit.of(environment);
                Connection connection = visit.access().connect(visit.access().app())) {
            report = Verification.of(connection, anchors, MachineClock.get().instant());
        }
        for (Fault fault : report.faults()) {
            out.println(say("fault." + fault.kind(), fault.entry(), fault.position()));
        }
        out.println(say(
                report.faults().isEmpty() ? "verify.whole" : "verify.broken",
                report.linked(),
                report.hash(),
                report.waiting(),
                report.anchors()));
        return report.faults().isEmpty() ? AuditCommand.OK : AuditCommand.FAULTS;
    }

    private static Optional<Anchor> anchor(Path file) {
        try {
            return Anchor.parse(Files.readString(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private String say(String key, Object... args) {
        Locale locale = language == Language.EN ? Locale.ENGLISH : Locale.ROOT;
        String pattern = ResourceBundle.getBundle(
                        "messages/audit-cli",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return new MessageFormat(pattern, locale)
                .format(Arrays.stream(args).map(Object::toString).toArray());
    }
}
