package vn.guongsang.privacy.web;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.AnswerTime;
import vn.guongsang.privacy.DataRequest;
import vn.guongsang.privacy.DataRequests;
import vn.guongsang.privacy.PrivacyAction;
import vn.guongsang.privacy.paper.AnswerPaper;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;
import vn.guongsang.time.WorkingDays;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The desk of whoever looks after personal data: what people asked, by the day it is due, and the answer. */
@Controller
class RequestController {

    static final String LIST = Entrance.HOME + "/yeu-cau";
    private static final String ONE = LIST + "/{id}";

    private final DataRequests requests;
    private final AnswerTime answerTime;
    private final AnswerPaper paper;
    private final OfficeCalendar calendar;
    private final Bodies bodies;
    private final Permissions permissions;
    private final BusinessDay day;

    RequestController(
            DataRequests requests,
            AnswerTime answerTime,
            AnswerPaper paper,
            OfficeCalendar calendar,
            Bodies bodies,
            Permissions permissions,
            BusinessDay day) {
        this.requests = requests;
        this.answerTime = answerTime;
        this.paper = paper;
        this.calendar = calendar;
        this.bodies = bodies;
        this.permissions = permissions;
        this.day = day;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "xem", defaultValue = "") String view, Paging paging, Model model) {
        permissions.require(actor, PrivacyAction.ANSWER_REQUESTS, actor.bodyId());
        boolean open = !view.equals("da-tra-loi");
        List<DataRequest> rows = requests.in(bodies.subtree(actor.bodyId()), open, paging.offset(), paging.limit());
        model.addAttribute("open", open);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "privacy/requests";
    }

    @GetMapping(LIST + "/moi")
    String entry(Actor actor, Model model) {
        permissions.require(actor, PrivacyAction.ANSWER_REQUESTS, actor.bodyId());
        model.addAttribute("id", UUID.randomUUID());
        return "privacy/entry";
    }

    @PostMapping(LIST)
    String enter(
            Actor actor,
            @Valid @ModelAttribute("asked") RequestForm form,
            BindingResult errors,
            @RequestParam(name = "receivedOn", required = false) @Nullable LocalDate receivedOn,
            Model model) {
        permissions.require(actor, PrivacyAction.ANSWER_REQUESTS, actor.bodyId());
        if (errors.hasErrors() || receivedOn == null) {
            if (receivedOn == null) {
                model.addAttribute("problems", new Problems().add("receivedOn", "m23"));
            }
            return entry(actor, model);
        }
        requests.enter(actor, form.id(), form.asked(), receivedOn).orThrow();
        return "redirect:" + LIST + "/" + form.id();
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(readable(actor, id), model);
    }

    private DataRequest readable(Actor actor, UUID id) {
        DataRequest request =
                requests.find(id).orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden")));
        permissions.require(actor, PrivacyAction.ANSWER_REQUESTS, request.bodyId());
        return request;
    }

    private String page(DataRequest request, Model model) {
        model.addAttribute("request", request);
        model.addAttribute("bodyName", bodies.get(request.bodyId()).name());
        model.addAttribute("steps", requests.steps(request.id()));
        model.addAttribute("rule", answerTime.on(request.receivedOn()).orElse(null));
        WorkingDays workingDays = calendar.workingDays();
        model.addAttribute(
                "passedOver",
                request.due() == null ? List.of() : workingDays.between(request.receivedOn(), request.due()));
        model.addAttribute("known", request.due() == null || workingDays.known(request.due()));
        return "privacy/request";
    }

    @PostMapping(ONE + "/xac-minh")
    String verify(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verifyWords,
            Model model,
            RedirectAttributes redirect) {
        DataRequest request = readable(actor, id);
        return refusedFields(model, written("verifyWords", verifyWords))
                ? page(request, model)
                : done(requests.verify(actor, id, verifyWords), id, redirect);
    }

    @PostMapping(ONE + "/gia-han")
    String extend(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String extendWords,
            @RequestParam(defaultValue = "") String extendBasis,
            Model model,
            RedirectAttributes redirect) {
        DataRequest request = readable(actor, id);
        Problems problems = written("extendWords", extendWords, "extendBasis", extendBasis);
        if (until == null) {
            problems.add("until", "m23");
        }
        return refusedFields(model, problems) || until == null
                ? page(request, model)
                : done(requests.extend(actor, id, until, extendWords, extendBasis), id, redirect);
    }

    @PostMapping(ONE + "/tra-loi")
    String answer(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answerWords,
            Model model,
            RedirectAttributes redirect) {
        DataRequest request = readable(actor, id);
        return refusedFields(model, written("answerWords", answerWords))
                ? page(request, model)
                : done(requests.answer(actor, id, answerWords), id, redirect);
    }

    @PostMapping(ONE + "/tu-choi")
    String refuse(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String refuseWords,
            @RequestParam(defaultValue = "") String refuseBasis,
            Model model,
            RedirectAttributes redirect) {
        DataRequest request = readable(actor, id);
        return refusedFields(model, written("refuseWords", refuseWords, "refuseBasis", refuseBasis))
                ? page(request, model)
                : done(requests.refuse(actor, id, refuseWords, refuseBasis), id, redirect);
    }

    /** @param namesAndTexts a field's name, its text, and so on */
    private static Problems written(String... namesAndTexts) {
        Problems problems = new Problems();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            if (namesAndTexts[i + 1].isBlank()) {
                problems.add(namesAndTexts[i], "privacy.problem.empty");
            } else if (namesAndTexts[i + 1].length() > RequestForm.TEXT) {
                problems.add(namesAndTexts[i], "privacy.problem.too-long", RequestForm.TEXT);
            }
        }
        return problems;
    }

    private static boolean refusedFields(Model model, Problems problems) {
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
        }
        return !problems.isEmpty();
    }

    private static String done(Verdict verdict, UUID id, RedirectAttributes redirect) {
        verdict.orThrow();
        redirect.addFlashAttribute("flash", Flash.done("privacy.request.noted"));
        return "redirect:" + LIST + "/" + id;
    }

    /** The answer, or the refusal with its basis, as a paper to be finished, numbered and signed. */
    @GetMapping(ONE + "/tra-loi.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        DataRequest request = readable(actor, id);
        byte[] file = Documents.docx(paper.of(request, requests.steps(id)));
        ResponseEntity<byte[]> download = new Download("tra-loi-yeu-cau.docx", FileType.DOCX, file).attached();
        return ResponseEntity.ok()
                .headers(download.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file);
    }

    @ModelAttribute("today")
    LocalDate today() {
        return day.today();
    }
}
