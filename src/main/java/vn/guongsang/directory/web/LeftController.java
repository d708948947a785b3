package vn.guongsang.directory.web;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.LeftBelow;
import vn.guongsang.organisation.LeftBelow.Left;

/** Bodies whose superior body ended, and what is decided of each: it stays, or a succession of its own is recorded. */
@Controller
class LeftController {

    private static final String PATH = "/don-vi/con-lai";

    /** So many are told on the desk; who has more sees that there are more. */
    private static final int TOLD = 1000;

    private final LeftBelow left;
    private final Permissions permissions;

    LeftController(LeftBelow left, Permissions permissions) {
        this.left = left;
        this.permissions = permissions;
    }

    @Bean
    static WorkSource bodiesLeft(LeftBelow left) {
        return actor -> {
            int number = actor.is(Role.ADMINISTRATOR)
                    ? left.below(actor.bodyId(), 0, TOLD).size()
                    : 0;
            return number == 0
                    ? List.of()
                    : List.of(new WorkItem(
                            WorkItem.Group.WAITING,
                            Text.key("directory.work.left", number),
                            PATH,
                            null,
                            "",
                            Text.key("directory.work.left.how"),
                            6));
        };
    }

    @GetMapping(PATH)
    String list(Actor actor, Paging paging, Model model) {
        permissions.require(actor, DirectoryAction.EDIT, actor.bodyId());
        List<Left> rows = left.below(actor.bodyId(), paging.offset(), paging.limit());
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "directory/left";
    }

    @PostMapping(PATH + "/{id}")
    String stay(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "can-cu", defaultValue = "") String basis,
            RedirectAttributes redirect) {
        permissions.require(actor, DirectoryAction.EDIT, id);
        String typed = basis.strip();
        left.stay(
                        actor.by(),
                        id,
                        typed.length() > SuccessionForm.LONGEST_TEXT
                                ? typed.substring(0, SuccessionForm.LONGEST_TEXT)
                                : typed)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("directory.left.stays"));
        return "redirect:" + PATH;
    }
}
