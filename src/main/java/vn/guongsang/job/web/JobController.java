package vn.guongsang.job.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.job.JobAction;
import vn.guongsang.job.RecurringJobs;
import vn.guongsang.job.Work;
import vn.guongsang.job.Works;

/** Tác vụ nền: what the installation does by itself, for administrators. */
@Controller
class JobController {

    private static final String PATH = "/quan-tri/tac-vu";

    private final RecurringJobs jobs;
    private final Works works;
    private final Permissions permissions;

    JobController(RecurringJobs jobs, Works works, Permissions permissions) {
        this.jobs = jobs;
        this.works = works;
        this.permissions = permissions;
    }

    @Bean
    static MenuContribution jobsInMenu() {
        return MenuContribution.of("job.menu", PATH, 700, Actor::answersForAll);
    }

    @GetMapping(PATH)
    String list(Actor actor, Paging paging, Model model) {
        permissions.require(actor, JobAction.RUN_JOBS, actor.bodyId());
        List<Work> latest = works.latest(paging.offset(), paging.limit());
        model.addAttribute("jobs", jobs.all());
        model.addAttribute("works", paging.shown(latest));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(latest));
        return "job/list";
    }

    @PostMapping(PATH + "/{name}/chay")
    String run(Actor actor, @PathVariable String name, RedirectAttributes redirect) {
        jobs.runNow(actor, name);
        redirect.addFlashAttribute("flash", Flash.done("job.run-asked", Text.key("job.name." + name)));
        return "redirect:" + PATH;
    }
}
