package vn.guongsang.privacy.paper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.privacy.DataRequest;
import vn.guongsang.privacy.DataRequests.Step;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Drafts the letter that answers, or refuses, what somebody asked about data of their own. */
@Component
public class AnswerPaper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Properties WORDS = read();

    private final Bodies bodies;

    AnswerPaper(Bodies bodies) {
        this.bodies = bodies;
    }

    /** @throws Refusal while there is neither answer nor refusal */
    public OfficialDocument of(DataRequest request, List<Step> steps) {
        Step last = steps.stream()
                .filter(step -> step.step().equals("ANSWERED") || step.step().equals("REFUSED"))
                .findFirst()
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.request.refused.open")));
        Body body = bodies.get(request.bodyId());
        var letter = OfficialDocument.of(DocumentKind.LETTER, issuer(body))
                .about(say("about"))
                .to(say("to", request.asked().asker()))
                .paragraph(say(
                        "received",
                        body.name(),
                        day(request.receivedOn()),
                        say("kind." + request.asked().kind())));
        if (last.step().equals("REFUSED")) {
            letter.paragraph(say("refused", last.basis()));
        }
        last.words().lines().filter(line -> !line.isBlank()).forEach(letter::paragraph);
        return letter.paragraph(say("appeal"))
                .signedBy("", say("capacity"))
                .copiesTo(say("archive"), say("to.above"))
                .build();
    }

    private Issuer issuer(Body body) {
        String superior = Optional.ofNullable(body.parentId())
                .flatMap(bodies::find)
                .map(Body::name)
                .orElse(null);
        return new Issuer(
                superior, body.name(), "", body.place().split(",", 2)[0].strip());
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String say(String key, Object... args) {
        return new MessageFormat(Objects.requireNonNull(WORDS.getProperty(key), key), Locale.of("vi")).format(args);
    }

    private static Properties read() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        AnswerPaper.class.getResourceAsStream("/vn/guongsang/privacy/answer.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
