package vn.guongsang.certificate.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.guongsang.certificate.Certificate;

/** What a slot can say of a certificate. In a design it stands by its word, in braces. */
public enum Value {
    NAME("ten", of -> of.wording().name()),
    PLACE("noi", of -> of.wording().place()),
    ACHIEVEMENT("thanh-tich", of -> of.wording().achievement()),
    AWARD("hinh-thuc", Certificate::awardName),
    AUTHORITY("noi-tang", Certificate::authority),
    DECISION("so-quyet-dinh", Certificate::decisionNumber),
    DAY("ngay", of -> twoDigits(of.decidedOn().getDayOfMonth(), 10)),
    MONTH("thang", of -> twoDigits(of.decidedOn().getMonthValue(), 3)),
    YEAR("nam", of -> String.valueOf(of.decidedOn().getYear())),
    ISSUE_PLACE("dia-danh", Certificate::issuePlace),
    CAPACITY("chuc-vu", of -> of.capacity().replace(" / ", "\n")),
    SIGNER("nguoi-ky", Certificate::signer),
    NUMBER("so-vao-so", Certificate::number);

    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
    private static final Map<String, Value> BY_WORD =
            Stream.of(values()).collect(Collectors.toMap(Value::word, Function.identity()));

    private final String word;
    private final Function<Certificate, String> value;

    Value(String word, Function<Certificate, String> value) {
        this.word = word;
        this.value = value;
    }

    public String word() {
        return word;
    }

    /** The words in braces of a text, known or not. */
    static List<String> in(String text) {
        return WORD.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The first word in braces that is none of these. */
    public static Optional<String> unknownIn(String text) {
        return in(text).stream().filter(word -> !BY_WORD.containsKey(word)).findFirst();
    }

    static String filledIn(String text, Certificate of) {
        return WORD.matcher(text).replaceAll(found -> {
            Value value = BY_WORD.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value.value.apply(of));
        });
    }

    /** As Nghị định 30/2020/NĐ-CP has it: a zero before days under 10 and months under 3. */
    private static String twoDigits(int number, int below) {
        return number < below ? "0" + number : String.valueOf(number);
    }
}
