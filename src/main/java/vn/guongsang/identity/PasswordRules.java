package vn.guongsang.identity;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.verdict.Verdict;

/**
 * Which passwords a person may choose (OWASP ASVS 5, 6.2): long, of any characters, and not what
 * everybody tries first. Tone marks, case, {@code @} for a and the like do not make a known password new.
 */
@Component
public class PasswordRules {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    /** Characters that must be left when all that is known is taken out, and different ones among them. */
    private static final int OWN = 6;

    private static final int DIFFERENT = 5;

    /** A shorter name, such as "An", is in many good passwords by chance. */
    private static final int NAME = 4;

    /** So many tries are soon made with the passwords that leaked from other places and what people make of them. */
    private static final double SOON_GUESSED = 1e8;

    /** What comes after is more than enough; the time to judge grows faster than the length. */
    private static final int JUDGED = 64;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NUMBERS = Pattern.compile("(19|20)\\d\\d|\\d{6,}|(\\d)\\2+");

    private final List<String> known = read();
    private final Zxcvbn guessing = guessing();

    /**
     * A refusal is about the password only; its message needs no further words.
     *
     * @param names what is known of the person, such as user name and full name
     */
    public Verdict judge(String password, String... names) {
        String normalised = normalised(password);
        int length = normalised.codePointCount(0, normalised.length());
        if (length < SHORTEST) {
            return Verdict.refused("identity.password.short", SHORTEST, length);
        }
        if (length > LONGEST) {
            return Verdict.refused("identity.password.long", LONGEST, length);
        }
        String letters = plain(normalised);
        if (Stream.of(names)
                .map(PasswordRules::nameIn)
                .anyMatch(name -> name.length() >= NAME && letters.contains(name))) {
            return Verdict.refused("identity.password.name");
        }
        if (normalised.codePoints().distinct().count() < DIFFERENT
                || own(normalised) < OWN
                || guesses(normalised) < SOON_GUESSED) {
            return Verdict.refused("identity.password.known");
        }
        return Verdict.ALLOWED;
    }

    /** One form for letters that keyboards compose in several ways: what is hashed and compared. */
    static String normalised(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** How many letters and digits are in it besides what is known and numbers that people know by heart. */
    private long own(String password) {
        String left = NUMBERS.matcher(plain(password.replace('@', 'a').replace('$', 's')))
                .replaceAll(" ");
        for (String piece : known) {
            left = left.replace(piece, " ");
        }
        return left.chars().filter(c -> c != ' ').distinct().count();
    }

    private double guesses(String password) {
        return guessing.measure(password.substring(0, Math.min(JUDGED, password.length())))
                .getGuesses();
    }

    private static Zxcvbn guessing() {
        try {
            return new ZxcvbnBuilder()
                    .dictionary(StandardDictionaries.PASSWORDS_LOADER.load())
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a mail address what stands before the @. */
    private static String nameIn(String name) {
        return plain(name.replaceFirst("@.*", ""));
    }

    /** Lower case without marks, letters and digits only. */
    private static String plain(String text) {
        String bare = MARKS.matcher(
                        Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFKD))
                .replaceAll("");
        return NOT_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Longest first, so that a word goes before the words in it. */
    private static List<String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("known-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .map(PasswordRules::plain)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
