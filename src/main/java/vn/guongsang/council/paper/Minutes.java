package vn.guongsang.council.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Council;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.Session;
import vn.guongsang.council.Session.Item;
import vn.guongsang.council.Session.Recusal;
import vn.guongsang.council.Session.Round;
import vn.guongsang.document.Block;
import vn.guongsang.document.Block.Table;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.Text;
import vn.guongsang.organisation.Bodies;

/**
 * The minutes of a session (biên bản, Nghị định 30/2020/NĐ-CP, phụ lục III, mẫu 1.10): who was there, each item
 * with its counts, what was concluded; signed by chair and secretary, with a sheet for the members to sign.
 * Vietnamese by law, whatever the language of the pages.
 */
@Component
public class Minutes {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final MessageSource messages;

    Minutes(Bodies bodies, MessageSource messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    public OfficialDocument of(Session session) {
        Council council = session.council();
        IssuerName body = IssuerName.of(bodies.get(council.body()), bodies);
        List<Seat> there = session.members().stream()
                .filter(seat -> session.present().contains(seat.account()))
                .toList();
        List<Seat> away = session.members().stream()
                .filter(seat -> !session.present().contains(seat.account()))
                .toList();
        Optional<Seat> chair = there.stream().findFirst();
        var paper = OfficialDocument.of(
                        DocumentKind.MINUTES,
                        new Issuer(body.inFull(), council.name(), say("council.paper.sign"), body.place()))
                .about(say("council.paper.about", council.name()))
                .paragraph(say("council.paper.begun", hour(session.begunAt()), day(session.metOn())))
                .paragraph(say("council.paper.place", session.place()))
                .paragraph(say("council.paper.members", session.members().size(), there.size(), away.size()))
                .paragraph(say("council.paper.there", named(there)))
                .paragraph(say("council.paper.away", named(away)))
                .paragraph(say("council.paper.chair", chair.map(this::named).orElse("")))
                .paragraph(say("council.paper.basis", council.basis()));
        for (Item item : session.agenda()) {
            item(paper, session, item);
        }
        if (!session.conclusion().isEmpty()) {
            paper.heading(1, say("council.paper.conclusion"));
            session.conclusion().lines().filter(line -> !line.isBlank()).forEach(paper::paragraph);
        }
        return paper.paragraph(say("council.paper.end", hour(session.closedAt())))
                .signedBy(chair.map(Seat::person).orElse(""), say("council.paper.signs.chair"))
                .recordedBy(session.secretary(), say("council.paper.signs.secretary"))
                .copiesTo(say("council.paper.archive"), say("council.paper.to"))
                .annex(say("council.paper.sheet"), sheet(session))
                .build();
    }

    private void item(OfficialDocument.Builder paper, Session session, Item item) {
        paper.heading(
                1,
                say("council.paper.item", item.number(), item.matter().title())
                        + (item.matter().subtitle().isEmpty()
                                ? ""
                                : " (" + item.matter().subtitle() + ")"));
        for (Recusal recusal : item.recusals()) {
            paper.paragraph(say("council.paper.recused", person(session, recusal), recusal.reason()));
        }
        if (item.rounds().isEmpty()) {
            paper.paragraph(say("council.paper.undecided"));
        }
        for (Round round : item.rounds()) {
            paper.paragraph(say(
                    round.rule().secret() ? "council.paper.secret" : "council.paper.open",
                    round.number(),
                    round.rule().basis()));
            Explained.result(round).forEach(sentence -> paper.paragraph(say(sentence)));
            if (!round.rule().secret() && round.result() != null) {
                paper.block(opinions(session, round));
            }
        }
    }

    private static String person(Session session, Recusal recusal) {
        return session.council()
                .seat(recusal.member(), session.metOn())
                .map(Seat::person)
                .orElse("");
    }

    /** Votes by name, in the order in which members are read out. */
    private Block opinions(Session session, Round round) {
        var rows = new ArrayList<List<String>>();
        for (Seat seat : session.members()) {
            round.opinion(seat.account())
                    .ifPresent(opinion -> rows.add(List.of(
                            String.valueOf(rows.size() + 1),
                            seat.person(),
                            say("council.stance." + opinion.choice())
                                    + (round.byLetter().contains(seat.account())
                                            ? " (" + say("council.byLetter") + ")"
                                            : ""),
                            opinion.words())));
        }
        return new Table(
                List.of(
                        new Column(say("council.paper.no"), 1, Align.CENTER),
                        new Column(say("council.paper.person"), 5, Align.LEFT),
                        new Column(say("council.paper.stance"), 4, Align.LEFT),
                        new Column(say("council.paper.words"), 5, Align.LEFT)),
                rows);
    }

    private Block sheet(Session session) {
        List<Seat> members = session.members();
        return new Table(
                List.of(
                        new Column(say("council.paper.no"), 1, Align.CENTER),
                        new Column(say("council.paper.person"), 5, Align.LEFT),
                        new Column(say("council.paper.function"), 4, Align.LEFT),
                        new Column(say("council.paper.presence"), 3, Align.LEFT),
                        new Column(say("council.paper.signature"), 4, Align.LEFT)),
                IntStream.range(0, members.size())
                        .mapToObj(i -> List.of(
                                String.valueOf(i + 1),
                                members.get(i).person(),
                                say("council.function." + members.get(i).function()),
                                say(
                                        session.present()
                                                        .contains(members.get(i).account())
                                                ? "council.present"
                                                : "council.absent"),
                                ""))
                        .toList());
    }

    private String named(List<Seat> seats) {
        return seats.isEmpty()
                ? say("council.paper.nobody")
                : seats.stream().map(this::named).collect(Collectors.joining("; "));
    }

    private String named(Seat seat) {
        String function = say("council.function." + seat.function());
        return say(
                "council.paper.named",
                seat.person(),
                seat.title().isEmpty() ? function : seat.title() + ", " + function);
    }

    private String hour(@Nullable Instant at) {
        if (at == null) {
            return say("council.paper.hour", "……", "……");
        }
        LocalTime time = LocalTime.ofInstant(at, Page.ZONE);
        return say("council.paper.hour", "%02d".formatted(time.getHour()), "%02d".formatted(time.getMinute()));
    }

    private String day(LocalDate day) {
        return say(
                "council.paper.day",
                "%02d".formatted(day.getDayOfMonth()),
                (day.getMonthValue() < 3 ? "0" : "") + day.getMonthValue(),
                String.valueOf(day.getYear()));
    }

    private String say(Text text) {
        return text.plain() != null
                ? text.plain()
                : say(
                        String.valueOf(text.key()),
                        text.args().stream()
                                .map(arg -> arg instanceof Text nested ? say(nested) : arg)
                                .toArray());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
