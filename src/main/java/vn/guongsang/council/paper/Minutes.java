package vn.guongsang.council.paper;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Council;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Session;
import vn.guongsang.council.Session.Item;
import vn.guongsang.council.Session.Recusal;
import vn.guongsang.council.Session.Round;
import vn.guongsang.council.Session.State;
import vn.guongsang.council.Sessions;
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
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Question;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.verdict.Verdict;

/**
 * The minutes of a session (biên bản, Nghị định 30/2020/NĐ-CP, phụ lục III, mẫu 1.10): who was there, each item
 * with its counts, what was concluded; signed by chair and secretary, with a sheet for the members to sign.
 * Vietnamese by law, whatever the language of the pages.
 */
@Component
public class Minutes implements OutgoingDraft.Source {

    public static final String FORM = "minutes";

    private final Bodies bodies;
    private final Phrases phrases;
    private final Sessions sessions;
    private final Signs signs;

    Minutes(Bodies bodies, Phrases phrases, Sessions sessions, Signs signs) {
        this.bodies = bodies;
        this.phrases = phrases;
        this.sessions = sessions;
        this.signs = signs;
    }

    @Override
    public String form() {
        return FORM;
    }

    /** All who read the session may read the minutes as they are written; they go out when it is closed. */
    @Override
    public Optional<OutgoingDraft> draft(Actor actor, UUID of) {
        return sessions.find(of)
                .filter(session -> session.state() != State.CONVENED)
                .map(session -> new OutgoingDraft(
                        session.council().body(),
                        session.council().id(),
                        of(session),
                        Text.key("council.session", session.metOn()),
                        "/hoi-dong/phien/" + of,
                        session.metOn(),
                        session.state() == State.CLOSED
                                ? Verdict.ALLOWED
                                : Verdict.refused("council.refused.minutes-open"),
                        new Question<>(CouncilAction.READ, session.council()),
                        new Question<>(CouncilAction.READ, session.council()),
                        new Question<>(CouncilAction.CONVENE, session.council())));
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
                        new Issuer(
                                body.inFull(),
                                council.name(),
                                signs.of(council.id(), say("council.paper.sign")),
                                body.place()))
                .about(say("council.paper.about", council.name()))
                .paragraph(say("council.paper.begun", hour(session.begunAt()), phrases.day(session.metOn())))
                .paragraph(say("council.paper.place", session.place()))
                .paragraph(say("council.paper.members", session.members().size(), there.size(), away.size()))
                .paragraph(say("council.paper.there", named(there)))
                .paragraph(say("council.paper.away", named(away)))
                .paragraph(say("council.paper.chair", chair.map(phrases::named).orElse("")))
                .paragraph(say("council.paper.basis", council.basis()));
        for (Item item : session.agenda()) {
            item(paper, session, item);
        }
        if (!session.conclusion().isEmpty()) {
            paper.heading(1, say("council.paper.conclusion"));
            session.conclusion().lines().filter(line -> !line.isBlank()).forEach(paper::paragraph);
        }
        return paper.detail("hoi_dong", council.name())
                .detail("ngay_hop", phrases.day(session.metOn()))
                .detail("gio_khai_mac", hour(session.begunAt()))
                .detail("gio_be_mac", hour(session.closedAt()))
                .detail("dia_diem", session.place())
                .detail("co_mat", String.valueOf(there.size()))
                .detail("vang_mat", String.valueOf(away.size()))
                .detail("ket_luan", session.conclusion())
                .list("thanh_vien", members(session))
                .list("noi_dung_hop", session.agenda().stream().map(this::told).toList())
                .paragraph(say("council.paper.end", hour(session.closedAt())))
                .signedBy(chair.map(Seat::person).orElse(""), say("council.paper.signs.chair"))
                .recordedBy(session.secretary(), say("council.paper.signs.secretary"))
                .copiesTo(say("council.paper.archive"), say("council.paper.to"))
                .annex(say("council.paper.sheet"), sheet(session))
                .build();
    }

    private List<Map<String, String>> members(Session session) {
        List<Seat> members = session.members();
        return IntStream.range(0, members.size())
                .mapToObj(i -> CouncilForms.member(
                        i + 1,
                        members.get(i).person(),
                        say("council.function." + members.get(i).function()),
                        say(
                                session.present().contains(members.get(i).account())
                                        ? "council.present"
                                        : "council.absent")))
                .toList();
    }

    /** An item with what came of its last vote. */
    private Map<String, String> told(Item item) {
        String result = item.last()
                .map(round -> Explained.result(round).stream().map(phrases::say).collect(Collectors.joining(" ")))
                .filter(sentences -> !sentences.isEmpty())
                .orElseGet(() -> say("council.paper.undecided"));
        var row = new LinkedHashMap<>(CouncilForms.row(
                item.number(), item.matter().title(), item.matter().subtitle()));
        row.put("ket_qua", result);
        return row;
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
            Explained.result(round).forEach(sentence -> paper.paragraph(phrases.say(sentence)));
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
                : seats.stream().map(phrases::named).collect(Collectors.joining("; "));
    }

    private String hour(@Nullable Instant at) {
        if (at == null) {
            return say("council.paper.hour", "……", "……");
        }
        LocalTime time = LocalTime.ofInstant(at, Page.ZONE);
        return say("council.paper.hour", "%02d".formatted(time.getHour()), "%02d".formatted(time.getMinute()));
    }

    private String say(String key, Object... args) {
        return phrases.say(key, args);
    }
}
