package vn.guongsang.rules.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.Facts.MatterKind;
import vn.guongsang.rules.Facts.Scope;
import vn.guongsang.rules.Facts.WorkKind;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;

/** What must hold: a small, closed language. Years are counted back from the year of the case, which is the first. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Demand.All.class, name = "all"),
    @JsonSubTypes.Type(value = Demand.Any.class, name = "any"),
    @JsonSubTypes.Type(value = Demand.Held.class, name = "held"),
    @JsonSubTypes.Type(value = Demand.Rated.class, name = "rated"),
    @JsonSubTypes.Type(value = Demand.Works.class, name = "works"),
    @JsonSubTypes.Type(value = Demand.Share.class, name = "share"),
    @JsonSubTypes.Type(value = Demand.Holders.class, name = "holders"),
    @JsonSubTypes.Type(value = Demand.Age.class, name = "age"),
    @JsonSubTypes.Type(value = Demand.Member.class, name = "member"),
    @JsonSubTypes.Type(value = Demand.Served.class, name = "served"),
    @JsonSubTypes.Type(value = Demand.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = Demand.Free.class, name = "free"),
    @JsonSubTypes.Type(value = Demand.Once.class, name = "once"),
    @JsonSubTypes.Type(value = Demand.Disregard.class, name = "disregard"),
    @JsonSubTypes.Type(value = Demand.Ceiling.class, name = "ceiling"),
    @JsonSubTypes.Type(value = Demand.Figure.class, name = "figure"),
    @JsonSubTypes.Type(value = Demand.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = Demand.Never.class, name = "never"),
    @JsonSubTypes.Type(value = Demand.Unread.class, name = "unread")
})
public sealed interface Demand {

    /** All of its parts. */
    record All(@Override List<Clause> parts) implements Demand {}

    /** One of its parts. */
    record Any(@Override List<Clause> parts) implements Demand {}

    /**
     * One of these awards was given so many times.
     *
     * @param times 1 when not said
     * @param consecutive in years that follow each other, the last of them the year of the case or the one before
     * @param within so many years, null for ever
     * @param before at least so many years ago, null for any time
     * @param fresh years that an earlier award of the same code rests on do not count again without a person
     */
    record Held(
            Set<String> awards,
            @Nullable Integer times,
            boolean consecutive,
            @Nullable Integer within,
            @Nullable Integer before,
            boolean fresh)
            implements Demand {

        public Held {
            awards = Set.copyOf(awards);
            times = times == null ? Integer.valueOf(1) : times;
        }

        public int count() {
            return times == null ? 1 : times;
        }
    }

    /**
     * Rated so or better for so many years.
     *
     * @param scattered any years do; else they follow each other up to the year of the case
     * @param during what must hold within the whole run of such years
     */
    record Rated(
            Grade grade,
            int years,
            boolean scattered,
            @Nullable List<Clause> during) implements Demand {

        public Rated {
            during = during == null ? List.of() : during;
        }

        @Override
        public List<Clause> parts() {
            return during == null ? List.of() : during;
        }
    }

    /**
     * Initiatives or topics that reach so far or farther.
     *
     * @param within so many years, null for ever
     */
    record Works(
            Set<WorkKind> of,
            int count,
            Scope scope,
            @Nullable Integer within) implements Demand {}

    enum Whom {
        STAFF,
        LEADERS
    }

    /**
     * A share of a collective's people holds one of these awards of the year, or is rated so or better.
     *
     * @param over exceeded, not only reached
     */
    record Share(
            Whom whom,
            @Nullable Set<String> holding,
            @Nullable Grade rated,
            int percent,
            boolean over) implements Demand {

        public Share {
            holding = holding == null ? Set.of() : Set.copyOf(holding);
        }

        public Set<String> awards() {
            return holding == null ? Set.of() : holding;
        }
    }

    /** So many of a collective's people hold one of these awards of the year. */
    record Holders(Set<String> holding, int count) implements Demand {}

    /** On which day one's age is counted. */
    enum AgeDay {
        /** the day on which the case was received */
        RECEIPT,
        /** the last day of the year of the case */
        YEAR_END
    }

    /** Full years of age, both bounds included. */
    record Age(@Nullable Integer least, @Nullable Integer most, AgeDay on) implements Demand {}

    /** Belongs to it, for at least so many years where that is said. */
    record Member(String of, @Nullable Integer years) implements Demand {}

    /** Serves no discipline, and so many months have passed since. */
    record Served(@Nullable Integer months) implements Demand {}

    /** Achievements from before the end of a discipline do not count. */
    record Restart() implements Demand {}

    /** No such matter is open. */
    record Free(Set<MatterKind> of) implements Demand {}

    /** The achievement was not commended before. */
    record Once() implements Demand {}

    /** Awards on these grounds do not count. */
    record Disregard(Set<Ground> of) implements Demand {}

    /** The body has a place left: a share of those it is taken of, a number, or what guidance allows it. */
    record Ceiling(@Nullable Integer percent, @Nullable Integer number) implements Demand {}

    /**
     * A figure reaches a bound.
     *
     * @param least null where the law leaves it to a person
     * @param years for so many years, 1 when not said
     * @param rising more every year
     */
    record Figure(
            String code,
            @Nullable BigDecimal least,
            @Nullable Integer years,
            boolean rising) implements Demand {}

    /**
     * A person judges it.
     *
     * @param evidence what it is judged by
     */
    record Judged(@Nullable String evidence) implements Demand {}

    /** Nobody to whom this applies is given it. */
    record Never() implements Demand {}

    /** The law has something here that was not read. */
    record Unread() implements Demand {}

    /** Conditions below it. */
    default List<Clause> parts() {
        return List.of();
    }

    /** The same with other conditions below it. */
    default Demand with(List<Clause> parts) {
        return switch (this) {
            case All _ -> new All(parts);
            case Any _ -> new Any(parts);
            case Rated rated -> new Rated(rated.grade(), rated.years(), rated.scattered(), parts);
            case Held _,
                    Works _,
                    Share _,
                    Holders _,
                    Age _,
                    Member _,
                    Served _,
                    Restart _,
                    Free _,
                    Once _,
                    Disregard _,
                    Ceiling _,
                    Figure _,
                    Judged _,
                    Never _,
                    Unread _ -> this;
        };
    }

    /** Whether it is nothing but its parts. */
    @JsonIgnore
    default boolean isGroup() {
        return this instanceof All || this instanceof Any;
    }
}
