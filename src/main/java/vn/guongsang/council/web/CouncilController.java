package vn.guongsang.council.web;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.council.Council;
import vn.guongsang.council.Council.Function;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Councils;
import vn.guongsang.council.Sessions;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Holders;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.time.BusinessDay;

/** Which councils there are, and one with its composition and sessions. */
@Controller
class CouncilController {

    static final String LIST = "/hoi-dong";
    private static final String ONE = LIST + "/{id}";
    private static final int SHOWN = 50;

    private final Councils councils;
    private final Sessions sessions;
    private final Permissions permissions;
    private final Bodies bodies;
    private final Audit audit;
    private final BusinessDay day;

    CouncilController(
            Councils councils,
            Sessions sessions,
            Permissions permissions,
            Bodies bodies,
            Audit audit,
            BusinessDay day) {
        this.councils = councils;
        this.sessions = sessions;
        this.permissions = permissions;
        this.bodies = bodies;
        this.audit = audit;
        this.day = day;
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        List<Council> seen = councils.readable(actor);
        boolean sets = sets(actor);
        model.addAttribute("councils", seen);
        model.addAttribute(
                "sessions", sessions.of(seen.stream().map(Council::id).toList(), SHOWN));
        model.addAttribute("today", day.today());
        model.addAttribute("bodies", sets ? councils.bodiesFor(actor) : List.<Body>of());
        model.addAttribute("formId", UUID.randomUUID());
        return "council/list";
    }

    private boolean sets(Actor actor) {
        return permissions.may(
                actor,
                CouncilAction.COMPOSE,
                new Council(UUID.randomUUID(), actor.bodyId(), actor.bodyId(), "", "", List.of()));
    }

    @PostMapping(LIST)
    String setUp(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        Written written = new Written(sent);
        UUID body = Untrusted.id(sent.get("co-quan")).orElse(actor.bodyId());
        permissions.require(
                actor,
                CouncilAction.COMPOSE,
                new Council(UUID.randomUUID(), actor.bodyId(), actor.bodyId(), "", "", List.of()));
        String name = written.line("ten");
        String basis = written.line("can-cu");
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return list(actor, model);
        }
        UUID id = written.id();
        councils.setUp(actor, id, body, name, basis).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("council.setUp.done"));
        return "redirect:" + LIST + "/" + id;
    }

    @GetMapping(ONE)
    String one(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "ngay", defaultValue = "") String typed,
            Model model) {
        Council council = visible(actor, id);
        LocalDate on = Untrusted.day(typed).orElse(day.today());
        boolean composes = permissions.may(actor, CouncilAction.COMPOSE, council);
        model.addAttribute("council", council);
        model.addAttribute("body", bodies.get(council.body()));
        model.addAttribute("desk", bodies.get(council.desk()));
        model.addAttribute("on", on);
        model.addAttribute("composes", composes);
        model.addAttribute("convenes", permissions.may(actor, CouncilAction.CONVENE, council));
        model.addAttribute("candidates", composes ? free(council, on) : List.<Holders.Holder>of());
        model.addAttribute("sessions", sessions.of(List.of(council.id()), SHOWN));
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("council", council.id()))));
        return "council/one";
    }

    /** Whoever has no seat yet. One person may hold several posts and is named once. */
    private List<Holders.Holder> free(Council council, LocalDate on) {
        Set<UUID> named = new HashSet<>();
        return councils.candidates(council).stream()
                .filter(holder -> council.seat(holder.account().id(), on).isEmpty())
                .filter(holder -> named.add(holder.account().id()))
                .toList();
    }

    @PostMapping(ONE + "/thanh-vien")
    String seat(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Council council = visible(actor, id);
        permissions.require(actor, CouncilAction.COMPOSE, council);
        Written written = new Written(sent);
        Optional<Seat> before = Untrusted.id(sent.get("ghe"))
                .flatMap(seat -> council.seats().stream()
                        .filter(one -> one.id().equals(seat))
                        .findFirst());
        Optional<Holders.Holder> chosen = Untrusted.id(sent.get("nguoi"))
                .flatMap(account -> councils.candidates(council).stream()
                        .filter(holder -> holder.account().id().equals(account))
                        .findFirst());
        if (before.isEmpty() && chosen.isEmpty()) {
            written.problems().add("nguoi", "council.problem.person");
        }
        Function function = Untrusted.of(Function.class, sent.get("chuc-danh")).orElse(Function.MEMBER);
        String suffix = before.map(seat -> "-" + seat.id()).orElse("");
        String title = written.optional("chuc-vu" + suffix);
        LocalDate from = written.day("tu-ngay" + suffix);
        LocalDate to = written.optionalDay("den-ngay" + suffix);
        String basis = written.line("can-cu" + suffix);
        if (to != null && to.isBefore(from)) {
            written.problems().add("den-ngay" + suffix, "council.problem.order");
        }
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return one(actor, id, "", model);
        }
        UUID account = before.map(Seat::account)
                .orElseGet(() -> chosen.orElseThrow().account().id());
        String person = before.map(Seat::person)
                .orElseGet(() -> chosen.orElseThrow().account().name());
        councils.seat(
                        actor,
                        council.id(),
                        new Seat(
                                before.map(Seat::id).orElseGet(written::id),
                                account,
                                person,
                                function,
                                title,
                                from,
                                to,
                                basis))
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("council.seated.done", person));
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping(ONE + "/phien")
    String convene(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Council council = visible(actor, id);
        permissions.require(actor, CouncilAction.CONVENE, council);
        Written written = new Written(sent);
        LocalDate on = written.day("ngay-hop");
        String place = written.line("dia-diem");
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return one(actor, id, "", model);
        }
        UUID session = written.id();
        sessions.convene(actor, session, council.id(), on, place).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("council.convened.done"));
        return "redirect:" + SessionController.LIST + "/" + session;
    }

    private Council visible(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(councils::find)
                .filter(council -> permissions.may(actor, CouncilAction.READ, council))
                .orElseThrow(() -> Untrusted.hidden("council.hidden"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Entrance {

        private static final Set<Role> READERS =
                EnumSet.of(Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.LEADER, Role.HUB_OFFICER, Role.INSPECTOR);

        @Bean
        MenuContribution councilsInMenu() {
            return MenuContribution.of("council.menu", LIST, 58, actor -> READERS.contains(actor.role()));
        }
    }
}
