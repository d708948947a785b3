package vn.guongsang.ledger.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.history.Histories;
import vn.guongsang.ledger.history.Histories.Import;
import vn.guongsang.ledger.history.Histories.Line;
import vn.guongsang.ledger.history.HistorySheets;
import vn.guongsang.ledger.history.Judged.Standing;
import vn.guongsang.rules.Ground;

/** Histories of awards: send a file in or paste rows, put right what is unclear, have all of it entered. */
@Controller
class HistoryController {

    private static final String ALL = LedgerController.LIST + "/nhap";
    private static final String ONE = ALL + "/{id}";
    private static final int LATEST = 20;
    private static final int LONGEST = 1_000;

    private static final Map<String, Standing> VIEWS =
            Map.of("loi", Standing.ERROR, "moi", Standing.NEW, "da-co", Standing.SAME, "tieu-de", Standing.SECTION);

    private final Histories histories;
    private final HistorySheets sheets;

    HistoryController(Histories histories, HistorySheets sheets) {
        this.histories = histories;
        this.sheets = sheets;
    }

    @GetMapping(ALL)
    String list(Actor actor, Model model) {
        model.addAttribute("latest", histories.latest(actor, LATEST));
        model.addAttribute("formId", UUID.randomUUID());
        return "ledger/histories";
    }

    @PostMapping(ALL)
    String receive(
            Actor actor,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam Map<String, String> sent,
            Model model) {
        String pasted = sent.getOrDefault("dan", "").strip();
        Problems problems = new Problems();
        Ground ground = Untrusted.of(Ground.class, sent.get("loai-hinh")).orElse(Ground.MOVEMENT);
        if (Untrusted.of(Ground.class, sent.get("loai-hinh")).isEmpty()) {
            problems.add("loai-hinh", "ledger.problem.choose");
        }
        String issuer = WrittenText.clean(sent.getOrDefault("nguoi-quyet-dinh", ""));
        if (issuer.length() > LONGEST) {
            problems.add("nguoi-quyet-dinh", "ledger.problem.long", LONGEST);
        }
        Upload upload = file == null || file.isEmpty()
                ? new Upload(Histories.PASTED, pasted.getBytes(StandardCharsets.UTF_8))
                : upload(file);
        if (upload.content().length == 0) {
            problems.add("file", "ledger.history.problem.file");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, model);
        }
        UUID id = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        return shown(id, histories.receive(actor, id, upload, ground, issuer));
    }

    private static Upload upload(MultipartFile file) {
        try {
            return new Upload(Optional.ofNullable(file.getOriginalFilename()).orElse(""), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file, or how far the look through it is. */
    private static String shown(UUID id, Optional<UUID> work) {
        return "redirect:" + work.map(busy -> "/tac-vu/" + busy).orElse(ALL + "/" + id);
    }

    private static UUID id(String typed) {
        return Untrusted.id(typed).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    @GetMapping(ONE)
    String show(
            Actor actor,
            @PathVariable("id") String typed,
            @RequestParam(name = "xem", defaultValue = "") String view,
            Paging paging,
            Model model) {
        UUID id = id(typed);
        Import file = histories.get(actor, id);
        List<Line> lines = histories.lines(id, VIEWS.get(view), paging.offset(), paging.limit());
        model.addAttribute("file", file);
        model.addAttribute("working", histories.working(file).orElse(null));
        model.addAttribute("counts", histories.counts(id));
        model.addAttribute("view", view);
        model.addAttribute("lines", paging.shown(lines));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(lines));
        return "ledger/history";
    }

    /** Answers come by their number on the page, each with its question in a field beside; typed ones go before chosen. */
    @PostMapping(ONE + "/sua")
    String answer(Actor actor, @PathVariable("id") String typed, @RequestParam Map<String, String> sent) {
        Map<String, String> answers = new LinkedHashMap<>();
        sent.forEach((name, question) -> {
            if (name.startsWith("hoi-") && question.length() <= 2 * LONGEST) {
                String number = name.substring("hoi-".length());
                String chosen = sent.getOrDefault("chon-" + number, "");
                String written = WrittenText.clean(sent.getOrDefault("viet-" + number, ""));
                boolean changed = !written.equals(sent.getOrDefault("cu-" + number, ""));
                if (changed || !chosen.isEmpty()) {
                    answers.put(question, changed && !written.isEmpty() ? written : chosen);
                }
            }
        });
        UUID id = id(typed);
        return shown(id, histories.answer(actor, id, answers));
    }

    @PostMapping(ONE + "/ghi")
    String write(Actor actor, @PathVariable("id") String id) {
        return "redirect:/tac-vu/" + histories.write(actor, id(id));
    }

    @GetMapping(ONE + "/ket-qua.xlsx")
    ResponseEntity<byte[]> report(Actor actor, @PathVariable("id") String id) {
        return sheets.report(actor, id(id)).attached();
    }

    @GetMapping(ALL + "/mau.xlsx")
    ResponseEntity<byte[]> template(Actor actor) {
        return sheets.template(actor).attached();
    }
}
