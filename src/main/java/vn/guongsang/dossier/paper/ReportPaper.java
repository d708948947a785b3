package vn.guongsang.dossier.paper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Block;
import vn.guongsang.document.Block.Table;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.dossier.Proofs;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;

/**
 * The achievement report (báo cáo thành tích) as a document, in the three parts of the prescribed form: who, what was
 * achieved, what was awarded before. The third comes from the ledger and is never typed again.
 */
@Component
public class ReportPaper {

    /** Vietnamese by law, whatever the language of the pages. */
    private static final Locale VIETNAMESE = Locale.of("vi");

    private static final Properties WORDS = words();

    private final Bodies bodies;
    private final Ledger ledger;
    private final Awards awards;
    private final BusinessDay day;
    private final Proofs proofs;

    ReportPaper(Bodies bodies, Ledger ledger, Awards awards, BusinessDay day, Proofs proofs) {
        this.bodies = bodies;
        this.ledger = ledger;
        this.awards = awards;
        this.day = day;
        this.proofs = proofs;
    }

    public OfficialDocument of(Dossier dossier) {
        Nomination nomination = dossier.nomination();
        IssuerName issuer = IssuerName.of(bodies.get(dossier.bodyId()), bodies);
        LocalDate received = dossier.receivedOn();
        String award = awards.find(nomination.award(), received == null ? day.today() : received)
                .map(Award::name)
                .orElse(nomination.award());
        var paper = OfficialDocument.of(DocumentKind.REPORT, issuer.issuer())
                .about(say("about", award, String.valueOf(nomination.year())))
                .paragraph(say("subject", nomination.name()));
        if (!nomination.place().isEmpty()) {
            paper.paragraph(say("place", nomination.place()));
        }
        LocalDate born = nomination.born();
        if (born != null) {
            paper.paragraph(say("born", day(born)));
        }
        paragraphs(
                paper,
                say("individual".equals(nomination.kind()) ? "who" : "what"),
                dossier.report().background());
        paragraphs(paper, say("achievement"), dossier.report().achievement());
        paper.block(new Block.Heading(1, say("awards")));
        List<HeldAward> held = ledger.awards(nomination.subject());
        paper.block(held.isEmpty() ? new Block.Paragraph(say("awards.none")) : table(held));
        proofs.endorsement(dossier.id())
                .ifPresent(endorsement -> paper.block(new Block.Heading(1, say("endorsement")))
                        .paragraph(endorsement.words())
                        .paragraph(say(
                                "endorsed",
                                endorsement.capacity(),
                                endorsement.signer(),
                                day(endorsement.signedOn()))));
        return paper.signedBy("", issuer.capacity())
                .copiesTo(
                        say("archive"),
                        say(
                                "to",
                                IssuerName.of(bodies.get(dossier.addresseeId()), bodies)
                                        .inFull()))
                .build();
    }

    private static String day(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private static void paragraphs(OfficialDocument.Builder paper, String heading, String text) {
        paper.block(new Block.Heading(1, heading));
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(paper::paragraph);
    }

    private static Table table(List<HeldAward> held) {
        return new Table(
                List.of(
                        new Column(say("awards.year"), 1, Align.CENTER),
                        new Column(say("awards.name"), 4, Align.LEFT),
                        new Column(say("awards.decision"), 4, Align.LEFT)),
                held.stream()
                        .map(award -> List.of(
                                String.valueOf(award.year()),
                                award.awardName(),
                                say("awards.by", award.number(), award.issuer())))
                        .toList());
    }

    static String say(String key, Object... args) {
        return new MessageFormat(Objects.requireNonNull(WORDS.getProperty(key), key), VIETNAMESE).format(args);
    }

    private static Properties words() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        ReportPaper.class.getResourceAsStream("/vn/guongsang/dossier/report.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
