package vn.guongsang.plan.pack.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import vn.guongsang.plan.pack.PlanPack;

/** Reads plan packs. Thread-safe; whatever the input, the answer is a {@link Reading}. */
public final class PackReader {

    /** A pack is a few hundred kilobytes; what is larger is not read. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final String FORMAT = "guongsang.plan/1";

    private final PackSchema schema = new PackSchema();
    private final PackBinder binder = new PackBinder();

    /** @throws IOException when the file is not there or cannot be read */
    public Reading read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** Reads at most one byte more than {@link #MAX_BYTES}. */
    public Reading read(InputStream in) throws IOException {
        return read(in.readNBytes(MAX_BYTES + 1));
    }

    public Reading read(byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        try {
            Node root = YamlTree.parse(PackText.of(bytes), findings::add);
            return check(root, findings);
        } catch (UnreadableFile unreadable) {
            findings.add(unreadable.finding());
            return new Reading.Refused(sorted(findings));
        }
    }

    private Reading check(Node root, List<Finding> findings) {
        if (!(root instanceof Node.Mapping)) {
            throw new UnreadableFile(Finding.error(root.at(), "", "file.not-a-plan"));
        }
        refuseOtherFormats(root);
        Draft draft = Draft.of(root, schema);
        findings.addAll(schema.validate(draft));
        PackCheck.ALL.forEach(check -> check.check(draft, findings::add));
        if (findings.stream().anyMatch(Finding::refuses)) {
            return new Reading.Refused(sorted(findings));
        }
        return new Reading.Read(bound(draft), sorted(findings));
    }

    /** Schema and records say the same thing; should they ever differ, that too is a finding. */
    private PlanPack bound(Draft draft) {
        try {
            return binder.bind(draft);
        } catch (JacksonException different) {
            throw new UnreadableFile(
                    Finding.error(Position.START, "", "file.not-understood", different.getOriginalMessage()));
        }
    }

    /** A pack of another format would only earn findings that mislead. */
    private static void refuseOtherFormats(Node root) {
        root.get("format").ifPresent(format -> {
            if (!FORMAT.equals(format.text().orElse(""))) {
                throw new UnreadableFile(Finding.error(
                        format.at(), "/format", "format.wrong", format.text().orElse("…"), FORMAT));
            }
        });
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().distinct().sorted().toList();
    }
}
