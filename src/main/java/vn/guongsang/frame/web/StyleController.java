package vn.guongsang.frame.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.verdict.Verdict;

/**
 * The living style page: each component in each state, for those who build pages. It is there for
 * developers and administrators; for others it does not exist.
 */
@Controller
class StyleController {

    private final PageFactory pages;
    private final FrameProperties properties;

    StyleController(PageFactory pages, FrameProperties properties) {
        this.pages = pages;
        this.properties = properties;
    }

    /** @param show {@code loi} for a form with errors, {@code tu-choi} for a refusal, {@code nhan} for a flash */
    @GetMapping("/he-thong/giao-dien")
    String style(@RequestParam(defaultValue = "") String show, Paging paging, HttpServletRequest request, Model model) {
        Actor actor = pages.page(request, Map.of()).actor();
        boolean administrator = actor != null && actor.is(Role.ADMINISTRATOR);
        if (!properties.dev() && !administrator) {
            Verdict.refused("frame.style.hidden").orThrow();
        }
        model.addAttribute("paging", paging);
        switch (show) {
            case "loi" ->
                model.addAttribute(
                        "problems",
                        new Problems().add("ten", "NotBlank").add("ngay", "m23").add("doi-tuong", "NotNull"));
            case "tu-choi" ->
                model.addAttribute(
                        "refusal",
                        Verdict.refusedBy(
                                "Kế hoạch 90/KH-UBND, mục IV.2",
                                "m28",
                                "danh hiệu 3 năm liền",
                                "3 năm",
                                "2 năm",
                                "Điều 23"));
            case "nhan" -> model.addAttribute("flash", Flash.done("frame.state.done"));
            default -> {
                /* the page at rest */
            }
        }
        return "frame/style";
    }
}
