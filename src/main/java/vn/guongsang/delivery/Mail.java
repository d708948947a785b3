package vn.guongsang.delivery;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, in words already chosen.
 *
 * @param body the body on whose work it is sent: its administrators see that it went
 * @param paragraphs plain text, without markup
 * @param link where the person goes on; null when there is nothing to do
 * @param secret it carries a one-time link: it is not kept once it was sent or given up, and not sent again
 */
public record Mail(
        String to,
        String name,
        UUID body,
        String subject,
        List<String> paragraphs,
        @Nullable Link link,
        boolean secret) {

    /** Characters of an address. */
    public static final int LONGEST_ADDRESS = 200;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"(),:;]+@[^\\s@<>\"(),:;]+\\.[^\\s@<>\"(),:;]+");

    /** Name and subject go into headers, where a line break would begin another one. */
    public Mail {
        name = oneLine(name);
        subject = oneLine(subject);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
    }

    /** Whether a mail could go to what somebody wrote. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /** @param href the whole address */
    public record Link(String words, String href) {}
}
