package vn.guongsang.directory.web;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.directory.BodyPicker;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;

/** The bodies that are proposed below a field while somebody types into it. */
@Controller
class PickerController {

    private final BodyPicker picker;
    private final Bodies bodies;
    private final Permissions permissions;

    PickerController(BodyPicker picker, Bodies bodies, Permissions permissions) {
        this.picker = picker;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    /** @param own only the actor's body and those below it */
    @GetMapping(TreeController.PATH + "/goi-y")
    String propose(
            Actor actor,
            @RequestParam(name = "o", defaultValue = "body") String field,
            @RequestParam(name = "trong", defaultValue = "false") boolean own,
            @RequestParam Map<String, String> typed,
            Model model) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        Set<UUID> below = own ? bodies.subtree(actor.bodyId()) : Set.of();
        String text = typed.getOrDefault(field, "").strip();
        model.addAttribute("name", field);
        model.addAttribute("asked", text);
        model.addAttribute("choices", picker.propose(text, body -> !own || below.contains(body.id())));
        return "directory/proposed";
    }
}
