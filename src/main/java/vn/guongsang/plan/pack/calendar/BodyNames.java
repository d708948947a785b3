package vn.guongsang.plan.pack.calendar;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares names of bodies as people write them: case, diacritics, punctuation and common abbreviations aside. */
final class BodyNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("ubnd", "uy ban nhan dan"),
            Map.entry("hdnd", "hoi dong nhan dan"),
            Map.entry("mttq", "mat tran to quoc"),
            Map.entry("mttqvn", "mat tran to quoc viet nam"),
            Map.entry("tx", "thi xa"),
            Map.entry("tp", "thanh pho"),
            Map.entry("p", "phuong"),
            Map.entry("x", "xa"));

    /** What a people's committee is of: "Ủy ban xã …" is short for "Ủy ban nhân dân xã …". */
    private static final Set<String> TERRITORIES =
            Set.of("tinh", "thanh", "huyen", "thi", "quan", "xa", "phuong", "cac", "dac", "cap");

    private BodyNames() {}

    static String comparable(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
        String words = NO_LETTERS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .map(word -> ABBREVIATIONS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
        return withWholeCommittee(List.of(words.split(" ")));
    }

    private static String withWholeCommittee(List<String> words) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> isShortCommittee(words, i) ? "ban nhan dan" : words.get(i))
                .collect(Collectors.joining(" "));
    }

    private static boolean isShortCommittee(List<String> words, int i) {
        return i > 0
                && words.get(i - 1).equals("uy")
                && words.get(i).equals("ban")
                && i + 1 < words.size()
                && TERRITORIES.contains(words.get(i + 1));
    }
}
