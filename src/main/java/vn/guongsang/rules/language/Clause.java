package vn.guongsang.rules.language;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.Ground;

/**
 * One condition of a rule: what must hold, for whom, and where the law has it.
 *
 * @param id its own within the rule
 * @param article empty for a group
 * @param read whether the article was read when the line was written; what was not is never passed by a machine
 * @param kinds subject kinds that it is for, empty for all
 * @param grounds that it is for, empty for all
 * @param words the sentence of the law, shortened; where it is empty the demand says itself
 */
public record Clause(
        String id, Demand demand, String article, boolean read, Set<String> kinds, Set<Ground> grounds, String words) {

    // lines of a file say only what they mean
    @SuppressWarnings("ConstantValue")
    public Clause(
            @Nullable String id,
            Demand demand,
            @Nullable String article,
            boolean read,
            @Nullable Set<String> kinds,
            @Nullable Set<Ground> grounds,
            @Nullable String words) {
        this.id = id == null ? "" : id;
        this.demand = demand;
        this.article = article == null ? "" : article;
        this.read = read;
        this.kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
        this.grounds = grounds == null ? Set.of() : Set.copyOf(grounds);
        this.words = words == null ? "" : words;
    }

    public boolean isFor(String kind, Ground ground) {
        return (kinds.isEmpty() || kinds.contains(kind)) && (grounds.isEmpty() || grounds.contains(ground));
    }

    public Clause with(Demand other) {
        return new Clause(id, other, article, read, kinds, grounds, words);
    }

    public Clause named(String other) {
        return new Clause(other, demand, article, read, kinds, grounds, words);
    }

    public Clause unread() {
        return new Clause(id, demand, article, false, kinds, grounds, words);
    }

    /** Itself and all below it. */
    public Stream<Clause> all() {
        return Stream.concat(Stream.of(this), demand.parts().stream().flatMap(Clause::all));
    }

    /** With ids by their place ({@code 2}, {@code 2.1}) where they have none. */
    public static List<Clause> numbered(List<Clause> clauses, String above) {
        return java.util.stream.IntStream.range(0, clauses.size())
                .mapToObj(place -> {
                    Clause clause = clauses.get(place);
                    String number = above + (place + 1);
                    return clause.named(clause.id().isEmpty() ? number : clause.id())
                            .with(clause.demand().with(numbered(clause.demand().parts(), number + ".")));
                })
                .toList();
    }
}
