package vn.guongsang.similarity;

import java.util.List;

/**
 * A passage that two texts have in common, but for some words.
 *
 * @param words how many words are the same on both sides
 */
public record Passage(Side here, Side there, int words) {

    /** A piece of a text, from its first character to behind its last. */
    public record Span(int from, int to) {}

    /** @param same what of the piece stands word by word on the other side */
    public record Side(Span all, List<Span> same) {}
}
