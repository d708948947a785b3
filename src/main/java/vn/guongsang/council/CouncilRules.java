package vn.guongsang.council;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;
import vn.guongsang.council.CouncilRule.Fraction;

/** The dated rules of councils; a case is judged by the rule of its day. */
@Component
public class CouncilRules {

    private final List<Period> periods;

    CouncilRules() {
        try (InputStream file = CouncilRules.class.getResourceAsStream("/vn/guongsang/council/council-rules.yaml")) {
            periods = rows(new Load(LoadSettings.builder().build()).loadFromInputStream(file)).stream()
                    .map(CouncilRules::period)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Period(LocalDate from, @Nullable LocalDate to, Vices vices, List<Entry> votes) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** How many vice chairs a council may have. */
    record Vices(int most, String basis) {}

    /** @param awards empty for all that no other entry names */
    private record Entry(Set<String> awards, CouncilRule rule) {}

    /** The rule for what is no award of its own. */
    public Optional<CouncilRule> on(LocalDate day) {
        return on(day, "");
    }

    /**
     * Empty before the first rule.
     *
     * @param award code of the catalogue of awards; empty for none
     */
    public Optional<CouncilRule> on(LocalDate day, String award) {
        return periods.stream()
                .filter(period -> period.on(day))
                .flatMap(period -> period.votes().stream())
                .filter(entry -> entry.awards().isEmpty() || entry.awards().contains(award))
                .map(Entry::rule)
                .findFirst();
    }

    Optional<Vices> vices(LocalDate day) {
        return periods.stream()
                .filter(period -> period.on(day))
                .map(Period::vices)
                .findFirst();
    }

    private static Period period(Map<?, ?> row) {
        Object to = row.get("to");
        return new Period(
                LocalDate.parse(text(row, "from")),
                to == null ? null : LocalDate.parse((String) to),
                new Vices((Integer) Objects.requireNonNull(row.get("vices"), "vices"), text(row, "basis")),
                rows(row.get("votes")).stream()
                        .map(vote -> new Entry(Set.copyOf(texts(vote, "awards")), rule(row, vote)))
                        .toList());
    }

    private static CouncilRule rule(Map<?, ?> period, Map<?, ?> vote) {
        return new CouncilRule(
                Fraction.parse(text(period, "quorum")),
                Fraction.parse(text(vote, "share")),
                yes(vote, "exceeded"),
                "present".equals(text(vote, "of")),
                yes(vote, "secret"),
                "counted".equals(text(period, "recused")),
                "counted".equals(text(period, "letters")),
                yes(period, "read") && yes(vote, "read"),
                texts(vote, "instead").stream().map(Fraction::parse).toList(),
                vote.get("basis") == null ? text(period, "basis") : text(vote, "basis"));
    }

    @SuppressWarnings("unchecked") // a list of maps, or the file is not ours
    private static List<Map<?, ?>> rows(@Nullable Object list) {
        return (List<Map<?, ?>>) Objects.requireNonNull(list);
    }

    private static List<String> texts(Map<?, ?> row, String key) {
        return row.get(key) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    private static boolean yes(Map<?, ?> row, String key) {
        return Boolean.TRUE.equals(row.get(key));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
