package vn.guongsang.frame.web;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;

/** Việc của tôi: what every module has put on this person's desk. */
@Controller
class DeskController {

    private static final String PATH = "/viec";

    private final ObjectProvider<WorkSource> sources;

    DeskController(ObjectProvider<WorkSource> sources) {
        this.sources = sources;
    }

    @Bean
    static MenuContribution deskInMenu() {
        return MenuContribution.of("m1", PATH, 0, _ -> true);
    }

    @GetMapping(PATH)
    String desk(Actor actor, Model model) {
        Map<WorkItem.Group, List<WorkItem>> groups = items(actor)
                .sorted(Comparator.comparingInt(WorkItem::order))
                .collect(Collectors.groupingBy(
                        WorkItem::group, () -> new EnumMap<>(WorkItem.Group.class), Collectors.toList()));
        model.addAttribute("groups", groups);
        model.addAttribute("otherRoles", otherRoles(actor));
        return "frame/desk";
    }

    private Stream<WorkItem> items(Actor actor) {
        return sources.stream().flatMap(source -> source.itemsFor(actor).stream());
    }

    /** In which other roles of the same person work waits, and how much. */
    private Map<Post, Long> otherRoles(Actor actor) {
        Map<Post, Long> otherRoles = new LinkedHashMap<>();
        actor.posts().stream()
                .filter(post -> !post.equals(actor.post()))
                .forEach(post -> otherRoles.put(
                        post,
                        items(actor.in(post))
                                .filter(item -> item.group() != WorkItem.Group.ELSEWHERE)
                                .mapToLong(WorkItem::number)
                                .sum()));
        otherRoles.values().removeIf(number -> number == 0);
        return otherRoles;
    }

    /** The whole menu, for those who have more of it than a menu holds. */
    @GetMapping(Page.CONTENTS)
    String contents(Actor actor) {
        return "frame/contents";
    }
}
