package vn.guongsang.people.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.Settings;
import vn.guongsang.people.InvitationLists;
import vn.guongsang.people.InvitationLists.ListFile;
import vn.guongsang.people.Listed;
import vn.guongsang.people.Listed.Standing;

/** Invitations from a file: send it in, look at each row, invite all. */
@Controller
class InvitationListController {

    private static final String ALL = "/quan-tri/loi-moi/danh-sach";
    private static final String ONE = ALL + "/{id}";
    private static final int LATEST = 10;

    private final InvitationLists lists;

    private final Settings settings;

    InvitationListController(InvitationLists lists, Settings settings) {
        this.lists = lists;
        this.settings = settings;
    }

    @GetMapping(ALL)
    String all(Actor actor, Model model) {
        model.addAttribute("latest", lists.latest(actor, LATEST));
        model.addAttribute("form", UUID.randomUUID());
        return "people/lists";
    }

    @PostMapping(ALL)
    String receive(
            Actor actor,
            @RequestParam UUID form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model) {
        if (file == null || file.isEmpty()) {
            model.addAttribute("problems", new Problems().add("file", "people.missing.file"));
            return all(actor, model);
        }
        try {
            lists.receive(
                    actor,
                    form,
                    new Upload(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "redirect:" + ALL + "/" + form;
    }

    /** Rows that need a hand stand first. */
    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Paging paging, Model model) {
        ListFile file = lists.get(actor, id);
        List<Listed> rows = lists.rows(file);
        List<Listed> page = rows.stream()
                .sorted((one, other) ->
                        Boolean.compare(other.standing() == Standing.ERROR, one.standing() == Standing.ERROR))
                .skip(paging.offset())
                .limit(paging.limit())
                .toList();
        model.addAttribute("file", file);
        model.addAttribute("errors", InvitationLists.count(rows, Standing.ERROR));
        model.addAttribute("invited", InvitationLists.count(rows, Standing.NEW));
        model.addAttribute("same", InvitationLists.count(rows, Standing.SAME));
        model.addAttribute("rows", paging.shown(page));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(page));
        return "people/listed";
    }

    @PostMapping(ONE + "/moi")
    String invite(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        lists.invite(actor, id).orThrow();
        int invited = lists.get(actor, id).invited();
        next.addFlashAttribute(
                "flash",
                settings.mail().isPresent()
                        ? Flash.done("people.list.done", invited)
                        : Flash.warning("people.list.done.waiting", invited));
        return "redirect:/quan-tri/loi-moi";
    }

    @GetMapping(ONE + "/ket-qua.xlsx")
    ResponseEntity<byte[]> findings(Actor actor, @PathVariable UUID id) {
        return lists.findings(actor, id).attached();
    }

    @GetMapping(ALL + "/mau.xlsx")
    ResponseEntity<byte[]> template(Actor actor) {
        return lists.template(actor).attached();
    }
}
