package vn.guongsang.plan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.pack.YamlNamed;
import vn.guongsang.plan.pack.calendar.BodiesCsv;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.Rosters.Stretch;

/**
 * A directory of bodies as CSV, as they are or in time ({@link BodiesCsv}): all of it is good, or every bad
 * line is named.
 */
sealed interface BodiesFile {

    Pattern FIGURE = Pattern.compile("[^=]+=\\d{1,12}");
    int MAX_BYTES = 20 * 1024 * 1024;
    List<String> HEADER = BodiesCsv.BODIES;
    List<String> HEADER_IN_TIME =
            Stream.concat(BodiesCsv.BODIES.stream(), BodiesCsv.IN_TIME.stream()).toList();

    /** As files had it that tell neither who leads a bloc nor figures. */
    List<String> SHORTEST_IN_TIME = HEADER_IN_TIME.subList(0, HEADER_IN_TIME.indexOf("until") + 1);

    record Read(List<Stretch> bodies) implements BodiesFile {}

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
        List<String> header = lines.getFirst().fields();
        if (!List.of(HEADER, HEADER_IN_TIME, SHORTEST_IN_TIME).contains(header)) {
            return refused(Fault.of(lines.getFirst().line(), "bodies.header", String.join(",", HEADER)));
        }
        List<Fault> faults = new ArrayList<>();
        List<Stretch> bodies = new ArrayList<>();
        Map<String, Integer> lineOfCode = new HashMap<>();
        for (CsvRecords.CsvRecord csv : lines.subList(1, lines.size())) {
            List<Fault> ofLine = faultsOf(csv, header, lineOfCode);
            faults.addAll(ofLine);
            if (ofLine.isEmpty()) {
                bodies.add(body(csv.fields()));
            }
        }
        return faults.isEmpty() ? new Read(List.copyOf(bodies)) : new Refused(List.copyOf(faults));
    }

    private static List<Fault> faultsOf(
            CsvRecords.CsvRecord csv, List<String> header, Map<String, Integer> lineOfCode) {
        List<String> fields = csv.fields();
        int line = csv.line();
        if (fields.size() != header.size()) {
            return List.of(
                    Fault.of(line, "bodies.columns", Integer.toString(fields.size()), Integer.toString(header.size())));
        }
        List<Fault> faults = new ArrayList<>();
        String code = fields.get(0);
        if (code.isEmpty()) {
            faults.add(Fault.of(line, "bodies.no-code"));
        } else if (header.equals(HEADER)) {
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
        if (!header.equals(HEADER)) {
            fields.subList(9, 11).stream()
                    .filter(day -> day(day, LocalDate.MIN).isEmpty())
                    .forEach(day -> faults.add(Fault.of(line, "bodies.day", day)));
        }
        if (header.equals(HEADER_IN_TIME)) {
            words(fields.get(12)).stream()
                    .filter(figure -> !FIGURE.matcher(figure).matches())
                    .forEach(figure -> faults.add(Fault.of(line, "bodies.figure", figure)));
        }
        return faults;
    }

    private static void unknown(String word, YamlNamed[] known, int line, String code, List<Fault> faults) {
        List<String> words = Arrays.stream(known).map(YamlNamed::yaml).toList();
        if (!word.isEmpty() && !words.contains(word)) {
            faults.add(Fault.of(line, code, word, String.join(", ", words)));
        }
    }

    private static Stretch body(List<String> fields) {
        Set<String> blocs = words(fields.get(5));
        return fields.size() == HEADER.size()
                ? new Stretch(
                        new BodyEntry(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), blocs),
                        LocalDate.MIN,
                        LocalDate.MAX)
                : new Stretch(
                        new BodyEntry(
                                fields.get(0),
                                fields.get(1),
                                words(fields.get(6)),
                                fields.get(2),
                                fields.get(3),
                                fields.get(4),
                                blocs,
                                fields.get(7),
                                fields.get(8),
                                fields.size() == HEADER_IN_TIME.size() ? words(fields.get(11)) : Set.of(),
                                fields.size() == HEADER_IN_TIME.size() ? figures(fields.get(12)) : Map.of()),
                        day(fields.get(9), LocalDate.MIN).orElseThrow(),
                        day(fields.get(10), LocalDate.MAX).orElseThrow());
    }

    private static Map<String, Long> figures(String field) {
        return words(field).stream()
                .map(figure -> figure.split("=", 2))
                .collect(Collectors.toMap(figure -> figure[0], figure -> Long.valueOf(figure[1]), Math::max));
    }

    private static Set<String> words(String field) {
        return Arrays.stream(field.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Empty for what is no day. */
    private static Optional<LocalDate> day(String field, LocalDate always) {
        try {
            return Optional.of(field.isEmpty() ? always : LocalDate.parse(field));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BodiesFile refused(Fault fault) {
        return new Refused(List.of(fault));
    }
}
