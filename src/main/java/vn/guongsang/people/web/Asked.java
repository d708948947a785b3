package vn.guongsang.people.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.guongsang.delivery.Mail;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Role;
import vn.guongsang.people.Invitations.Wish;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What was typed into the forms of this module, read and judged field by field. */
final class Asked {

    private static final int LONGEST = Wish.LONGEST;
    private static final int SHORTEST_REASON = 10;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{1,62})[a-z0-9]");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Asked() {}

    static Refusal hidden() {
        return new Refusal(new Verdict.Refused("people.hidden", "", List.of()));
    }

    static String name(String typed, Problems problems) {
        String name = typed.strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.length() > LONGEST) {
            problems.add("name", "people.missing.name");
        }
        return name;
    }

    /** Lower case: one address is one person. */
    static String mail(String typed, Problems problems) {
        String mail = typed.strip().toLowerCase(Locale.ROOT);
        if (!Mail.isAddress(mail)) {
            problems.add("mail", "people.missing.mail");
        }
        return mail;
    }

    static String username(String typed, Problems problems) {
        String username = typed.strip();
        if (!USERNAME.matcher(username).matches()) {
            problems.add("username", "people.missing.username");
        }
        return username;
    }

    static @Nullable Role role(Map<String, String> asked, Problems problems) {
        Role role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(asked.get("role")))
                .findFirst()
                .orElse(null);
        if (role == null) {
            problems.add("role", "people.missing.role");
        }
        return role;
    }

    /** Null when nothing, or nothing readable, was typed. */
    static @Nullable LocalDate day(Map<String, String> asked, String field, Problems problems, boolean needed) {
        String typed = asked.getOrDefault(field, "").strip();
        if (typed.isEmpty()) {
            if (needed) {
                problems.add(field, "people.missing.day");
            }
            return null;
        }
        try {
            return LocalDate.parse(typed, DAY);
        } catch (DateTimeException _) {
            problems.add(field, "m23");
            return null;
        }
    }

    /** Ten letters are a reason, "x" is none. */
    static void reason(String field, String typed, Problems problems) {
        int length = typed.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST) {
            problems.add(field, "people.missing.reason", SHORTEST_REASON, LONGEST);
        }
    }

    static String basis(Map<String, String> asked) {
        String basis = asked.getOrDefault("basis", "").strip();
        return basis.length() > LONGEST ? basis.substring(0, LONGEST) : basis;
    }
}
