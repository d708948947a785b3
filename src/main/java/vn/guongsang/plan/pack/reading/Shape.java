package vn.guongsang.plan.pack.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a place of a pack may hold, as the schema says it: of this forms are made, and read when they come back. */
public sealed interface Shape {

    /** One text. */
    record Line() implements Shape {}

    /** One text, or several. */
    record Lines() implements Shape {}

    record Id() implements Shape {}

    record Day() implements Shape {}

    /** A day, or a year alone. */
    record DayOrYear() implements Shape {}

    record Year() implements Shape {}

    /** An hour of the day. */
    record Hour() implements Shape {}

    /** A day of every year. */
    record MonthAndDay() implements Shape {}

    record Whole(long least, long most) implements Shape {}

    record Decimal() implements Shape {}

    /** @param onlyYes whether it is left out where it does not hold */
    record Flag(boolean onlyYes) implements Shape {}

    /** One of a list of words. */
    record Word(List<String> words) implements Shape {}

    /**
     * The id of an entry.
     *
     * @param sections whose entries are meant; {@code *} for any
     * @param words allowed instead
     */
    record Reference(List<String> sections, List<String> words) implements Shape {}

    /** A text, a number, yes or no, or several of them. */
    record Value() implements Shape {}

    /** Whether all of the entry is inferred, or which keys of it. */
    record Inferred() implements Shape {}

    /** A list of single values. */
    record Listed(Shape of) implements Shape {}

    /** A list of groups. */
    record Entries(Shape of) implements Shape {}

    /** A group that holds itself again; {@link Shapes#resolved} finds it. */
    record Again(String group) implements Shape {}

    /** A due rule: the keys of each. */
    record Due(Map<String, Group> rules) implements Shape {}

    /**
     * Keys with what each holds, in the order of the format.
     *
     * @param name of the definition; of one without a name, that of its parent and its key
     * @param main keys that are asked first
     */
    record Group(String name, Map<String, Shape> parts, Set<String> required, Set<String> main) implements Shape {

        /** Whether each is an entry of its own, that others refer to. */
        public boolean isEntry() {
            return parts.containsKey("id");
        }
    }
}
