package vn.guongsang.people.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.directory.BodyPicker;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.Successions;
import vn.guongsang.people.People;
import vn.guongsang.people.People.Filter;
import vn.guongsang.people.People.Row;
import vn.guongsang.people.People.State;
import vn.guongsang.people.PeopleAction;
import vn.guongsang.people.Staffing;
import vn.guongsang.time.BusinessDay;

/** "Tài khoản, vai trò": who is there, in which posts, and every act on them. */
@Controller
class PeopleController {

    private static final String LIST = "/quan-tri/tai-khoan";
    private static final String ONE = LIST + "/{id}";
    private static final String POST = "/quan-tri/vai-tro/{id}";
    private static final int EXPORTED = 10_000;

    private final People people;
    private final Accounts accounts;
    private final Posts posts;
    private final Staffing staffing;
    private final Permissions permissions;
    private final Bodies bodies;
    private final BodyPicker picker;
    private final Successions successions;
    private final History history;
    private final BusinessDay day;
    private final MessageSource messages;

    PeopleController(
            People people,
            Accounts accounts,
            Posts posts,
            Staffing staffing,
            Permissions permissions,
            Bodies bodies,
            BodyPicker picker,
            Successions successions,
            History history,
            BusinessDay day,
            MessageSource messages) {
        this.people = people;
        this.accounts = accounts;
        this.posts = posts;
        this.staffing = staffing;
        this.permissions = permissions;
        this.bodies = bodies;
        this.picker = picker;
        this.successions = successions;
        this.history = history;
        this.day = day;
        this.messages = messages;
    }

    @Bean
    static MenuContribution peopleInMenu() {
        return MenuContribution.of("people.menu", LIST, 62, actor -> actor.is(Role.ADMINISTRATOR));
    }

    // the list

