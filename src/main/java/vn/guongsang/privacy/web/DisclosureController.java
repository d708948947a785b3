package vn.guongsang.privacy.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.Disclosure;
import vn.guongsang.privacy.KnownPeople.Known;
import vn.guongsang.privacy.PrivacyAction;
import vn.guongsang.privacy.Retention;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All that is held about one person, found by name, taken out with a reason. */
@Controller
class DisclosureController {

    static final String SEARCH = Entrance.HOME + "/ket-xuat";
    private static final String ONE = SEARCH + "/{kind}/{id}";
    private static final int MOST = 50;
    private static final int TEXT = 200;
    private static final int LONG = 1_000;

    private final Disclosure disclosure;
    private final Retention retention;
    private final Bodies bodies;
    private final Permissions permissions;

    DisclosureController(Disclosure disclosure, Retention retention, Bodies bodies, Permissions permissions) {
        this.disclosure = disclosure;
        this.retention = retention;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @GetMapping(SEARCH)
    String search(Actor actor, @RequestParam(name = "ten", defaultValue = "") String words, Model model) {
        permissions.require(actor, PrivacyAction.DISCLOSE, actor.bodyId());
        String name = WrittenText.clean(words);
        model.addAttribute("words", name);
        model.addAttribute(
                "people", name.isEmpty() ? List.of() : disclosure.search(name, bodies.subtree(actor.bodyId()), MOST));
        return "privacy/people";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable String kind, @PathVariable UUID id, Model model) {
        return page(actor, subject(kind, id), model);
    }

    private String page(Actor actor, DataSubject subject, Model model) {
        model.addAttribute("known", disclosure.known(actor, subject));
        model.addAttribute("counts", disclosure.counts(subject));
        model.addAttribute("files", disclosure.files(subject));
        model.addAttribute("holdId", UUID.randomUUID());
        return "privacy/disclosure";
    }

    private static DataSubject subject(String kind, UUID id) {
        return switch (kind) {
            case "tai-khoan" -> DataSubject.account(id);
            case "dien-hinh" -> DataSubject.exemplar(id);
            case "so-khen-thuong" -> DataSubject.ledger(id);
            case "y-kien" -> DataSubject.writer(id);
            default -> throw new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden"));
        };
    }

    /** Keeps what is held about somebody, before any rule proposes to end it. */
    @PostMapping(ONE + "/giu-phap-ly")
    String hold(
            Actor actor,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(name = "hold", required = false) @Nullable UUID hold,
            @RequestParam(name = "holdReason", defaultValue = "") String reason,
            @RequestParam(name = "basis", defaultValue = "") String basis,
            Model model,
            RedirectAttributes redirect) {
        DataSubject subject = subject(kind, id);
        Known known = disclosure.known(actor, subject);
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, known.bodyId());
        Problems problems = new Problems();
        String why = said(problems, "holdReason", reason);
        String cited = said(problems, "basis", basis);
        if (hold == null || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, subject, model);
        }
        retention.hold(actor, hold, subject.logged(), known.name(), known.bodyId(), why, cited);
        redirect.addFlashAttribute("flash", Flash.done("privacy.hold.placed"));
        return "redirect:" + RetentionController.LIST;
    }

    private static String said(Problems problems, String field, String text) {
        String words = WrittenText.clean(text);
        if (words.isEmpty()) {
            problems.add(field, "privacy.problem.empty");
        } else if (words.length() > LONG) {
            problems.add(field, "privacy.problem.too-long", LONG);
        }
        return words;
    }

    @PostMapping(ONE)
    Object take(
            Actor actor,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Model model) {
        DataSubject subject = subject(kind, id);
        disclosure.known(actor, subject);
        String words = WrittenText.clean(reason);
        if (words.isEmpty() || words.length() > TEXT) {
            model.addAttribute(
                    "problems",
                    words.isEmpty()
                            ? new Problems().add("reason", "privacy.problem.empty")
                            : new Problems().add("reason", "privacy.problem.too-long", TEXT));
            return page(actor, subject, model);
        }
        Path zip = disclosure.zip(actor, subject, words);
        StreamingResponseBody body = out -> {
            try {
                Files.copy(zip, out);
            } finally {
                Files.delete(zip);
            }
        };
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("du-lieu-ca-nhan.zip")
                                .build()
                                .toString())
                .contentType(MediaType.valueOf("application/zip"))
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
