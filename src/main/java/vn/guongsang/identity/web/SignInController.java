package vn.guongsang.identity.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.CurrentActor;

/** The door, and the post that a person acts in. */
@Controller
class SignInController {

    private final CurrentActor currentActor;

    SignInController(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @GetMapping("/dang-nhap")
    String door(
            @RequestParam(required = false, name = "loi") String failed,
            @RequestParam(required = false, name = "ra") String left,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("left", left != null);
        return "identity/sign-in";
    }

    @GetMapping("/tai-khoan")
    String account(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        return "identity/account";
    }

    @PostMapping("/tai-khoan/vai-tro")
    String actAs(@RequestParam("vai-tro") UUID post) {
        currentActor.actAs(post);
        return "redirect:/viec";
    }
}
