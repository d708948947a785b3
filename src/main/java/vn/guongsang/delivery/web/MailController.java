package vn.guongsang.delivery.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.delivery.DeliveryAction;
import vn.guongsang.delivery.Mails;
import vn.guongsang.delivery.Mails.Line;
import vn.guongsang.delivery.Outgoing.State;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.Paging;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.Settings;
import vn.guongsang.verdict.Verdict;

/** "Thư gửi đi": what was sent, what waits, what no server would take. */
@Controller
class MailController {

    private static final String LIST = "/quan-tri/thu-gui-di";
    private static final int EXPORTED = 10_000;

    private final Mails mails;
    private final Permissions permissions;
    private final Settings settings;
    private final MessageSource messages;

    MailController(Mails mails, Permissions permissions, Settings settings, MessageSource messages) {
        this.mails = mails;
        this.permissions = permissions;
        this.settings = settings;
        this.messages = messages;
    }

    @Bean
    static MenuContribution mailsInMenu() {
        return MenuContribution.of("delivery.menu", LIST, 720, actor -> actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(LIST)
    String list(
            Actor actor,
            Paging paging,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "tim", defaultValue = "") String text,
            Model model) {
        permissions.require(actor, DeliveryAction.READ, actor.bodyId());
        List<Line> lines = mails.lines(actor, state(state), text, paging.offset(), paging.limit());
        model.addAttribute("lines", paging.shown(lines));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(lines));
        model.addAttribute("state", state);
        model.addAttribute("text", text);
        model.addAttribute("sends", settings.mail().isPresent());
        return "delivery/list";
    }

    @GetMapping(LIST + "/excel")
    ResponseEntity<byte[]> excel(
            Actor actor,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "tim", defaultValue = "") String text,
            Locale locale) {
        permissions.require(actor, DeliveryAction.READ, actor.bodyId());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("thu-gui-di.xlsx")
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(Documents.xlsx(sheet(mails.lines(actor, state(state), text, 0, EXPORTED), locale)));
    }

    private Spreadsheet sheet(List<Line> lines, Locale locale) {
        return new Spreadsheet(
                say(locale, "delivery.list"),
                "",
                List.of(
                        column(locale, "written", Spreadsheet.Type.DATE, 14),
                        column(locale, "to", Spreadsheet.Type.TEXT, 28),
                        column(locale, "address", Spreadsheet.Type.TEXT, 32),
                        column(locale, "subject", Spreadsheet.Type.TEXT, 48),
                        column(locale, "body", Spreadsheet.Type.TEXT, 36),
                        column(locale, "state", Spreadsheet.Type.STATUS, 16),
                        column(locale, "tries", Spreadsheet.Type.NUMBER, 10),
                        column(locale, "answer", Spreadsheet.Type.TEXT, 60)),
                lines.stream()
                        .map(line -> Arrays.<@Nullable Object>asList(
                                LocalDate.ofInstant(line.writtenAt(), Page.ZONE),
                                line.recipientName(),
                                line.recipient(),
                                line.subject(),
                                line.bodyName(),
                                new Spreadsheet.Status(
                                        say(locale, "delivery.state." + line.state()), tone(line.state())),
                                line.tries(),
                                line.answer()))
                        .toList(),
                List.of());
    }

    private Spreadsheet.Column column(Locale locale, String key, Spreadsheet.Type type, int width) {
        return new Spreadsheet.Column(say(locale, "delivery.column." + key), type, width);
    }

    private String say(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    private static Spreadsheet.Tone tone(State state) {
        return switch (state) {
            case WAITING -> Spreadsheet.Tone.WAITING;
            case SENT -> Spreadsheet.Tone.DONE;
            case GIVEN_UP -> Spreadsheet.Tone.LATE;
            case RECALLED -> Spreadsheet.Tone.NOT_OPEN;
        };
    }

    @GetMapping(LIST + "/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        Line line = line(actor, id);
        model.addAttribute("line", line);
        model.addAttribute("tries", mails.tries(id));
        return "delivery/one";
    }

    @PostMapping(LIST + "/{id}/gui-lai")
    String retry(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        mails.retry(actor, line(actor, id)).orThrow();
        next.addFlashAttribute("flash", Flash.done("delivery.retried"));
        return "redirect:" + LIST + "/" + id;
    }

    private Line line(Actor actor, UUID id) {
        permissions.require(actor, DeliveryAction.READ, actor.bodyId());
        return mails.find(actor, id)
                .orElseThrow(
                        () -> new vn.guongsang.verdict.Refusal(new Verdict.Refused("delivery.hidden", "", List.of())));
    }

    private static @Nullable State state(String name) {
        return Arrays.stream(State.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
