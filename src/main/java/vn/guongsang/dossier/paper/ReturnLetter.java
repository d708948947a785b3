package vn.guongsang.dossier.paper;

import static vn.guongsang.dossier.paper.ReportPaper.say;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Block.Table;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.Dossiers.Remark;
import vn.guongsang.dossier.Dossiers.Taken;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.rules.RequiredPart;

/**
 * The letter (công văn) with which a hub sends a dossier back: the reason, and what is wrong part by part, as it was
 * written when the dossier went back. Number, day and signer are given by who signs it.
 */
@Component
public class ReturnLetter {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final MessageSource messages;

    ReturnLetter(Bodies bodies, MessageSource messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    /** @param step the one that sent it back */
    public OfficialDocument of(Dossier dossier, Taken step, String award, List<RequiredPart> required, Actor by) {
        IssuerName issuer = IssuerName.of(bodies.get(by.bodyId()), bodies);
        String body = IssuerName.of(bodies.get(dossier.bodyId()), bodies).inFull();
        Nomination nomination = dossier.nomination();
        var letter = OfficialDocument.of(DocumentKind.LETTER, issuer.issuer())
                .about(say("return.about", award, nomination.name()))
                .to(body)
                .paragraph(say("return.begin", issuer.inFull(), award, nomination.name(), body, day(step.takenOn())))
                .paragraph(say("return.reason", step.reason()));
        if (!step.remarks().isEmpty()) {
            letter.block(table(step.remarks(), required));
        }
        return letter.paragraph(say("return.end", body))
                .signedBy("", issuer.capacity())
                .copiesTo(say("archive"), say("return.to"))
                .build();
    }

    private Table table(List<Remark> remarks, List<RequiredPart> required) {
        return new Table(
                List.of(
                        new Column(say("return.no"), 1, Align.CENTER),
                        new Column(say("return.part"), 4, Align.LEFT),
                        new Column(say("return.words"), 7, Align.LEFT)),
                IntStream.range(0, remarks.size())
                        .mapToObj(i -> List.of(
                                String.valueOf(i + 1),
                                name(remarks.get(i), required),
                                remarks.get(i).words()))
                        .toList());
    }

    private String name(Remark remark, List<RequiredPart> required) {
        return required.stream()
                .filter(part -> part.code().equals(remark.part()))
                .map(RequiredPart::name)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(
                        messages.getMessage("dossier.remark." + remark.part(), null, "", VIETNAMESE), ""));
    }

    private static String day(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
