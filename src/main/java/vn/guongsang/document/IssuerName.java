package vn.guongsang.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;

/** A body as the head of a paper names it: people's committees in full, with the sign that stands in numbers. */
public final class IssuerName {

    private static final Pattern COMMITTEE =
            Pattern.compile("^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\\s+(.+)$", flags());
    private static final Pattern UNIT =
            Pattern.compile("^(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)\\s+", flags());
    private static final int LONGEST_SIGN = 6;

    /** Vietnamese by law, whatever the language of the pages. */
    private static final Properties WORDS = words();

    private final Body body;
    private final @Nullable Body superior;
    private final @Nullable String signedAs;

    public IssuerName(Body body, @Nullable Body superior) {
        this(body, superior, null);
    }

    private IssuerName(Body body, @Nullable Body superior, @Nullable String signedAs) {
        this.body = body;
        this.superior = superior;
        this.signedAs = signedAs;
    }

    /** The same with the abbreviation that it goes by, where that is not the one of its name. */
    public IssuerName signedAs(String sign) {
        return new IssuerName(body, superior, sign);
    }

    /** As it stands now, below the body above it. */
    public static IssuerName of(Body body, Bodies bodies) {
        return new IssuerName(
                body, Optional.ofNullable(body.parentId()).flatMap(bodies::find).orElse(null));
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    public Issuer issuer() {
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
        return numberSign("QĐ");
    }

    /** What follows the number of a paper of that kind: {@code BB-UBND}. */
    public String numberSign(String kind) {
        return kind + "-" + sign();
    }

    /** Who decides and answers for it: {@code Chủ tịch Ủy ban nhân dân thị xã Ninh Hòa}. */
    public String head() {
        return say(committee() ? "head.committee" : "head.other") + " " + inFull();
    }

    /** Who decides, as the paper says above the word for it; the title of other heads is theirs to write. */
    public String authority() {
        return committee() ? head() : inFull();
    }

    /** The usual capacity of its head. */
    public String capacity() {
        return say(committee() ? "capacity.committee" : "capacity.other");
    }

    private boolean committee() {
        return COMMITTEE.matcher(body.name()).matches();
    }

    /** The abbreviation in the sign of its numbers: {@code UBND}. */
    public String sign() {
        if (signedAs != null) {
            return signedAs;
        }
        if (committee()) {
            return "UBND";
        }
        return Arrays.stream(body.name().split("[\\s\\-–,]+"))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.charAt(0)))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .limit(LONGEST_SIGN)
                .collect(Collectors.joining());
    }

    /** The place name before the date: {@code Ninh Đông}. */
    public String place() {
        String nearest = body.place().split(",", 2)[0].strip();
        Matcher committee = COMMITTEE.matcher(body.name());
        String named = nearest.isEmpty() && committee.matches() ? committee.group(1) : nearest;
        return UNIT.matcher(named).replaceFirst("");
    }

    private static String inFull(String name, String between) {
        Matcher committee = COMMITTEE.matcher(name);
        return committee.matches() ? say("committee") + between + committee.group(1) : name;
    }

    private static String say(String key) {
        return Objects.requireNonNull(WORDS.getProperty(key), key);
    }

    private static Properties words() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        IssuerName.class.getResourceAsStream("/vn/guongsang/document/issuer.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
