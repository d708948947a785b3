package vn.guongsang.frame.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The living style page: each component in each state, for those who build pages. */
@Controller
@ConditionalOnBooleanProperty(name = "guongsang.dev")
class StyleController {

    @GetMapping("/he-thong/giao-dien")
    String show() {
        return "frame/style";
    }
}
