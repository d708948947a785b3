package vn.guongsang.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name as somebody wrote it, made comparable: abbreviations written out, case, signs, "và" and leading
 * zeros away.
 *
 * @param spelled its words, each with its tone at the end, because both "hoà" and "hòa" are written
 * @param folded its words without marks
 * @param marked whether it was written with any mark: who types without marks leaves the reader to guess
 */
record WrittenName(String spelled, String folded, boolean marked) {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Map<List<String>, List<String>> ABBREVIATIONS = abbreviations();
    private static final Set<String> ABBREVIATED =
            ABBREVIATIONS.keySet().stream().map(List::getFirst).collect(Collectors.toSet());
    private static final int LONGEST =
            ABBREVIATIONS.keySet().stream().mapToInt(List::size).max().orElse(0);

    static WrittenName of(String written) {
        List<String> words = words(written);
        List<String> folded = folded(words);
        List<String> full = writtenOut(words, folded);
        return new WrittenName(
                full.stream().map(WrittenName::spelled).collect(Collectors.joining(" ")),
                String.join(" ", folded(full)),
                !folded.equals(words));
    }

    private static List<String> words(String text) {
        return NO_WORD.splitAsStream(
                        Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !word.equals("và") && !word.equals("va"))
                .map(word -> word.startsWith("0") ? ZEROS.matcher(word).replaceFirst("") : word)
                .toList();
    }

    private static List<String> writtenOut(List<String> words, List<String> folded) {
        List<String> full = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int length = ABBREVIATED.contains(folded.get(at)) ? Math.min(LONGEST, words.size() - at) : 0;
            while (length > 0 && !ABBREVIATIONS.containsKey(folded.subList(at, at + length))) {
                length--;
            }
            if (length == 0) {
                full.add(words.get(at++));
            } else {
                full.addAll(Objects.requireNonNull(ABBREVIATIONS.get(folded.subList(at, at + length))));
                at += length;
            }
        }
        return full;
    }

    private static String spelled(String word) {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        for (char letter : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
            (TONES.indexOf(letter) < 0 ? letters : tones).append(letter);
        }
        return letters.append(tones).toString();
    }

    private static List<String> folded(List<String> words) {
        return words.stream().map(WrittenName::folded).toList();
    }

    private static String folded(String word) {
        var letters = new StringBuilder();
        for (char letter : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
            if (!isMark(letter)) {
                letters.append(letter == 'đ' ? 'd' : letter);
            }
        }
        return letters.toString();
    }

    private static boolean isMark(char letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    // ---- how alike

    /** Phường 5 is not Phường 6, however alike they are. */
    String numbers() {
        return NO_DIGIT.matcher(folded).replaceAll(" ").strip();
    }

    /** Three letters each, every word with two blanks before and one behind it, as pg_trgm has them. */
    Set<String> trigrams() {
        Set<String> trigrams = new HashSet<>();
        for (String word : folded.split(" ")) {
            String padded = "  " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }

    boolean slipOf(WrittenName other) {
        String[] own = folded.split(" ");
        String[] others = other.folded.split(" ");
        if (own.length != others.length) {
            return false;
        }
        int differing = 0;
        for (int i = 0; i < own.length; i++) {
            if (!own[i].equals(others[i])) {
                differing++;
                if (!oneLetterApart(own[i], others[i])) {
                    return false;
                }
            }
        }
        return differing <= 2;
    }

    /** A letter too many, too few, another, or two that changed places. */
    private static boolean oneLetterApart(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String oneRest = one.substring(same);
        String otherRest = other.substring(same);
        return switch (one.length() - other.length()) {
            case 1 -> oneRest.substring(1).equals(otherRest);
            case -1 -> otherRest.substring(1).equals(oneRest);
            case 0 ->
                oneRest.substring(1).equals(otherRest.substring(1))
                        || oneRest.length() > 1
                                && oneRest.charAt(0) == otherRest.charAt(1)
                                && oneRest.charAt(1) == otherRest.charAt(0)
                                && oneRest.substring(2).equals(otherRest.substring(2));
            default -> false;
        };
    }

    // ---- the data

    private static Map<List<String>, List<String>> abbreviations() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WrittenName.class.getResourceAsStream("abbreviations.tsv")),
                StandardCharsets.UTF_8))) {
            Map<List<String>, List<String>> abbreviations = new HashMap<>();
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t")))
                    .forEach(pair -> abbreviations.put(folded(words(pair.get(0))), words(pair.get(1))));
            return abbreviations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
