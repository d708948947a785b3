package vn.guongsang.plan.pack.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Bodies in time as a CSV file (RFC 4180, UTF-8), so that {@code plan calendar --bodies} finds whom the product
 * finds: a line for each time in which a body stood as it stood.
 */
public final class BodiesCsv {

    /** Bodies as they are, one line each. */
    public static final List<String> BODIES = List.of("code", "name", "kind", "level", "parent", "blocs");

    /** Bodies in time: what comes after the columns of {@link #BODIES}. {@code until} is the first day no more. */
    public static final List<String> IN_TIME =
            List.of("aliases", "place", "sector", "since", "until", "heads", "figures");

    private BodiesCsv() {}

    public static String of(Collection<Rosters.Stretch> stretches) {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (String column : BODIES) {
                csv.print(column);
            }
            csv.printRecord(IN_TIME);
            for (Rosters.Stretch stretch : stretches) {
                BodyEntry body = stretch.body();
                csv.printRecord(
                        body.code(),
                        text(body.name()),
                        body.kind(),
                        body.level(),
                        body.parent(),
                        joined(body.blocs()),
                        text(joined(body.aliases())),
                        text(body.place()),
                        text(body.sector()),
                        day(stretch.since()),
                        day(stretch.until()),
                        joined(body.heads()),
                        text(joined(body.figures().entrySet().stream()
                                .map(figure -> figure.getKey() + "=" + figure.getValue())
                                .toList())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A program for sheets counts what begins like a formula, whatever it stands between. */
    private static String text(String words) {
        return words.matches("(?s)[=+\\-@\t\r].*") ? "'" + words : words;
    }

    private static String joined(Collection<String> words) {
        return String.join(";", words.stream().sorted().toList());
    }

    /** Empty for always, which databases and programs write as days far away. */
    private static String day(LocalDate day) {
        return day.getYear() < 1 || day.getYear() > 9999 ? "" : day.toString();
    }
}
