package vn.guongsang.intake.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.intake.Imports;
import vn.guongsang.intake.Imports.Import;
import vn.guongsang.intake.Imports.Line;
import vn.guongsang.intake.Imports.Question;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.intake.ListSheets;

/** Lists of bodies: send one in, look at what it means, answer what is unclear, have it written. */
@Controller
class ImportController {

    private static final String ALL = "/don-vi/nhap";
    private static final String ONE = "/don-vi/nhap/{id}";
    private static final int LATEST = 20;
    private static final int QUESTIONS = 50;

    private static final Map<String, Standing> VIEWS =
            Map.of("loi", Standing.ERROR, "moi", Standing.NEW, "doi", Standing.CHANGED, "giu", Standing.SAME);

    /** That none of the bodies known is meant. */
    private static final String OWN = "moi";

    private final Imports imports;
    private final ListSheets sheets;

    ImportController(Imports imports, ListSheets sheets) {
        this.imports = imports;
        this.sheets = sheets;
    }

    @Bean
    static MenuContribution importsInMenu() {
        return MenuContribution.of("intake.menu", ALL, 61, actor -> actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(ALL)
    String list(Actor actor, Model model) {
        model.addAttribute("latest", imports.latest(actor, LATEST));
        model.addAttribute("form", UUID.randomUUID());
        model.addAttribute("own", actor.post().bodyName());
        model.addAttribute("topmost", actor.post().topmost());
        return "intake/lists";
    }

    @PostMapping(ALL)
    String receive(
            Actor actor,
            @RequestParam UUID form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "duoi", defaultValue = "false") boolean below,
            Model model) {
        if (file == null || file.isEmpty()) {
            model.addAttribute("problems", new Problems().add("file", "intake.problem.file"));
            return list(actor, model);
        }
        return shown(form, imports.receive(actor, form, upload(file), below));
    }

    /** The list, or how far the look through it is. */
    private static String shown(UUID id, Optional<UUID> work) {
        return "redirect:" + work.map(busy -> "/tac-vu/" + busy).orElse(ALL + "/" + id);
    }

    private static Upload upload(MultipartFile file) {
        try {
            return new Upload(Optional.ofNullable(file.getOriginalFilename()).orElse(""), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(ONE)
    String show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "xem", defaultValue = "") String view,
            Paging paging,
            Model model) {
        Standing standing = VIEWS.get(view);
        Import file = imports.get(actor, id);
        model.addAttribute("file", file);
        model.addAttribute("working", imports.working(file).orElse(null));
        List<Line> lines = imports.lines(id, standing, paging.offset(), paging.limit());
        List<Question> questions = imports.questions(id, QUESTIONS);
        model.addAttribute("counts", imports.counts(id));
        model.addAttribute("view", view);
        model.addAttribute("lines", paging.shown(lines));
        model.addAttribute("questions", questions);
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(lines));
        return "intake/list";
    }

    /** Questions come back by their number on the page, with their own words in a field beside. */
    @PostMapping(ONE + "/tra-loi")
    String answer(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Map<String, Optional<UUID>> answers = new LinkedHashMap<>();
        typed.forEach((name, question) -> {
            String answer = typed.getOrDefault(name.replace("hoi-", "dap-"), "");
            if (name.startsWith("hoi-") && !answer.isEmpty()) {
                Optional<UUID> chosen = Untrusted.id(answer);
                if (chosen.isPresent() || answer.equals(OWN)) {
                    answers.put(question, chosen);
                }
            }
        });
        return shown(id, imports.answer(actor, id, answers));
    }

    @PostMapping(ONE + "/ghi")
    String write(Actor actor, @PathVariable UUID id) {
        return "redirect:/tac-vu/" + imports.write(actor, id);
    }

    @GetMapping(ONE + "/ket-qua.xlsx")
    ResponseEntity<byte[]> findings(Actor actor, @PathVariable UUID id) {
        return sheets.findings(actor, id).attached();
    }

    @GetMapping(ALL + "/mau.xlsx")
    ResponseEntity<byte[]> template(Actor actor) {
        return sheets.template(actor).attached();
    }

    @GetMapping("/don-vi/danh-muc.xlsx")
    ResponseEntity<byte[]> all(Actor actor) {
        return sheets.all(actor).attached();
    }
}
