package vn.guongsang.plan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.pack.YamlNamed;
import vn.guongsang.plan.pack.calendar.BodyEntry;

/** A directory of bodies as CSV: all of it is good, or every bad line is named. */
sealed interface BodiesFile {

    int MAX_BYTES = 20 * 1024 * 1024;
    List<String> HEADER = List.of("code", "name", "kind", "level", "parent", "blocs");

    record Read(List<BodyEntry> bodies) implements BodiesFile {}

    record Refused(List<Fault> faults) implements BodiesFile {}

    /** What is wrong with a line, counted from 1. */
    record Fault(int line, String code, List<String> args) {

        static Fault of(int line, String code, String... args) {
            return new Fault(line, code, List.of(args));
        }
    }

    static BodiesFile read(Path csv) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(csv)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            return refused(Fault.of(1, "bodies.too-large", "20"));
        }
        try {
            return of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return refused(Fault.of(1, "bodies.not-utf-8"));
        }
    }

    static BodiesFile of(String text) {
        String normalised = Normalizer.normalize(text, Normalizer.Form.NFC);
        String withoutMark = normalised.startsWith("\uFEFF") ? normalised.substring(1) : normalised;
        try {
            return of(CsvRecords.of(withoutMark).stream()
                    .filter(csv -> !csv.isBlank())
                    .toList());
        } catch (CsvRecords.UnclosedQuote unclosed) {
            return refused(Fault.of(unclosed.line(), "bodies.quote"));
        }
    }

    private static BodiesFile of(List<CsvRecords.CsvRecord> lines) {
        if (lines.isEmpty()) {
            return refused(Fault.of(1, "bodies.empty"));
        }
        if (!lines.getFirst().fields().equals(HEADER)) {
            return refused(Fault.of(lines.getFirst().line(), "bodies.header", String.join(",", HEADER)));
        }
        List<Fault> faults = new ArrayList<>();
        List<BodyEntry> bodies = new ArrayList<>();
        Map<String, Integer> lineOfCode = new HashMap<>();
        for (CsvRecords.CsvRecord csv : lines.subList(1, lines.size())) {
            List<Fault> ofLine = faultsOf(csv, lineOfCode);
            faults.addAll(ofLine);
            if (ofLine.isEmpty()) {
                bodies.add(body(csv.fields()));
            }
        }
        return faults.isEmpty() ? new Read(List.copyOf(bodies)) : new Refused(List.copyOf(faults));
    }

    private static List<Fault> faultsOf(CsvRecords.CsvRecord csv, Map<String, Integer> lineOfCode) {
        List<String> fields = csv.fields();
        int line = csv.line();
        if (fields.size() != HEADER.size()) {
            return List.of(
                    Fault.of(line, "bodies.columns", Integer.toString(fields.size()), Integer.toString(HEADER.size())));
        }
        List<Fault> faults = new ArrayList<>();
        String code = fields.get(0);
        if (code.isEmpty()) {
            faults.add(Fault.of(line, "bodies.no-code"));
        } else {
            Integer first = lineOfCode.putIfAbsent(code, line);
            if (first != null) {
                faults.add(Fault.of(line, "bodies.code-twice", code, Integer.toString(first)));
            }
        }
        if (fields.get(1).isEmpty()) {
            faults.add(Fault.of(line, "bodies.no-name"));
        }
        unknown(fields.get(2), BodyKind.values(), line, "bodies.kind", faults);
        unknown(fields.get(3), Level.values(), line, "bodies.level", faults);
        return faults;
    }

    private static void unknown(String word, YamlNamed[] known, int line, String code, List<Fault> faults) {
        List<String> words = Arrays.stream(known).map(YamlNamed::yaml).toList();
        if (!word.isEmpty() && !words.contains(word)) {
            faults.add(Fault.of(line, code, word, String.join(", ", words)));
        }
    }

    private static BodyEntry body(List<String> fields) {
        Set<String> blocs = Arrays.stream(fields.get(5).split(";"))
                .map(String::strip)
                .filter(bloc -> !bloc.isEmpty())
                .collect(Collectors.toSet());
        return new BodyEntry(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), blocs);
    }

    private static BodiesFile refused(Fault fault) {
        return new Refused(List.of(fault));
    }
}
