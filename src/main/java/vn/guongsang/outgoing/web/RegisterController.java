package vn.guongsang.outgoing.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.outgoing.OutgoingPaper;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.outgoing.RegisterAction;
import vn.guongsang.plan.Parts;
import vn.guongsang.time.BusinessDay;

/** "Sổ văn bản đi": what a body sent out in a year, under which numbers. */
@Controller
class RegisterController {

    static final String LIST = "/van-ban-di";

    /** More than a registry office writes in a year. */
    private static final int EXPORTED = 20_000;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final OutgoingPapers papers;
    private final Parts parts;
    private final Bodies bodies;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    RegisterController(
            OutgoingPapers papers,
            Parts parts,
            Bodies bodies,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets) {
        this.papers = papers;
        this.parts = parts;
        this.bodies = bodies;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    @Bean
    static MenuContribution registerInMenu() {
        return MenuContribution.of("outgoing.register", LIST, 349, actor -> switch (actor.role()) {
            case HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR -> true;
            case OFFICER, HEAD, APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> false;
        });
    }

    /** What was asked for. */
    private record Asked(Body body, int year, @Nullable DocumentKind kind) {}

    private Asked asked(Actor actor, @Nullable String body, @Nullable String year, @Nullable String kind) {
        permissions.require(actor, RegisterAction.READ, actor.bodyId());
        UUID known = Untrusted.id(body)
                .filter(id -> permissions.may(actor, RegisterAction.READ, id))
                .orElseGet(() -> usual(actor));
        int chosen = Optional.ofNullable(year)
                .filter(typed -> typed.matches("\\d{4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= FIRST_YEAR && number <= LAST_YEAR)
                .orElseGet(() -> day.today().getYear());
        return new Asked(
                bodies.get(known),
                chosen,
                Untrusted.of(DocumentKind.class, kind).orElse(null));
    }

    /** A hub writes most of its papers for the authority whose plans it runs. */
    private UUID usual(Actor actor) {
        return parts.authorities(actor.bodyId()).stream()
                .filter(body -> !body.equals(actor.bodyId()))
                .filter(body -> papers.register(body, day.today().getYear(), null, 0, 1)
                        .findAny()
                        .isPresent())
                .min(Comparator.naturalOrder())
                .orElse(actor.bodyId());
    }

    @GetMapping(LIST)
    String list(
            Actor actor,
            @RequestParam(name = "co-quan", required = false) @Nullable String body,
            @RequestParam(name = "nam", required = false) @Nullable String year,
            @RequestParam(name = "loai", required = false) @Nullable String kind,
            Paging paging,
            Model model) {
        Asked asked = asked(actor, body, year, kind);
        List<OutgoingPaper> rows = papers.register(
                        asked.body().id(), asked.year(), asked.kind(), paging.offset(), paging.limit())
                .toList();
        model.addAttribute("body", asked.body());
        model.addAttribute("year", asked.year());
        model.addAttribute("kind", asked.kind());
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute(
                "keeps",
                permissions.may(actor, RegisterAction.KEEP, asked.body().id()));
        model.addAttribute("gaps", papers.gaps(asked.body().id(), asked.year()));
        model.addAttribute(
                "bodies",
                bodies.of(parts.authorities(actor.bodyId())).stream()
                        .sorted(Comparator.comparing(Body::name))
                        .map(one -> Choice.data(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(DocumentKind.values())
                        .map(one -> Choice.of(one.name(), "document.kind." + one.name()))
                        .toList());
        return "outgoing/register";
    }

    @GetMapping(LIST + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> download(
            Actor actor,
            @RequestParam(name = "co-quan", required = false) @Nullable String body,
            @RequestParam(name = "nam", required = false) @Nullable String year,
            @RequestParam(name = "loai", required = false) @Nullable String kind) {
        Asked asked = asked(actor, body, year, kind);
        Function<String, String> kinds = sheets.words("document.kind.");
        String withdrawn = sheets.say("outgoing.state.withdrawn");
        String stands = sheets.say("outgoing.state.issued");
        return sheets.send(
                "so-van-ban-di-" + asked.year() + ".xlsx",
                new Spreadsheet(
                        sheets.say("outgoing.register.of", Integer.toString(asked.year())),
                        asked.body().name(),
                        List.of(
                                sheets.column("outgoing.column.number", Spreadsheet.Type.TEXT, 18),
                                sheets.column("outgoing.column.day", Spreadsheet.Type.DATE, 12),
                                sheets.column("outgoing.column.kind", Spreadsheet.Type.TEXT, 16),
                                sheets.column("outgoing.column.about", Spreadsheet.Type.TEXT, 60),
                                sheets.column("outgoing.column.signer", Spreadsheet.Type.TEXT, 24),
                                sheets.column("outgoing.column.state", Spreadsheet.Type.TEXT, 18),
                                sheets.column("outgoing.column.reason", Spreadsheet.Type.TEXT, 40)),
                        papers.register(asked.body().id(), asked.year(), asked.kind(), 0, EXPORTED)
                                .map(paper -> List.<Object>of(
                                        paper.sign(),
                                        paper.issuedOn(),
                                        kinds.apply(paper.kind().name()),
                                        paper.about(),
                                        paper.signer(),
                                        paper.stands() ? stands : withdrawn,
                                        Objects.requireNonNullElse(paper.withdrawnReason(), "")))
                                .toList(),
                        List.of()));
    }
}
