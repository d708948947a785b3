package vn.guongsang.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.time.BusinessDay;

/** An invented certificate that shows a design: whoever designs need not know whom a body commends. */
@Component
public class Sample {

    private static final Words WORDS = words();

    /** What no key has signed. */
    private static final byte[] NO_TOKEN = new byte[98];

    private final Bodies bodies;
    private final BusinessDay day;
    private final Printing printing;

    Sample(Bodies bodies, BusinessDay day, Printing printing) {
        this.bodies = bodies;
        this.day = day;
        this.printing = printing;
    }

    private record Words(
            String issuePlace,
            String decision,
            String award,
            String signer,
            String capacity,
            String name,
            String place,
            String achievement) {}

    /** @param address what its code says; of no certificate, so that no picture of a design passes for one */
    public record Shown(Certificate certificate, String address) {}

    public Shown of(UUID body) {
        return new Shown(invented(body), printing.address(NO_TOKEN));
    }

    private Certificate invented(UUID body) {
        return new Certificate(
                body,
                body,
                body,
                body,
                bodies.get(body).name(),
                WORDS.issuePlace(),
                WORDS.decision(),
                day.today(),
                "",
                WORDS.award(),
                WORDS.signer(),
                WORDS.capacity(),
                day.today().getYear(),
                1,
                "individual",
                null,
                1,
                new Wording(WORDS.name(), WORDS.place(), WORDS.achievement()),
                null,
                "",
                null,
                "",
                NO_TOKEN);
    }

    private static Words words() {
        try (InputStream file =
                Objects.requireNonNull(Sample.class.getResourceAsStream("/vn/guongsang/certificate/sample.json"))) {
            return JsonMapper.shared().readValue(file, Words.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
