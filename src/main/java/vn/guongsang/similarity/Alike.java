package vn.guongsang.similarity;

import java.util.List;
import java.util.UUID;

/**
 * An earlier report that a text repeats.
 *
 * @param edition which text of that report, from 1
 * @param share of the words of the shorter text, 0 to 1, that stand in both in the same order
 * @param passages in the order of the text that was compared
 */
public record Alike(UUID report, int edition, double share, List<Passage> passages) {}
