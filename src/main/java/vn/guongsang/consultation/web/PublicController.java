package vn.guongsang.consultation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.consultation.Consultations.Written;
import vn.guongsang.consultation.Item;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;

/** Lấy ý kiến Nhân dân: what the public is asked about, and where anybody writes without an account. */
@Controller
class PublicController {

    static final String LIST = "/lay-y-kien";
    static final String ONE = LIST + "/{item}";
    static final String SEND = ONE + "/y-kien";
    static final String RECEIVED = ONE + "/da-nhan";

    static final int LINE = 200;
    static final int TEXT = 3_000;
    private static final int MOST = 200;

    private final Consultations consultations;
    private final OfficeCalendar calendar;
    private final BusinessDay day;

    PublicController(Consultations consultations, OfficeCalendar calendar, BusinessDay day) {
        this.consultations = consultations;
        this.calendar = calendar;
        this.day = day;
    }

    @GetMapping(LIST)
    String list(Model model, HttpServletResponse response) {
        askAgain(response);
        model.addAttribute("items", consultations.shown(MOST));
        model.addAttribute("today", day.today());
        return "consultation/list";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID item, Model model, HttpServletResponse response) {
        return page(shown(item), model, response);
    }

    private String page(Item item, Model model, HttpServletResponse response) {
        askAgain(response);
        // it names people, and only for a while
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("item", item);
        model.addAttribute("opinions", consultations.published(item.id()));
        model.addAttribute("passedOver", calendar.workingDays().between(item.openedOn(), item.closesOn()));
        model.addAttribute("today", day.today());
        model.addAttribute("formId", UUID.randomUUID());
        return "consultation/one";
    }

    @PostMapping(SEND)
    String send(
            @PathVariable("item") UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Item item = shown(id);
        var typed = new TypedForm(sent, new Problems());
        var written = new Written(
                typed.words("ho-ten", LINE, "consultation.missing.name"),
                sent.getOrDefault("neu-ten", "").equals("co"),
                typed.words("lien-he", LINE, "consultation.missing.contact"),
                typed.words("noi-dung", TEXT, "consultation.missing.words"));
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(item, model, response);
        }
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        consultations.receive(form, id, written, request.getRemoteAddr()).orThrow();
        redirect.addFlashAttribute("sent", true);
        return "redirect:" + LIST + "/" + id + "/da-nhan";
    }

    /** Says once that it came; whoever comes back later finds the page of the thing itself. */
    @GetMapping(RECEIVED)
    String received(@PathVariable("item") UUID id, Model model) {
        Item item = shown(id);
        model.addAttribute("item", item);
        return model.containsAttribute("sent") ? "consultation/received" : "redirect:" + LIST + "/" + id;
    }

    /** What was public and no longer is, is gone; the public is not told why. */
    private Item shown(UUID id) {
        Item item = consultations.find(id).orElseThrow(() -> Untrusted.hidden("consultation.hidden"));
        if (!item.shown(day.today())) {
            throw Untrusted.hidden("consultation.gone");
        }
        return item;
    }

    private static void askAgain(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
