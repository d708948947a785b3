package vn.guongsang.dossier.paper;

import static vn.guongsang.dossier.paper.ReportPaper.say;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Dossiers.Remark;
import vn.guongsang.dossier.Dossiers.Taken;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Question;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * The letter (công văn) with which a hub sends a dossier back: the reason, and what is wrong part by part, as it was
 * written when the dossier went back.
 */
@Component
public class ReturnLetter implements OutgoingDraft.Source {

    public static final String FORM = "return-letter";

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final MessageSource messages;
    private final Dossiers dossiers;
    private final DossierPath path;
    private final Awards awards;
    private final BusinessDay day;
    private final Signs signs;

    ReturnLetter(
            Bodies bodies,
            MessageSource messages,
            Dossiers dossiers,
            DossierPath path,
            Awards awards,
            BusinessDay day,
            Signs signs) {
        this.bodies = bodies;
        this.messages = messages;
        this.dossiers = dossiers;
        this.path = path;
        this.awards = awards;
        this.day = day;
        this.signs = signs;
    }

    @Override
    public String form() {
        return FORM;
    }

    /** A step back has one letter; a dossier that goes back again gets another one. */
    @Override
    public Optional<OutgoingDraft> draft(Actor actor, UUID of) {
        return dossiers.ofStep(of)
                .flatMap(dossier -> dossiers.steps(dossier.id()).stream()
                        .filter(step -> step.id().equals(of) && step.step() == Dossiers.Step.RETURNED)
                        .findFirst()
                        .map(step -> new OutgoingDraft(
                                actor.bodyId(),
                                actor.bodyId(),
                                letter(dossier, step, actor.bodyId()),
                                Text.plain(dossier.nomination().name()),
                                "/ho-so/" + dossier.id(),
                                step.takenOn(),
                                Verdict.ALLOWED,
                                new Question<>(DossierAction.APPRAISE, dossier),
                                new Question<>(DossierAction.READ, dossier),
                                new Question<>(DossierAction.APPRAISE, dossier))));
    }

    private OfficialDocument letter(Dossier dossier, Taken step, UUID from) {
        IssuerName issuer = signs.issuer(from);
        String award = awards.find(dossier.nomination().award(), day.today())
                .map(Award::name)
                .orElse(dossier.nomination().award());
        List<RequiredPart> required = path.required(dossier);
        String body = IssuerName.of(bodies.get(dossier.bodyId()), bodies).inFull();
        Nomination nomination = dossier.nomination();
        var letter = OfficialDocument.of(DocumentKind.LETTER, issuer.issuer())
                .draftedBy(signs.said(from).map(Signs.Sign::unit).orElse(""))
                .about(say("return.about", award, nomination.name()))
                .to(body)
                .paragraph(say("return.begin", issuer.inFull(), award, nomination.name(), body, day(step.takenOn())))
                .paragraph(say("return.reason", step.reason()));
        if (!step.remarks().isEmpty()) {
            letter.block(table(step.remarks(), required));
        }
        return letter.detail("ho_so", nomination.name())
                .detail("khen_thuong", award)
                .detail("ngay_tra", day(step.takenOn()))
                .detail("ly_do", step.reason())
                .list("nhan_xet", rows(step.remarks(), required))
                .paragraph(say("return.end", body))
                .signedBy("", issuer.capacity())
                .copiesTo(say("archive"), say("return.to"))
                .build();
    }

    private List<Map<String, String>> rows(List<Remark> remarks, List<RequiredPart> required) {
        return IntStream.range(0, remarks.size())
                .mapToObj(i -> row(
                        i + 1, name(remarks.get(i), required), remarks.get(i).words()))
                .toList();
    }

    static Map<String, String> row(int number, String part, String words) {
        var row = new LinkedHashMap<String, String>();
        row.put("stt", String.valueOf(number));
        row.put("phan", part);
        row.put("noi_dung", words);
        return row;
    }

    private Table table(List<Remark> remarks, List<RequiredPart> required) {
        return new Table(
                List.of(
                        new Column(say("return.no"), 1, Align.CENTER),
                        new Column(say("return.part"), 4, Align.LEFT),
                        new Column(say("return.words"), 7, Align.LEFT)),
                rows(remarks, required).stream()
                        .map(row -> List.copyOf(row.values()))
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