    @GetMapping(LIST)
    String list(
            Actor actor,
            Paging paging,
            @RequestParam(name = "tim", defaultValue = "") String text,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "vai-tro", defaultValue = "") String role,
            Model model) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        List<Row> rows = people.rows(actor, filter(text, state, role), paging.offset(), paging.limit());
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("text", text);
        model.addAttribute("state", state);
        model.addAttribute("role", role);
        return "people/list";
    }

    @GetMapping(LIST + "/excel")
    ResponseEntity<byte[]> excel(
            Actor actor,
            @RequestParam(name = "tim", defaultValue = "") String text,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "vai-tro", defaultValue = "") String role,
            Locale locale) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        List<Row> rows = people.rows(actor, filter(text, state, role), 0, EXPORTED);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("tai-khoan.xlsx")
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(Documents.xlsx(sheet(rows, locale)));
    }

    private Spreadsheet sheet(List<Row> rows, Locale locale) {
        return new Spreadsheet(
                say(locale, "people.list"),
                "",
                List.of(
                        new Spreadsheet.Column(say(locale, "people.column.name"), Spreadsheet.Type.TEXT, 28),
                        new Spreadsheet.Column(say(locale, "people.column.username"), Spreadsheet.Type.TEXT, 22),
                        new Spreadsheet.Column(say(locale, "people.column.mail"), Spreadsheet.Type.TEXT, 32),
                        new Spreadsheet.Column(say(locale, "people.column.posts"), Spreadsheet.Type.TEXT, 60),
                        new Spreadsheet.Column(say(locale, "people.column.state"), Spreadsheet.Type.STATUS, 20)),
                rows.stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.name(),
                                row.username(),
                                row.mail(),
                                Shown.posts(row).stream()
                                        .map(post -> say(locale, "frame.role." + post.role()) + ", " + post.body())
                                        .collect(Collectors.joining("; ")),
                                new Spreadsheet.Status(say(locale, "people.state." + row.state()), tone(row.state()))))
                        .toList(),
                List.of());
    }

    private static Spreadsheet.Tone tone(State state) {
        return switch (state) {
            case ACTIVE -> Spreadsheet.Tone.DONE;
            case IDLE -> Spreadsheet.Tone.NEAR;
            case CLOSED -> Spreadsheet.Tone.NOT_OPEN;
        };
    }

    private String say(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    private static Filter filter(String text, String state, String role) {
        return new Filter(
                text,
                named(State.values(), state).orElse(null),
                named(Role.values(), role).orElse(null));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    // one person

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        Row row = people.find(actor, id).orElseThrow(Asked::hidden);
        List<HeldPost> all = posts.of(id);
        List<HeldPost> ours = all.stream()
                .filter(post -> permissions.may(actor, PeopleAction.STAFF, post.bodyId()))
                .toList();
        model.addAttribute("person", accounts.find(id).orElseThrow());
        model.addAttribute("state", row.state());
        model.addAttribute("posts", ours);
        model.addAttribute("elsewhere", all.size() - ours.size());
        model.addAttribute(
                "carried",
                ours.stream()
                        .filter(post -> bodyEnded(post) != null)
                        .map(HeldPost::id)
                        .collect(Collectors.toSet()));
        model.addAttribute(
                "history", history.of(id, ours.stream().map(HeldPost::bodyName).toList()));
        model.addAttribute("own", id.equals(actor.accountId()));
        model.addAttribute("today", day.today());
        return "people/person";
    }

    @PostMapping(ONE + "/thong-tin")
    String describe(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "mail", defaultValue = "") String mail,
            Model model,
            RedirectAttributes next) {
        seen(actor, id);
        var problems = new Problems();
        String checked = Asked.name(name, problems);
        String address = mail.isBlank() ? null : Asked.mail(mail, problems);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return show(actor, id, model);
        }
        staffing.describe(actor, id, checked, address).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.described"));
        return back(id);
    }

    @PostMapping(ONE + "/bo-nhiem")
    String appoint(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            Model model,
            RedirectAttributes next) {
        seen(actor, id);
        var problems = new Problems();
        Role role = Asked.role(asked, problems);
        Body body = body(actor, asked, problems);
        LocalDate from = Asked.day(asked, "from", problems, true);
        LocalDate to = Asked.day(asked, "to", problems, false);
        if (!problems.isEmpty() || role == null || body == null || from == null) {
            model.addAttribute("problems", problems);
            return show(actor, id, model);
        }
        staffing.appoint(actor, id, role, body.id(), from, to, Asked.basis(asked))
                .orThrow();
        next.addFlashAttribute("flash", Flash.done("people.appointed"));
        return back(id);
    }

    @PostMapping(ONE + "/nghi")
    String leave(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> asked, RedirectAttributes next) {
        Row row = seen(actor, id);
        staffing.leave(actor, id, Asked.basis(asked)).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.left", row.name()));
        return back(id);
    }

    @PostMapping(ONE + "/mo-lai")
    String reopen(
            Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> asked, RedirectAttributes next) {
        Row row = seen(actor, id);
        staffing.reopen(actor, id, Asked.basis(asked)).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.reopened", row.name()));
        return back(id);
    }

    private Row seen(Actor actor, UUID id) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        return people.find(actor, id).orElseThrow(Asked::hidden);
    }

    private @Nullable Body body(Actor actor, Map<String, String> asked, Problems problems) {
        Set<UUID> below = bodies.subtree(actor.bodyId());
        return picker.read(asked, "body", body -> below.contains(body.id()), problems)
                .orElse(null);
    }

    private static String back(UUID person) {
        return "redirect:" + LIST + "/" + person;
    }

    // one post

    @GetMapping(POST)
    String post(Actor actor, @PathVariable UUID id, Model model) {
        HeldPost post = held(actor, id);
        model.addAttribute("post", post);
        model.addAttribute("person", accounts.find(post.accountId()).orElseThrow());
        model.addAttribute("today", day.today());
        LocalDate bodyEnded = bodyEnded(post);
        if (bodyEnded != null) {
            model.addAttribute("bodyEnded", bodyEnded);
            model.addAttribute(
                    "heir",
                    successions
                            .heir(post.bodyId(), day.today())
                            .flatMap(bodies::find)
                            .map(BodyFinder::written)
                            .orElse(""));
        }
        return "people/post";
    }

    /** The last day of a body with which a post ended; null where the post stands or ended by itself. */
    private @Nullable LocalDate bodyEnded(HeldPost post) {
        LocalDate last = bodies.get(post.bodyId()).to();
        return last != null && last.isBefore(day.today()) && last.equals(post.lastDay()) ? last : null;
    }

    @PostMapping(POST + "/ket-thuc")
    String end(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            Model model,
            RedirectAttributes next) {
        HeldPost post = held(actor, id);
        var problems = new Problems();
        LocalDate last = Asked.day(asked, "last", problems, true);
        if (last == null) {
            model.addAttribute("problems", problems);
            return post(actor, id, model);
        }
        staffing.end(actor, id, last, Asked.basis(asked)).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.ended"));
        return back(post.accountId());
    }

    @PostMapping(POST + "/chuyen")
    String move(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            Model model,
            RedirectAttributes next) {
        HeldPost post = held(actor, id);
        var problems = new Problems();
        Body body = body(actor, asked, problems);
        LocalDate from = Asked.day(asked, "from", problems, true);
        if (body == null || from == null) {
            model.addAttribute("problems", problems);
            return post(actor, id, model);
        }
        staffing.move(actor, id, body.id(), from, Asked.basis(asked)).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.moved", body.name()));
        return back(post.accountId());
    }

    private HeldPost held(Actor actor, UUID id) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        return posts.find(id)
                .filter(post -> permissions.may(actor, PeopleAction.STAFF, post.bodyId()))
                .orElseThrow(Asked::hidden);
    }
}
