package vn.guongsang.similarity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Stream;
import vn.guongsang.similarity.Passage.Span;

/**
 * A text as its words: letters and digits without case and diacritics, so that neither the form of Unicode nor the
 * place of a tone mark (hòa, hoà) nor typing without marks hides a copy. The hashes are kept in the database: another
 * way to count them needs a migration that counts all anew.
 */
final class Words {

    /** So many words follow each other in a shingle. */
    static final int SHINGLE = 3;

    /** As many of the shingles, and as many of the {@link #strides}, stand for a text. */
    private static final int SAMPLE = 128;

    /** One word in so many is a footing of strides, whichever text it stands in. */
    private static final int FOOTING = 4;

    /** So many footings follow each other in a stride. */
    private static final int STRIDE = 4;

    private static final char[] FOLDED = folded();

    private final int[] from;
    private final int[] to;
    private final long[] hashes;
    private final long[] shingles;

    private Words(int[] from, int[] to, long[] hashes, long[] shingles) {
        this.from = from;
        this.to = to;
        this.hashes = hashes;
        this.shingles = shingles;
    }

    static Words of(String text) {
        int[] from = new int[text.length() / 2 + 1];
        int[] to = new int[from.length];
        long[] hashes = new long[from.length];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            if (fold(text.charAt(at)) == 0) {
                at++;
                continue;
            }
            from[count] = at;
            long hash = 0xcbf29ce484222325L;
            char folded;
            while (at < text.length() && (folded = fold(text.charAt(at))) != 0) {
                if (folded != MARK) {
                    hash = (hash ^ folded) * 0x100000001b3L;
                }
                at++;
            }
            to[count] = at;
            hashes[count++] = hash;
        }
        long[] shingles = new long[Math.max(0, count - SHINGLE + 1)];
        for (int first = 0; first < shingles.length; first++) {
            long shingle = 0;
            for (int word = first; word < first + SHINGLE; word++) {
                shingle = mixed(shingle * 31 + hashes[word]);
            }
            shingles[first] = shingle;
        }
        return new Words(Arrays.copyOf(from, count), Arrays.copyOf(to, count), hashes, shingles);
    }

    int count() {
        return from.length;
    }

    /** The hash of a word. */
    long word(int number) {
        return hashes[number];
    }

    /** The hash of the shingle that begins with each word; the last words begin none. */
    long[] shingles() {
        return shingles;
    }

    /** Where words stand in the text, the last one included. */
    Span span(int first, int last) {
        return new Span(from[first], to[last]);
    }

    /**
     * Of the different strides and shingles those with the smallest hashes: two texts choose the same of what they have
     * in common. Strides come first, for they are the rarer; of a hash the lower half is told, as the upper one is
     * small by that choice.
     */
    int[] sample() {
        return Stream.of(strides(), shingles)
                .flatMapToInt(hashed ->
                        Arrays.stream(hashed).sorted().distinct().limit(SAMPLE).mapToInt(hash -> (int) hash))
                .distinct()
                .toArray();
    }

    /**
     * Four footings that follow each other, whatever stands between them. They reach over some sixteen words: where
     * everybody writes the same phrases, it is in what order they stand that tells whose text it is.
     */
    private long[] strides() {
        long[] footings = Arrays.stream(hashes, 0, count())
                .map(Words::mixed)
                .filter(hash -> Long.remainderUnsigned(hash, FOOTING) == 0)
                .toArray();
        long[] strides = new long[Math.max(0, footings.length - STRIDE + 1)];
        for (int first = 0; first < strides.length; first++) {
            for (int footing = first; footing < first + STRIDE; footing++) {
                strides[first] = mixed(strides[first] * 31 + footings[footing]);
            }
        }
        return strides;
    }

    /** The last step of SplitMix64: every bit of the input changes half of the bits. */
    private static long mixed(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Stands for a combining mark: it belongs to the word and says nothing. */
    private static final char MARK = 1;

    /** The plain letter of a character, {@link #MARK}, or 0 between words. */
    private static char fold(char character) {
        return character < FOLDED.length
                ? FOLDED[character]
                : Character.isLetterOrDigit(character) ? Character.toLowerCase(character) : 0;
    }

    /** Up to the end of the block with the Vietnamese letters. */
    private static char[] folded() {
        char[] folded = new char[0x1f00];
        for (char character = 0; character < folded.length; character++) {
            if (Character.getType(character) == Character.NON_SPACING_MARK) {
                folded[character] = MARK;
            } else if (Character.isLetterOrDigit(character)) {
                char plain = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD)
                        .charAt(0);
                folded[character] = plain == 'đ' || plain == 'Đ' ? 'd' : Character.toLowerCase(plain);
            }
        }
        return folded;
    }
}
