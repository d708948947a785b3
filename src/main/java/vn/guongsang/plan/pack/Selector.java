package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who belongs to a group: a condition on bodies, evaluated over a directory of them. */
public sealed interface Selector {

    record All() implements Selector {}

    record OfKind(Set<BodyKind> kinds) implements Selector {}

    record AtLevel(Set<Level> levels) implements Selector {}

    /** In a place, by its name. */
    record AtPlace(Set<String> places) implements Selector {}

    /** Of a sector (ngành, lĩnh vực), by its name. */
    record InSector(Set<String> sectors) implements Selector {}

    record InBloc(Set<String> blocs) implements Selector {}

    /** At the head of a cluster or bloc, by turns. */
    record HeadOf(Set<String> blocs) implements Selector {}

    /** Whose first day lies within; a body of which it is not known was there always. */
    record Founded(Window days) implements Selector {}

    /** Bodies that the pack names, by id. */
    record Named(Set<String> bodies) implements Selector {}

    /** Members of other groups, by id. */
    record InGroup(Set<String> groups) implements Selector {}

    record AnyOf(List<Selector> selectors) implements Selector {}

    record AllOf(List<Selector> selectors) implements Selector {}

    record Except(Selector base, List<Selector> without) implements Selector {}

    /** The plan leaves the members to be entered. */
    record ListedLater() implements Selector {}

    /** Keys of one selector are met together; {@code except} takes away from what they leave. */
    @JsonCreator
    static Selector of(
            @JsonProperty("all") @Nullable Boolean all,
            @JsonProperty("kind") @Nullable Set<BodyKind> kind,
            @JsonProperty("level") @Nullable Set<Level> level,
            @JsonProperty("place") @Nullable Set<String> place,
            @JsonProperty("sector") @Nullable Set<String> sector,
            @JsonProperty("bloc") @Nullable Set<String> bloc,
            @JsonProperty("head-of") @Nullable Set<String> headOf,
            @JsonProperty("founded") @Nullable Window founded,
            @JsonProperty("body") @Nullable Set<String> body,
            @JsonProperty("group") @Nullable Set<String> group,
            @JsonProperty("any") @Nullable List<Selector> any,
            @JsonProperty("except") @Nullable List<Selector> except,
            @JsonProperty("listed-later") @Nullable Boolean listedLater) {
        if (Boolean.TRUE.equals(listedLater)) {
            return new ListedLater();
        }
        List<Selector> together = new ArrayList<>();
        given(kind).map(OfKind::new).ifPresent(together::add);
        given(level).map(AtLevel::new).ifPresent(together::add);
        given(place).map(AtPlace::new).ifPresent(together::add);
        given(sector).map(InSector::new).ifPresent(together::add);
        given(bloc).map(InBloc::new).ifPresent(together::add);
        given(headOf).map(HeadOf::new).ifPresent(together::add);
        Optional.ofNullable(founded).map(Founded::new).ifPresent(together::add);
        given(body).map(Named::new).ifPresent(together::add);
        given(group).map(InGroup::new).ifPresent(together::add);
        given(any).map(AnyOf::new).ifPresent(together::add);
        Selector base = switch (together.size()) {
            case 0 -> new All();
            case 1 -> together.getFirst();
            default -> new AllOf(List.copyOf(together));
        };
        return given(except).<Selector>map(without -> new Except(base, without)).orElse(base);
    }

    private static <C extends Collection<?>> Optional<C> given(@Nullable C values) {
        return Optional.ofNullable(values).filter(present -> !present.isEmpty());
    }
}
