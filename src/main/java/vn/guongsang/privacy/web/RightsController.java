package vn.guongsang.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.organisation.Body;
import vn.guongsang.privacy.AnswerTime;
import vn.guongsang.privacy.DataRequests;
import vn.guongsang.time.BusinessDay;

/** Where anybody asks about data of their own, without an account, and follows what became of it. */
@Controller
class RightsController {

    static final String FORM = "/quyen-du-lieu";
    static final String RECEIVED = FORM + "/da-nhan";
    static final String TRACK = FORM + "/tra-cuu";

    private final DataRequests requests;
    private final AnswerTime answerTime;
    private final BusinessDay day;

    RightsController(DataRequests requests, AnswerTime answerTime, BusinessDay day) {
        this.requests = requests;
        this.answerTime = answerTime;
        this.day = day;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping(FORM)
    String form(Model model) {
        return page(requests.desks(), model);
    }

    private String page(List<Body> desks, Model model) {
        model.addAttribute("desks", desks);
        model.addAttribute("rule", answerTime.on(day.today()).orElse(null));
        model.addAttribute("id", UUID.randomUUID());
        return "privacy/rights";
    }

    @PostMapping(FORM)
    String send(
            @Valid @ModelAttribute("asked") RequestForm form,
            BindingResult errors,
            @RequestParam(name = "body", required = false) @Nullable UUID chosen,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        List<Body> desks = requests.desks();
        UUID body = desks.size() == 1 ? desks.getFirst().id() : chosen;
        Problems problems = new Problems();
        if (body == null) {
            problems.add("body", "privacy.problem.body");
        }
        if (errors.hasErrors() || body == null) {
            model.addAttribute("problems", problems);
            return page(desks, model);
        }
        redirect.addFlashAttribute("code", requests.receive(form.id(), body, form.asked(), request.getRemoteAddr()));
        answerTime.due(day.today()).ifPresent(due -> redirect.addFlashAttribute("due", due));
        return "redirect:" + RECEIVED;
    }

    /** Shows the code once; whoever comes back later has it or asks anew. */
    @GetMapping(RECEIVED)
    String received(Model model) {
        return model.containsAttribute("code") ? "privacy/received" : "redirect:" + FORM;
    }

    @GetMapping(TRACK)
    String track() {
        return "privacy/track";
    }

    /** Posted, so that codes do not stay in addresses and logs. */
    @PostMapping(TRACK)
    String track(@RequestParam(name = "code", defaultValue = "") String code, Model model) {
        if (code.isBlank()) {
            model.addAttribute("problems", new Problems().add("code", "privacy.problem.code"));
        } else {
            requests.track(code)
                    .ifPresentOrElse(
                            tracked -> model.addAttribute("tracked", tracked),
                            () -> model.addAttribute(
                                    "problems", new Problems().add("code", "privacy.problem.code-unknown")));
        }
        return "privacy/track";
    }
}
