package vn.guongsang.commendation.paper;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.Issuer;
import vn.guongsang.organisation.Body;

/** A body as the head of a paper names it: people's committees in full, with the sign that stands in numbers. */
public final class IssuerName {

    private static final Pattern COMMITTEE =
            Pattern.compile("^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\\s+(.+)$", flags());
    private static final Pattern UNIT =
            Pattern.compile("^(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)\\s+", flags());
    private static final int LONGEST_SIGN = 6;

    private final Body body;
    private final @Nullable Body superior;

    public IssuerName(Body body, @Nullable Body superior) {
        this.body = body;
        this.superior = superior;
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    Issuer issuer() {
        return new Issuer(
                committee() || superior == null ? null : inFull(superior.name(), " "),
                inFull(body.name(), "\n"),
                sign(),
                place());
    }

    /** {@code Ủy ban nhân dân thị xã Ninh Hòa} */
    public String inFull() {
        return inFull(body.name(), " ");
    }

    /** What follows the number of a decision: {@code QĐ-UBND}. */
    public String numberSign() {
        return "QĐ-" + sign();
    }

    /** Who decides and answers for it: {@code Chủ tịch Ủy ban nhân dân thị xã Ninh Hòa}. */
    String head() {
        return Wording.say(committee() ? "head.committee" : "head.other", inFull());
    }

    /** Who decides, as the paper says above the word for it; the title of other heads is theirs to write. */
    String authority() {
        return committee() ? head() : inFull();
    }

    /** The usual capacity of its head. */
    public String capacity() {
        return Wording.say(committee() ? "capacity.committee" : "capacity.other");
    }

    private boolean committee() {
        return COMMITTEE.matcher(body.name()).matches();
    }

    private String sign() {
        if (committee()) {
            return "UBND";
        }
        return Arrays.stream(body.name().split("[\\s\\-–,]+"))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.charAt(0)))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .limit(LONGEST_SIGN)
                .collect(Collectors.joining());
    }

    private String place() {
        String nearest = body.place().split(",", 2)[0].strip();
        Matcher committee = COMMITTEE.matcher(body.name());
        String named = nearest.isEmpty() && committee.matches() ? committee.group(1) : nearest;
        return UNIT.matcher(named).replaceFirst("");
    }

    private static String inFull(String name, String between) {
        Matcher committee = COMMITTEE.matcher(name);
        return committee.matches() ? Wording.say("committee") + between + committee.group(1) : name;
    }
}
