package vn.guongsang.commendation.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.AwardDecision;
import vn.guongsang.commendation.AwardDecision.Entry;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.document.Annex;
import vn.guongsang.document.FileType;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.paper.IssuedPapers;
import vn.guongsang.paper.exchange.EdXml;
import vn.guongsang.paper.exchange.ExchangeCodes;
import vn.guongsang.paper.exchange.ExchangeDocument;
import vn.guongsang.paper.exchange.ExchangeDocument.Party;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * A decision about awards, with its list and the signed papers, as a file for the national document exchange. It goes to
 * the bodies that put the subjects forward, so far as the exchange knows them.
 */
@Component
public class AwardPackage {

    private final Awarding awarding;
    private final AwardPaper paper;
    private final KeptPapers kept;
    private final IssuedPapers papers;
    private final ExchangeCodes codes;
    private final Bodies bodies;
    private final Clock clock;

    AwardPackage(
            Awarding awarding,
            AwardPaper paper,
            KeptPapers kept,
            IssuedPapers papers,
            ExchangeCodes codes,
            Bodies bodies,
            Clock clock) {
        this.awarding = awarding;
        this.paper = paper;
        this.kept = kept;
        this.papers = papers;
        this.codes = codes;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Who is to get a decision, by name, and who of them cannot be reached by the exchange. */
    public record Readers(List<Body> all, List<Body> without) {}

    public Readers readers(AwardDecision decision) {
        List<UUID> ids =
                entries(decision).stream().map(Entry::bodyId).distinct().toList();
        Map<UUID, String> known = codes.of(ids);
        List<Body> all = bodies.of(ids);
        return new Readers(
                all, all.stream().filter(body -> !known.containsKey(body.id())).toList());
    }

    private List<Entry> entries(AwardDecision decision) {
        return decision.of() == null ? awarding.entries(decision.id()) : awarding.concerned(decision);
    }

    /** @throws Refusal when it is a draft, or when the issuer or all readers have no code */
    public byte[] of(Actor by, AwardDecision decision) {
        if (decision.number() == null) {
            throw refused("paper.refused.draft");
        }
        Body issuer = bodies.get(decision.issuerId());
        String code = codes.of(issuer.id()).orElseThrow(() -> refused("paper.refused.no-code", issuer.name()));
        Readers readers = readers(decision);
        if (readers.without().size() == readers.all().size()) {
            throw refused("paper.refused.no-reader");
        }
        Map<UUID, String> known = codes.of(readers.all().stream().map(Body::id).toList());
        String[] number = decision.number().split("/", 2);
        String[] capacity = Objects.requireNonNull(decision.capacity()).split("\\s*/\\s*");
        OfficialDocument drawn = paper.paper(decision);
        List<ExchangeDocument.File> files = files(by, decision);
        return EdXml.of(new ExchangeDocument(
                party(issuer, code),
                readers.all().stream()
                        .filter(body -> known.containsKey(body.id()))
                        .map(body -> party(body, Objects.requireNonNull(known.get(body.id()))))
                        .toList(),
                number[0],
                number.length > 1 ? number[1] : "",
                IssuerName.of(issuer, bodies).place(),
                Objects.requireNonNull(decision.issuedOn()),
                Wording.say("award.type"),
                decision.about(),
                String.join(" ", Arrays.copyOf(capacity, capacity.length - 1)),
                capacity[capacity.length - 1],
                String.valueOf(decision.signer()),
                readers.all().stream().map(Body::name).toList(),
                drawn.annexes().stream().map(Annex::title).toList(),
                files.stream().mapToInt(file -> pages(file.content())).sum(),
                by.name(),
                clock.instant(),
                files));
    }

    /**
     * The signed papers first: they are the document; then it as it was kept here, whose text can be searched. In a
     * form that was edited in Word there is no PDF that would look like it: the signed paper goes alone.
     */
    private List<ExchangeDocument.File> files(Actor by, AwardDecision decision) {
        var files = new ArrayList<ExchangeDocument.File>();
        papers.of("award-decision", decision.id())
                .forEach(
                        one -> files.add(new ExchangeDocument.File(one.fileName(), FileType.PDF, papers.content(one))));
        kept.pdf(by, awarding.paper(decision, Objects.requireNonNull(decision.issuedOn())))
                .ifPresent(pdf -> files.add(new ExchangeDocument.File(
                        "quyet-dinh-" + Names.slug(String.valueOf(decision.number())) + ".pdf", FileType.PDF, pdf)));
        if (files.isEmpty()) {
            throw refused("outgoing.refused.edited");
        }
        return files;
    }

    private Party party(Body body, String code) {
        return new Party(
                code,
                body.name(),
                Optional.ofNullable(body.parentId())
                        .flatMap(bodies::find)
                        .map(Body::name)
                        .orElse(body.name()));
    }

    private static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal refused(String code, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, args));
    }
}
