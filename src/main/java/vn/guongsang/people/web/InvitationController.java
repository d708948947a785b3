package vn.guongsang.people.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.directory.BodyPicker;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.Settings;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.people.Invitations;
import vn.guongsang.people.Invitations.Invitation;
import vn.guongsang.people.Invitations.Link;
import vn.guongsang.people.Invitations.Wish;
import vn.guongsang.people.PeopleAction;
import vn.guongsang.time.BusinessDay;

/** "Lời mời": who was invited to which post, and what became of it. */
@Controller
class InvitationController {

    private static final String LIST = "/quan-tri/loi-moi";

    private final Invitations invitations;
    private final Bodies bodies;
    private final BodyPicker picker;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Settings settings;
    private final Sheets sheets;

    InvitationController(
            Invitations invitations,
            Bodies bodies,
            BodyPicker picker,
            Permissions permissions,
            BusinessDay day,
            Settings settings,
            Sheets sheets) {
        this.invitations = invitations;
        this.bodies = bodies;
        this.picker = picker;
        this.permissions = permissions;
        this.day = day;
        this.settings = settings;
        this.sheets = sheets;
    }

    @Bean
    static MenuContribution invitationsInMenu() {
        return MenuContribution.of("people.invitations", LIST, 63, actor -> actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(LIST)
    String list(Actor actor, Paging paging, Model model) {
        List<Invitation> all = invitations.of(actor, paging.offset(), paging.limit());
        model.addAttribute("invitations", paging.shown(all));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(all));
        model.addAttribute("today", day.today());
        model.addAttribute("sends", settings.mail().isPresent());
        model.addAttribute("unsent", settings.mail().isPresent() ? 0 : invitations.unsent(actor));
        unreachable(model);
        return "people/invitations";
    }

    /** Nobody but the server itself gets to such a link; another host is never taken from a request. */
    private void unreachable(Model model) {
        model.addAttribute(
                "unreachable",
                settings.publicAddress().isPresent() ? "" : settings.address().toString());
    }

    /** All links at once, shown or as a sheet, this once: what is kept of each is its hash. */
    private Object handOverAll(Actor actor, boolean asSheet, Model model) {
        List<Link> links = invitations.handOverAll(actor);
        if (asSheet) {
            return sheet(links).attached();
        }
        model.addAttribute("links", links);
        unreachable(model);
        return "people/links";
    }

    private Download sheet(List<Link> links) {
        String name = sheets.say("people.links");
        return new Download(
                name + " " + day.today() + "." + FileType.XLSX.extension(),
                FileType.XLSX,
                Documents.xlsx(new Spreadsheet(
                        name,
                        sheets.say("people.links.lead", Invitations.VALID.toDays()),
                        List.of(
                                sheets.column("people.column.name", Spreadsheet.Type.TEXT, 28),
                                sheets.column("people.body", Spreadsheet.Type.TEXT, 40),
                                sheets.column("people.role", Spreadsheet.Type.TEXT, 24),
                                sheets.column("people.links.link", Spreadsheet.Type.TEXT, 90)),
                        links.stream()
                                .map(link -> List.of(
                                        link.invitation().name(),
                                        link.invitation().bodyName(),
                                        sheets.say("frame.role."
                                                + link.invitation().role()),
                                        link.address()))
                                .toList(),
                        List.of())));
    }

    /** @param asked with {@code tat-ca} it asks for the links of all who are invited already, else invites somebody */
    @PostMapping(LIST)
    Object invite(
            Actor actor, Paging paging, @RequestParam Map<String, String> asked, Model model, RedirectAttributes next) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        if (asked.containsKey("tat-ca")) {
            return handOverAll(actor, "xlsx".equals(asked.get("tat-ca")), model);
        }
        var problems = new Problems();
        String name = Asked.name(asked.getOrDefault("name", ""), problems);
        String mail = Asked.mail(asked.getOrDefault("mail", ""), problems);
        Role role = Asked.role(asked, problems);
        Set<UUID> below = bodies.subtree(actor.bodyId());
        Optional<Body> body = picker.read(asked, "body", one -> below.contains(one.id()), problems);
        LocalDate from = Asked.day(asked, "from", problems, true);
        LocalDate to = Asked.day(asked, "to", problems, false);
        if (!problems.isEmpty() || role == null || body.isEmpty() || from == null) {
            model.addAttribute("problems", problems);
            return list(actor, paging, model);
        }
        invitations
                .invite(actor, new Wish(name, mail, role, body.get().id(), from, to))
                .orThrow();
        next.addFlashAttribute(
                "flash",
                settings.mail().isPresent()
                        ? Flash.done("people.invited", name, mail)
                        : Flash.warning("people.invited.waiting", name, mail));
        return "redirect:" + LIST;
    }

    @PostMapping(LIST + "/{id}/gui-lai")
    String resend(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        invitations.resend(actor, id).orThrow();
        next.addFlashAttribute(
                "flash",
                settings.mail().isPresent()
                        ? Flash.done("people.invitation.resent")
                        : Flash.warning("people.invitation.resent.waiting"));
        return "redirect:" + LIST;
    }

    /** Shown on the next page and never again. */
    @PostMapping(LIST + "/{id}/duong-dan")
    String handOver(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        Invitation invitation = invitations.get(actor, id);
        next.addFlashAttribute("link", invitations.handOver(actor, id));
        next.addFlashAttribute("linkName", invitation.name());
        next.addFlashAttribute("linkRole", invitation.role().name());
        next.addFlashAttribute("linkBody", invitation.bodyName());
        return "redirect:" + LIST;
    }

    @PostMapping(LIST + "/{id}/rut")
    String withdraw(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        invitations.withdraw(actor, id).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.invitation.withdrawn"));
        return "redirect:" + LIST;
    }
}
