package vn.guongsang.frame;

import java.util.List;

/**
 * What is wrong with one field of a form, in the words shown in the summary and at the field.
 *
 * @param proposed what may have been meant, to be chosen from; empty when nothing is proposed
 */
public record Problem(String field, Text text, List<Choice> proposed) {

    public Problem(String field, Text text) {
        this(field, text, List.of());
    }
}
