package vn.guongsang.rules.language;

import static vn.guongsang.rules.language.Kind.Type.AWARDS;
import static vn.guongsang.rules.language.Kind.Type.DECIMAL;
import static vn.guongsang.rules.language.Kind.Type.FLAG;
import static vn.guongsang.rules.language.Kind.Type.NUMBER;
import static vn.guongsang.rules.language.Kind.Type.WORD;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import vn.guongsang.rules.Facts.MatterKind;
import vn.guongsang.rules.Facts.Scope;
import vn.guongsang.rules.Facts.WorkKind;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;

/** The kinds of demands with what each is told, in the order of a form: what {@link Demand} says in types. */
public enum Kind {
    ALL,
    ANY,
    HELD(
            Param.of("awards", AWARDS),
            Param.number("times", 1, 50).optional(),
            Param.of("consecutive", FLAG),
            Param.number("within", 1, 60).optional(),
            Param.number("before", 1, 60).optional(),
            Param.of("fresh", FLAG)),
    RATED(Param.one("grade", Grade.class), Param.number("years", 1, 60), Param.of("scattered", FLAG)),
    WORKS(
            Param.some("of", WorkKind.class),
            Param.number("count", 1, 50),
            Param.one("scope", Scope.class),
            Param.number("within", 1, 60).optional()),
    SHARE(
            Param.one("whom", Demand.Whom.class),
            Param.of("holding", AWARDS).optional(),
            Param.one("rated", Grade.class).optional(),
            Param.number("percent", 0, 100),
            Param.of("over", FLAG)),
    HOLDERS(Param.of("holding", AWARDS), Param.number("count", 1, 100_000)),
    AGE(
            Param.number("least", 0, 120).optional(),
            Param.number("most", 0, 120).optional(),
            Param.one("on", Demand.AgeDay.class)),
    MEMBER(Param.of("of", WORD), Param.number("years", 1, 60).optional()),
    SERVED(Param.number("months", 0, 120).optional()),
    RESTART,
    FREE(Param.some("of", MatterKind.class)),
    ONCE,
    DISREGARD(Param.some("of", Ground.class)),
    CEILING(
            Param.number("percent", 0, 100).optional(),
            Param.number("number", 0, 100_000).optional()),
    FIGURE(
            Param.of("code", WORD),
            Param.of("least", DECIMAL).optional(),
            Param.number("years", 1, 60).optional(),
            Param.of("rising", FLAG)),
    JUDGED(Param.of("evidence", WORD).optional()),
    NEVER,
    UNREAD;

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    /** What a parameter can be. */
    public enum Type {
        AWARDS,
        NUMBER,
        DECIMAL,
        FLAG,
        WORD,
        /** a constant */
        ONE,
        /** constants */
        SOME
    }

    /**
     * @param constants of one or some
     * @param least and {@code most}: of a number
     */
    public record Param(
            String name, Type type, boolean isOptional, List<? extends Enum<?>> constants, int least, int most) {

        static Param of(String name, Type type) {
            return new Param(name, type, false, List.of(), 0, 0);
        }

        static Param number(String name, int least, int most) {
            return new Param(name, NUMBER, false, List.of(), least, most);
        }

        static Param one(String name, Class<? extends Enum<?>> constants) {
            return new Param(name, Type.ONE, false, List.of(constants.getEnumConstants()), 0, 0);
        }

        static Param some(String name, Class<? extends Enum<?>> constants) {
            return new Param(name, Type.SOME, false, List.of(constants.getEnumConstants()), 0, 0);
        }

        Param optional() {
            return new Param(name, type, true, constants, least, most);
        }
    }

    private final List<Param> params;

    Kind(Param... params) {
        this.params = List.of(params);
    }

    public List<Param> params() {
        return params;
    }

    /** Whether conditions can stand below it. */
    public boolean hasParts() {
        return this == ALL || this == ANY || this == RATED;
    }

    public boolean isGroup() {
        return this == ALL || this == ANY;
    }

    public static Kind of(Demand demand) {
        return valueOf(String.valueOf(plain(demand).get("is")).toUpperCase(Locale.ROOT));
    }

    /** What the demand is told, by the names of the parameters. */
    public static Map<String, Object> plain(Demand demand) {
        return RuleJson.MAPPER.convertValue(demand.with(List.of()), PLAIN);
    }

    /** The demand that is told this. */
    public Demand demand(Map<String, Object> told, List<Clause> parts) {
        told.put("is", name().toLowerCase(Locale.ROOT));
        if (isGroup()) {
            told.put("parts", List.of());
        }
        return RuleJson.MAPPER.convertValue(told, Demand.class).with(parts);
    }
}
