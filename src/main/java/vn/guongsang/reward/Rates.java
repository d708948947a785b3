package vn.guongsang.reward;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dated figures that the product comes with, each with its decree and whether it was read there. */
final class Rates {

    private final List<Rate> all;

    Rates() {
        try (InputStream file = Rates.class.getResourceAsStream("/vn/guongsang/reward/rates.yaml")) {
            all = read((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A figure between two days.
     *
     * @param awards empty for all
     * @param kinds of subjects, empty for all
     * @param entered by a person of this installation
     */
    record Rate(
            Figure figure,
            Set<String> awards,
            Set<String> kinds,
            LocalDate from,
            @Nullable LocalDate to,
            boolean entered) {

        boolean holds(Figure.Kind what, String award, String kind, LocalDate day) {
            return figure.kind() == what
                    && (awards.isEmpty() || awards.contains(award))
                    && (kinds.isEmpty() || kinds.contains(kind))
                    && !day.isBefore(from)
                    && (to == null || !day.isAfter(to));
        }
    }

    List<Rate> all() {
        return all;
    }

    /** What a person entered goes before the product's own, the later before the earlier. */
    static Optional<Figure> find(
            Stream<Rate> rates, Figure.Kind what, String award, String subjectKind, LocalDate day) {
        return rates.filter(rate -> rate.holds(what, award, subjectKind, day))
                .max(Comparator.comparing(Rate::entered).thenComparing(Rate::from))
                .map(Rate::figure);
    }

    private static List<Rate> read(Map<?, ?> file) {
        List<Rate> rates = new ArrayList<>();
        for (Map<?, ?> row : rows(file, "base")) {
            rates.add(new Rate(
                    new Figure(
                            Figure.Kind.BASE,
                            new BigDecimal(text(row, "dong")),
                            text(row, "basis"),
                            Boolean.TRUE.equals(row.get("read"))),
                    Set.of(),
                    Set.of(),
                    LocalDate.parse(text(row, "from")),
                    to(row),
                    false));
        }
        for (Map<?, ?> period : rows(file, "periods")) {
            rows(file, "multiples").forEach(row -> rates.add(rate(Figure.Kind.MULTIPLE, row, period)));
            rows(file, "factors").forEach(row -> rates.add(rate(Figure.Kind.FACTOR, row, period)));
        }
        return List.copyOf(rates);
    }

    private static Rate rate(Figure.Kind kind, Map<?, ?> row, Map<?, ?> period) {
        boolean read = words(row, "read").contains(text(period, "code"));
        return new Rate(
                new Figure(kind, new BigDecimal(text(row, "x")), text(period, "basis"), read),
                words(row, "awards"),
                words(row, "kinds"),
                LocalDate.parse(text(period, "from")),
                to(period),
                false);
    }

    private static List<Map<?, ?>> rows(Map<?, ?> file, String key) {
        return ((List<?>) Objects.requireNonNull(file.get(key), key))
                .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    private static Set<String> words(Map<?, ?> row, String key) {
        return row.get(key) instanceof List<?> words
                ? Set.copyOf(words.stream().map(Object::toString).toList())
                : Set.of();
    }

    private static @Nullable LocalDate to(Map<?, ?> row) {
        return row.get("to") == null ? null : LocalDate.parse(text(row, "to"));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
