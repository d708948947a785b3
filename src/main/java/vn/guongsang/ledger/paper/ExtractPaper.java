package vn.guongsang.ledger.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Block;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.Ledger.Revocation;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyKind;
import vn.guongsang.rules.AwardList;
import vn.guongsang.time.BusinessDay;

/**
 * Trích sao sổ khen thưởng: what a subject was awarded, titles and forms in tables of their own, certified by the
 * body of whoever draws it up (Nghị định 30/2020/NĐ-CP, Điều 25 and 26). Nothing sensitive is in it; number and day
 * are given when it is signed. Its words are Vietnamese, whatever the language of the pages.
 */
@Component
public class ExtractPaper {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Ledger ledger;
    private final Bodies bodies;
    private final BusinessDay day;
    private final MessageSource messages;

    ExtractPaper(Ledger ledger, Bodies bodies, BusinessDay day, MessageSource messages) {
        this.ledger = ledger;
        this.bodies = bodies;
        this.day = day;
        this.messages = messages;
    }

    public String title() {
        return say("ledger.extract");
    }

    public OfficialDocument of(LedgerSubject subject, Actor by) {
        Body certifying = bodies.get(by.bodyId());
        IssuerName issuer = IssuerName.of(certifying, bodies);
        Map<UUID, Revocation> revoked = ledger.revocations(subject.id());
        List<HeldAward> awards = ledger.awards(subject.id()).reversed();
        var paper = OfficialDocument.of(DocumentKind.EXTRACT, issuer.issuer())
                .about(say("ledger.extract.about", subject.name()))
                .paragraph(say("ledger.extract.name", subject.name(), say("ledger.kind." + subject.kind())));
        if (subject.born() != null) {
            paper.paragraph(say("ledger.extract.born", DAY.format(subject.born())));
        }
        paper.paragraph(say("ledger.extract.body", bodies.get(subject.bodyId()).name()));
        int number = 1;
        for (AwardList list : AwardList.values()) {
            List<HeldAward> some =
                    awards.stream().filter(award -> award.list() == list).toList();
            paper.heading(2, number++ + ". " + say("rules.list." + list));
            if (some.isEmpty()) {
                paper.paragraph(say("ledger.extract.none"));
            } else {
                paper.block(table(some, revoked));
            }
        }
        return paper.paragraph(say("ledger.extract.certified", awards.size(), DAY.format(day.today())))
                .signedBy(
                        "",
                        certifying.kind().equals(BodyKind.PEOPLE_COMMITTEE.code())
                                ? new String[] {say("ledger.extract.on-behalf"), issuer.capacity()}
                                : new String[] {issuer.capacity()})
                .copiesTo(say("ledger.extract.archive"), subject.name())
                .build();
    }

    private Block.Table table(List<HeldAward> awards, Map<UUID, Revocation> revoked) {
        return new Block.Table(
                List.of(
                        new Column(say("ledger.column.year"), 8, Align.CENTER),
                        new Column(say("ledger.column.award"), 28, Align.LEFT),
                        new Column(say("ledger.column.decision"), 24, Align.LEFT),
                        new Column(say("ledger.column.issuer"), 24, Align.LEFT),
                        new Column(say("ledger.extract.deed"), 24, Align.LEFT)),
                awards.stream()
                        .map(award -> List.of(
                                String.valueOf(award.year()),
                                award.awardName(),
                                decision(award.number(), award.decidedOn()),
                                award.issuer(),
                                revoked.containsKey(award.id())
                                        ? say(
                                                "ledger.extract.revoked",
                                                DAY.format(
                                                        revoked.get(award.id()).revokedOn()))
                                        : award.deed()))
                        .toList());
    }

    private static String decision(String number, @Nullable LocalDate decided) {
        return decided == null ? number : (number + "\n" + DAY.format(decided)).strip();
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
