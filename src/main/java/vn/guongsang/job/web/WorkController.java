package vn.guongsang.job.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.guongsang.identity.Actor;
import vn.guongsang.job.Works;

/** How far a work is and how it ended. */
@Controller
class WorkController {

    private static final String ONE = "/tac-vu/{id}";

    private final Works works;

    WorkController(Works works) {
        this.works = works;
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("work", works.get(actor, id));
        return "job/work";
    }

    @PostMapping(ONE + "/dung")
    String stop(Actor actor, @PathVariable UUID id) {
        works.stop(actor, id).orThrow();
        return "redirect:/tac-vu/" + id;
    }

    @PostMapping(ONE + "/lam-lai")
    String repeat(Actor actor, @PathVariable UUID id) {
        works.repeat(actor, id).orThrow();
        return "redirect:/tac-vu/" + id;
    }
}
