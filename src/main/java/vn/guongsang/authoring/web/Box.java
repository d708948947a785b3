package vn.guongsang.authoring.web;

import java.util.List;
import vn.guongsang.frame.Field;

/** A piece of the form of an entry. */
public sealed interface Box {

    String name();

    /** One field. */
    record One(Field field) implements Box {

        @Override
        public String name() {
            return field.name();
        }
    }

    /**
     * Many choices, folded.
     *
     * @param chosen what is chosen now, in words
     * @param comesUp whether the page comes up there
     */
    record Folded(Field field, String chosen, boolean comesUp) implements Box {

        @Override
        public String name() {
            return field.name();
        }
    }

    /** A choice of nothing so far, and where what could be chosen is written. */
    record Nothing(String name, String label, String hint) implements Box {}

    /** Fields that belong together. */
    record Together(String name, String label, List<Box> boxes, boolean open, boolean optional) implements Box {}

    /**
     * A list of such, of which one more can be asked for.
     *
     * @param comesUp whether the page comes up where one more is asked for
     */
    record Rows(String name, String label, String what, List<List<Box>> rows, boolean comesUp) implements Box {}

    /**
     * A due rule.
     *
     * @param rules each with its own fields
     * @param common to all of them
     */
    record Rules(String name, String label, List<Rule> rules, List<Box> common) implements Box {}

    /** @param cadences with which it goes */
    record Rule(String value, String label, String hint, boolean chosen, List<String> cadences, List<Box> boxes) {}
}
