package vn.guongsang.reminder.web;

import java.util.EnumSet;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.reminder.Choices;
import vn.guongsang.reminder.Feeds;
import vn.guongsang.reminder.Kind;

/** Which reminders one wants, and one's calendars; the calendar itself, for other programs. */
@Controller
class ReminderController {

    private static final String PAGE = "redirect:/tai-khoan/nhac-viec";
    private static final String HIDDEN = "reminder.hidden";

    private final Choices choices;
    private final Feeds feeds;

    ReminderController(Choices choices, Feeds feeds) {
        this.choices = choices;
        this.feeds = feeds;
    }

    @GetMapping("/tai-khoan/nhac-viec")
    String page(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("wanted", choices.wanted(actor.accountId()));
        model.addAttribute("feeds", feeds.of(actor.accountId()));
        return "reminder/own";
    }

    @PostMapping("/tai-khoan/nhac-viec")
    String choose(
            Actor actor, @RequestParam(value = "loai", required = false) List<Kind> kinds, RedirectAttributes next) {
        choices.choose(actor, kinds == null ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds));
        next.addFlashAttribute("flash", Flash.done("reminder.chosen"));
        return PAGE;
    }

    @PostMapping("/tai-khoan/nhac-viec/lich")
    String make(
            Actor actor,
            @RequestParam(value = "pham-vi", defaultValue = "don-vi") String scope,
            RedirectAttributes next) {
        next.addFlashAttribute("address", feeds.make(actor, scope.equals("don-vi")));
        return PAGE;
    }

    @PostMapping("/tai-khoan/nhac-viec/lich/{id}/thu-hoi")
    String end(Actor actor, @PathVariable String id, RedirectAttributes next) {
        if (!Untrusted.id(id).map(feed -> feeds.end(actor, feed)).orElse(false)) {
            throw Untrusted.hidden(HIDDEN);
        }
        next.addFlashAttribute("flash", Flash.done("reminder.feed.ended"));
        return PAGE;
    }

    @GetMapping("/lich/{token}/lich.ics")
    ResponseEntity<String> calendar(@PathVariable String token) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(feeds.read(token).orElseThrow(() -> Untrusted.hidden(HIDDEN)));
    }
}
