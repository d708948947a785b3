package vn.guongsang.council.paper;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Council;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.Session;
import vn.guongsang.council.Session.Item;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.organisation.Bodies;

/**
 * The invitation (giấy mời, Nghị định 30/2020/NĐ-CP, phụ lục III, mẫu 1.6) of a council's members to a session, with
 * its agenda. Vietnamese by law, whatever the language of the pages.
 */
@Component
public class Invitation {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final MessageSource messages;

    Invitation(Bodies bodies, MessageSource messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    public OfficialDocument of(Session session) {
        Council council = session.council();
        IssuerName body = IssuerName.of(bodies.get(council.body()), bodies);
        Optional<Seat> chair = session.members().stream().findFirst();
        var paper = OfficialDocument.of(
                        DocumentKind.INVITATION,
                        new Issuer(body.inFull(), council.name(), say("council.paper.sign"), body.place()))
                .about(say("council.paper.about", council.name()))
                .to(session.members().stream().map(this::named).toArray(String[]::new))
                .paragraph(say("council.invitation.invites", council.name()))
                .paragraph(say(
                        "council.invitation.time",
                        say(
                                "council.paper.day",
                                "%02d".formatted(session.metOn().getDayOfMonth()),
                                (session.metOn().getMonthValue() < 3 ? "0" : "")
                                        + session.metOn().getMonthValue(),
                                String.valueOf(session.metOn().getYear()))))
                .paragraph(say("council.paper.place", session.place()))
                .paragraph(say(session.agenda().isEmpty() ? "council.invitation.later" : "council.invitation.agenda"));
        for (Item item : session.agenda()) {
            String title =
                    say("council.paper.item", item.number(), item.matter().title());
            paper.paragraph(
                    item.matter().subtitle().isEmpty()
                            ? title
                            : say("council.paper.named", title, item.matter().subtitle()));
        }
        return paper.paragraph(say("council.invitation.come"))
                .signedBy(
                        chair.map(Seat::person).orElse(""),
                        say("council.invitation.for"),
                        say("council.invitation.chair"))
                .copiesTo(say("council.paper.archive"), say("council.invitation.to"))
                .build();
    }

    private String named(Seat seat) {
        String function = say("council.function." + seat.function());
        return say(
                "council.paper.named",
                seat.person(),
                seat.title().isEmpty() ? function : seat.title() + ", " + function);
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
