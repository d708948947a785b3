package vn.guongsang.frame.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.SearchSource.Hits;
import vn.guongsang.identity.Actor;

/** The search box of every page: the first finds of every module. */
@Controller
class SearchController {

    private static final int LONGEST = 200;

    /** Of each group; the whole list is one link away. */
    private static final int MOST = 8;

    private final ObjectProvider<SearchSource> sources;

    SearchController(ObjectProvider<SearchSource> sources) {
        this.sources = sources;
    }

    @GetMapping("/tim-kiem")
    String search(Actor actor, @RequestParam(name = "q", defaultValue = "") String asked, Model model) {
        String text = asked.strip();
        String sought = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<Hits> groups = sought.isEmpty()
                ? List.of()
                : sources.orderedStream()
                        .map(source -> source.find(actor, sought, MOST))
                        .filter(group -> !group.hits().isEmpty())
                        .toList();
        model.addAttribute("text", sought);
        model.addAttribute("groups", groups);
        return "frame/search";
    }
}
