package vn.guongsang.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.guongsang.similarity.Passage.Side;
import vn.guongsang.similarity.Passage.Span;

/**
 * The passages that two texts have in common. Shingles that stand in both, and are not repeated much in either, are
 * strung into chains along which both texts go on alike; between them the longest common sequence of words is filled
 * in.
 */
final class Alignment {

    /** After so many changed words a new passage begins. */
    private static final int GAP = 40;

    /** So many words more may stand in one of the texts between two common shingles. */
    private static final int SHIFT = 15;

    /** What is shorter is chance, or a phrase that everybody uses. */
    private static final int LEAST_WORDS = 15;

    /** A passage in which less is the same is none: phrases that all use make up four tenths by chance. */
    private static final double LEAST_DENSITY = 0.5;

    /** What is repeated more often in one of the texts says nothing of where they are alike. */
    private static final int PLACES = 2;

    private final Words here;
    private final Words there;

    Alignment(Words here, Words there) {
        this.here = here;
        this.there = there;
    }

    /** In the order of the first text, in which no two of them overlap. */
    List<Passage> passages() {
        var passages = new ArrayList<Chain>();
        boolean[] taken = new boolean[here.count()];
        chains().stream()
                .filter(chain -> chain.words() >= LEAST_WORDS)
                .sorted(Comparator.comparingInt(Chain::words).reversed())
                .forEach(chain -> {
                    if (!taken[chain.first().here] && !taken[chain.last().here + Words.SHINGLE - 1]) {
                        Arrays.fill(taken, chain.first().here, chain.last().here + Words.SHINGLE, true);
                        passages.add(chain);
                    }
                });
        return passages.stream()
                .sorted(Comparator.comparingInt(chain -> chain.first().here))
                .map(this::passage)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Chain> chains() {
        var placesHere = new Places(here.shingles());
        var placesThere = new Places(there.shingles());
        var chains = new ArrayList<Chain>();
        var open = new ArrayList<Chain>();
        long[] shingles = here.shingles();
        for (int at = 0; at < shingles.length; at++) {
            int begin = at;
            int[] found = placesThere.of(shingles[at]);
            if (found.length == 0 || found.length > PLACES || placesHere.of(shingles[at]).length > PLACES) {
                continue;
            }
            open.removeIf(chain -> begin - chain.last().here > GAP);
            for (int place : found) {
                Seed seed = new Seed(at, place);
                Chain longer = open.stream()
                        .filter(chain -> chain.goesOnWith(seed))
                        .min(Comparator.comparingInt(chain -> seed.shift(chain.last())))
                        .orElse(null);
                if (longer == null) {
                    longer = new Chain();
                    open.add(longer);
                    chains.add(longer);
                }
                longer.add(seed);
            }
        }
        return chains;
    }

    /** Empty where too much between the first and the last common word differs. */
    private Optional<Passage> passage(Chain chain) {
        var pairs = new Pairs();
        for (Seed seed : chain.seeds) {
            fill(pairs, seed);
            for (int word = 0; word < Words.SHINGLE; word++) {
                pairs.add(seed.here + word, seed.there + word);
            }
        }
        int length = Math.max(pairs.nextHere - chain.first().here, pairs.nextThere - chain.first().there);
        return pairs.here.size() < LEAST_DENSITY * length
                ? Optional.empty()
                : Optional.of(new Passage(side(here, pairs.here), side(there, pairs.there), pairs.here.size()));
    }

    /** The longest common sequence of the words between what is paired already and the next common shingle. */
    private void fill(Pairs pairs, Seed next) {
        if (pairs.here.isEmpty() || pairs.nextHere >= next.here || pairs.nextThere >= next.there) {
            return;
        }
        int firstHere = pairs.nextHere;
        int firstThere = pairs.nextThere;
        int[][] longest = new int[next.here - firstHere + 1][next.there - firstThere + 1];
        for (int i = next.here - 1; i >= firstHere; i--) {
            for (int j = next.there - 1; j >= firstThere; j--) {
                longest[i - firstHere][j - firstThere] = here.word(i) == there.word(j)
                        ? longest[i - firstHere + 1][j - firstThere + 1] + 1
                        : Math.max(
                                longest[i - firstHere + 1][j - firstThere], longest[i - firstHere][j - firstThere + 1]);
            }
        }
        int i = firstHere;
        int j = firstThere;
        while (i < next.here && j < next.there) {
            if (here.word(i) == there.word(j)) {
                pairs.add(i++, j++);
            } else if (longest[i - firstHere + 1][j - firstThere] >= longest[i - firstHere][j - firstThere + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static Side side(Words text, List<Integer> words) {
        var same = new ArrayList<Span>();
        int begin = words.getFirst();
        for (int i = 1; i <= words.size(); i++) {
            int last = words.get(i - 1);
            if (i == words.size() || words.get(i) > last + 1) {
                same.add(text.span(begin, last));
                begin = i == words.size() ? begin : words.get(i);
            }
        }
        return new Side(text.span(words.getFirst(), words.getLast()), same);
    }

    /** Words of both texts that are the same, each one behind the pair before it. */
    private static final class Pairs {

        final List<Integer> here = new ArrayList<>();
        final List<Integer> there = new ArrayList<>();
        int nextHere;
        int nextThere;

        void add(int one, int other) {
            if (one >= nextHere && other >= nextThere) {
                here.add(one);
                there.add(other);
                nextHere = one + 1;
                nextThere = other + 1;
            }
        }
    }

    /** A shingle that stands in both texts, by the number of its first word. */
    private record Seed(int here, int there) {

        /** By how much the two texts are out of step since an earlier one. */
        int shift(Seed earlier) {
            return Math.abs((here - earlier.here) - (there - earlier.there));
        }
    }

    private static final class Chain {

        private final List<Seed> seeds = new ArrayList<>();
        private int words;

        Seed first() {
            return seeds.getFirst();
        }

        Seed last() {
            return seeds.getLast();
        }

        /** How many words its shingles cover. */
        int words() {
            return words;
        }

        boolean goesOnWith(Seed seed) {
            return seed.here > last().here
                    && seed.there > last().there
                    && seed.there - last().there <= GAP
                    && seed.shift(last()) <= SHIFT;
        }

        void add(Seed seed) {
            words += seeds.isEmpty()
                    ? Words.SHINGLE
                    : Math.min(Words.SHINGLE, Math.min(seed.here - last().here, seed.there - last().there));
            seeds.add(seed);
        }
    }

    /** Where the shingles of a text stand: heads and links of lists in two arrays. */
    private static final class Places {

        private final long[] shingles;
        private final int[] heads;
        private final int[] next;

        Places(long[] shingles) {
            this.shingles = shingles;
            this.heads = new int[Integer.highestOneBit(shingles.length + 1) * 2];
            this.next = new int[shingles.length];
            for (int place = shingles.length - 1; place >= 0; place--) {
                int slot = slot(shingles[place]);
                next[place] = heads[slot];
                heads[slot] = place + 1;
            }
        }

        private int slot(long shingle) {
            return (int) shingle & (heads.length - 1);
        }

        /** The first few, one more than {@link #PLACES} if there are more. */
        int[] of(long shingle) {
            int[] found = new int[PLACES + 1];
            int count = 0;
            for (int place = heads[slot(shingle)]; place > 0 && count < found.length; place = next[place - 1]) {
                if (shingles[place - 1] == shingle) {
                    found[count++] = place - 1;
                }
            }
            return Arrays.copyOf(found, count);
        }
    }
}
