package vn.guongsang.paper.web;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.paper.IssuedPaper;
import vn.guongsang.paper.IssuedPapers;
import vn.guongsang.paper.PaperHolder.Held;
import vn.guongsang.verdict.Verdict;

/** The issued papers of a decision, of minutes, …: seen with what their signatures say, put in, taken out. */
@Controller
class PaperController {

    private static final String ALL = "/ban-ky/{kind}/{id}";
    private static final String ONE = "/ban-ky/{paper}";

    private static final int REASON = 500;

    private final IssuedPapers papers;

    PaperController(IssuedPapers papers) {
        this.papers = papers;
    }

    @GetMapping(ALL)
    String all(Actor actor, @PathVariable String kind, @PathVariable String id, Model model) {
        UUID of = id(id);
        return page(actor, papers.held(actor, kind, of), kind, of, model);
    }

    private String page(Actor actor, Held held, String kind, UUID of, Model model) {
        model.addAttribute("held", held);
        model.addAttribute("here", "/ban-ky/" + kind + "/" + of);
        model.addAttribute("papers", papers.of(kind, of));
        model.addAttribute("keeps", papers.mayKeep(actor, held));
        model.addAttribute("formId", UUID.randomUUID());
        return "paper/papers";
    }

    @PostMapping(ALL)
    String attach(
            Actor actor,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        UUID of = id(id);
        Held held = papers.held(actor, kind, of);
        var upload = new Upload(
                file == null
                        ? ""
                        : Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                file == null ? new byte[0] : file.getBytes());
        var problems = new Problems();
        if (papers.mayKeep(actor, held)) {
            if (upload.content().length == 0) {
                problems.add("tep", "paper.missing.file");
            } else if (papers.examine(upload) instanceof Verdict.Refused refused) {
                problems.add(new Problem(
                        "tep", Text.key(refused.code(), refused.args().toArray())));
            }
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, held, kind, of, model);
        }
        papers.attach(actor, Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID), kind, of, upload)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("paper.attached"));
        return "redirect:/ban-ky/" + kind + "/" + of;
    }

    @GetMapping(ONE)
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String paper) {
        IssuedPaper found = papers.get(actor, id(paper));
        ResponseEntity<byte[]> file = new Download(found.fileName(), FileType.PDF, papers.content(found)).attached();
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file.getBody());
    }

    @PostMapping(ONE + "/bo")
    String remove(
            Actor actor,
            @PathVariable String paper,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        IssuedPaper found = papers.get(actor, id(paper));
        Held held = papers.held(actor, found.kind(), found.of());
        var typed = new TypedForm(sent, new Problems());
        String why = typed.words("ly-do", REASON, "paper.missing.reason");
        if (papers.mayKeep(actor, held) && !typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, held, found.kind(), found.of(), model);
        }
        papers.remove(actor, found, why).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("paper.removed"));
        return "redirect:/ban-ky/" + found.kind() + "/" + found.of();
    }

    private static UUID id(String sent) {
        return Untrusted.id(sent).orElseThrow(() -> Untrusted.hidden("paper.hidden"));
    }
}
