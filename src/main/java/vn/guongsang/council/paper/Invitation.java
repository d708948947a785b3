package vn.guongsang.council.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Council;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Session;
import vn.guongsang.council.Session.Item;
import vn.guongsang.council.Sessions;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Question;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.verdict.Verdict;

/**
 * The invitation (giấy mời, Nghị định 30/2020/NĐ-CP, phụ lục III, mẫu 1.6) of a council's members to a session, with
 * its agenda. Vietnamese by law, whatever the language of the pages.
 */
@Component
public class Invitation implements OutgoingDraft.Source {

    public static final String FORM = "invitation";

    private final Bodies bodies;
    private final Phrases phrases;
    private final Sessions sessions;
    private final Signs signs;

    Invitation(Bodies bodies, Phrases phrases, Sessions sessions, Signs signs) {
        this.bodies = bodies;
        this.phrases = phrases;
        this.sessions = sessions;
        this.signs = signs;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public Optional<OutgoingDraft> draft(Actor actor, UUID of) {
        return sessions.find(of)
                .map(session -> new OutgoingDraft(
                        session.council().body(),
                        session.council().id(),
                        of(session),
                        Text.key("council.session", session.metOn()),
                        "/hoi-dong/phien/" + of,
                        LocalDate.MIN,
                        Verdict.ALLOWED,
                        new Question<>(CouncilAction.CONVENE, session.council()),
                        new Question<>(CouncilAction.READ, session.council()),
                        new Question<>(CouncilAction.CONVENE, session.council())));
    }

    public OfficialDocument of(Session session) {
        Council council = session.council();
        IssuerName body = IssuerName.of(bodies.get(council.body()), bodies);
        Optional<Seat> chair = session.members().stream().findFirst();
        var paper = OfficialDocument.of(
                        DocumentKind.INVITATION,
                        new Issuer(
                                body.inFull(),
                                council.name(),
                                signs.of(council.id(), say("council.paper.sign")),
                                body.place()))
                .about(say("council.paper.about", council.name()))
                .to(session.members().stream().map(phrases::named).toArray(String[]::new))
                .paragraph(say("council.invitation.invites", council.name()))
                .paragraph(say("council.invitation.time", phrases.day(session.metOn())))
                .paragraph(say("council.paper.place", session.place()))
                .paragraph(say(session.agenda().isEmpty() ? "council.invitation.later" : "council.invitation.agenda"));
        var agenda = new ArrayList<Map<String, String>>();
        for (Item item : session.agenda()) {
            String title =
                    say("council.paper.item", item.number(), item.matter().title());
            paper.paragraph(
                    item.matter().subtitle().isEmpty()
                            ? title
                            : say("council.paper.named", title, item.matter().subtitle()));
            agenda.add(CouncilForms.row(
                    item.number(), item.matter().title(), item.matter().subtitle()));
        }
        paper.detail("hoi_dong", council.name())
                .detail("ngay_hop", phrases.day(session.metOn()))
                .detail("dia_diem", session.place())
                .list("chuong_trinh", agenda);
        return paper.paragraph(say("council.invitation.come"))
                .signedBy(
                        chair.map(Seat::person).orElse(""),
                        say("council.invitation.for"),
                        say("council.invitation.chair"))
                .copiesTo(say("council.paper.archive"), say("council.invitation.to"))
                .build();
    }

    private String say(String key, Object... args) {
        return phrases.say(key, args);
    }
}
