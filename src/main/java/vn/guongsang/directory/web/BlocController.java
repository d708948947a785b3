package vn.guongsang.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.directory.BodyPicker;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.time.BusinessDay;

/** Clusters and blocs as of a day; one with its members and heads, and what an administrator does with it. */
@Controller
class BlocController {

    private static final String PATH = "/cum-khoi";
    private static final int LONGEST = 200;

    /** The field that names who joins. */
    private static final String JOINS = "vao";

    private final Blocs blocs;
    private final Bodies bodies;
    private final Audit audit;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;
    private final BodyPicker picker;

    BlocController(
            Blocs blocs,
            Bodies bodies,
            Audit audit,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets,
            BodyPicker picker) {
        this.picker = picker;
        this.blocs = blocs;
        this.bodies = bodies;
        this.audit = audit;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    @GetMapping(PATH)
    String list(Actor actor, @RequestParam(name = "ngay", defaultValue = "") String date, Model model) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        Problems problems = new Problems();
        if (!date.isBlank() && Untrusted.day(date).isEmpty()) {
            problems.add("ngay", "m23");
        }
        LocalDate on = Untrusted.day(date).orElse(day.today());
        model.addAttribute("problems", problems);
        model.addAttribute("on", on);
        model.addAttribute("blocs", blocs.on(on));
        model.addAttribute("mayEdit", permissions.may(actor, DirectoryAction.EDIT, actor.bodyId()));
        model.addAttribute("id", UUID.randomUUID());
        return "directory/blocs";
    }

    @PostMapping(PATH)
    String setUp(
            Actor actor, @RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes redirect) {
        permissions.require(actor, DirectoryAction.EDIT, actor.bodyId());
        Problems problems = new Problems();
        Optional<Body> owner = body("cua", typed, problems);
        owner.filter(body -> !permissions.may(actor, DirectoryAction.EDIT, body.id()))
                .ifPresent(_ -> problems.add(
                        "cua", "directory.problem.scope", actor.post().bodyName()));
        String kind = one(typed, "loai");
        if (!kind.equals("cluster") && !kind.equals("bloc")) {
            problems.add("loai", "directory.problem.choose");
        }
        String name = one(typed, "ten").strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            problems.add("ten", name.isEmpty() ? "directory.problem.name" : "directory.problem.long", LONGEST);
        }
        String number = one(typed, "so");
        if (!number.isBlank() && !number.matches("\\d{1,3}")) {
            problems.add("so", "directory.problem.number");
        }
        Optional<LocalDate> from = optionalDay("tu", typed, problems);
        Optional<LocalDate> to = optionalDay("den", typed, problems);
        if (!problems.isEmpty() || owner.isEmpty()) {
            String page = list(actor, "", model);
            model.addAttribute("problems", problems);
            return page;
        }
        UUID id = Untrusted.id(one(typed, "id")).orElseGet(UUID::randomUUID);
        blocs.setUp(
                        actor.by(),
                        id,
                        owner.get().id(),
                        kind,
                        number.isBlank() ? null : Integer.valueOf(number),
                        name,
                        from.orElse(null),
                        to.orElse(null))
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("directory.bloc.setUp", name));
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping(PATH + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor, @RequestParam(name = "ngay", defaultValue = "") String date) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        LocalDate on = Untrusted.day(date).orElse(day.today());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Blocs.Listed bloc : blocs.on(on)) {
            blocs.members(bloc.id()).stream()
                    .filter(stay -> stands(stay, on))
                    .forEach(stay -> rows.add(Arrays.asList(
                            bloc.owner(), bloc.name(), bloc.head(), stay.name(), stay.since(), stay.until())));
        }
        return sheets.send(
                "cum-khoi-" + on + ".xlsx",
                new Spreadsheet(
                        sheets.say("directory.blocs"),
                        sheets.say("directory.asOf", on),
                        List.of(
                                sheets.column("directory.bloc.owner", Spreadsheet.Type.TEXT, 40),
                                sheets.column("directory.bloc.name", Spreadsheet.Type.TEXT, 40),
                                sheets.column("directory.bloc.head", Spreadsheet.Type.TEXT, 40),
                                sheets.column("directory.bloc.member", Spreadsheet.Type.TEXT, 40),
                                sheets.column("directory.from", Spreadsheet.Type.DATE, 14),
                                sheets.column("directory.to", Spreadsheet.Type.DATE, 14)),
                        rows,
                        List.of()));
    }

    @GetMapping(PATH + "/{id}")
    String one(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "ngay", defaultValue = "") String date,
            Model model) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        LocalDate on = Untrusted.day(date).orElse(day.today());
        Blocs.Listed bloc = known(id, on);
        List<Blocs.Stay> members = blocs.members(bloc.id());
        model.addAttribute("bloc", bloc);
        model.addAttribute("on", on);
        model.addAttribute("members", members);
        model.addAttribute(
                "present", members.stream().filter(stay -> stands(stay, on)).toList());
        model.addAttribute("heads", blocs.heads(bloc.id()));
        model.addAttribute("parts", blocs.splitOff(bloc.id(), on));
        model.addAttribute("mayEdit", permissions.may(actor, DirectoryAction.EDIT, bloc.ownerId()));
        model.addAttribute("history", BodyController.history(audit.timeline(Subject.of("bloc", bloc.id()))));
        return "directory/bloc";
    }

    @PostMapping(PATH + "/{id}/thanh-vien")
    String join(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        return change(actor, id, typed, JOINS, model, redirect, (bloc, body, on) -> {
            blocs.join(actor.by(), bloc, body.id(), on).orThrow();
            return Flash.done("directory.bloc.joined", body.name());
        });
    }

    @PostMapping(PATH + "/{id}/roi")
    String leave(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        return change(actor, id, typed, "roi", model, redirect, (bloc, body, on) -> {
            blocs.leave(actor.by(), bloc, body.id(), on).orThrow();
            return Flash.done("directory.bloc.left", body.name());
        });
    }

    @PostMapping(PATH + "/{id}/truong")
    String lead(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        return change(actor, id, typed, "truong", model, redirect, (bloc, body, on) -> {
            String basis = one(typed, "can-cu").strip();
            blocs.lead(actor.by(), bloc, body.id(), on, basis.substring(0, Math.min(basis.length(), LONGEST)))
                    .orThrow();
            return Flash.done("directory.bloc.led", body.name());
        });
    }

    @PostMapping(PATH + "/{id}/chia")
    String split(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        Blocs.Listed bloc = known(id, day.today());
        permissions.require(actor, DirectoryAction.EDIT, bloc.ownerId());
        Problems problems = new Problems();
        Optional<LocalDate> on = Untrusted.day(one(typed, "chia-ngay"));
        if (on.isEmpty()) {
            problems.add("chia-ngay", "m23");
        }
        List<String> names = one(typed, "chia-thanh")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (names.size() < 2 || names.stream().anyMatch(name -> name.length() > LONGEST)) {
            problems.add("chia-thanh", "organisation.bloc.parts");
        }
        if (!problems.isEmpty() || on.isEmpty()) {
            String page = one(actor, id, "", model);
            model.addAttribute("problems", problems);
            return page;
        }
        Map<Integer, List<UUID>> into = new LinkedHashMap<>();
        typed.forEach((field, values) -> {
            if (field.startsWith("phan.") && values.getFirst().matches("\\d")) {
                Untrusted.id(field.substring("phan.".length()))
                        .ifPresent(member -> into.computeIfAbsent(
                                        Integer.valueOf(values.getFirst()), _ -> new ArrayList<>())
                                .add(member));
            }
        });
        List<Blocs.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add(new Blocs.Part(UUID.randomUUID(), names.get(i), null, into.getOrDefault(i + 1, List.of())));
        }
        blocs.split(actor.by(), bloc.id(), on.get(), parts).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("directory.bloc.splitDone", bloc.name(), names.size()));
        return "redirect:" + PATH + "/" + bloc.id();
    }

    private interface Change {
        Flash apply(UUID bloc, Body body, LocalDate on);
    }

    private String change(
            Actor actor,
            String id,
            MultiValueMap<String, String> typed,
            String field,
            Model model,
            RedirectAttributes redirect,
            Change change) {
        Blocs.Listed bloc = known(id, day.today());
        permissions.require(actor, DirectoryAction.EDIT, bloc.ownerId());
        Problems problems = new Problems();
        Optional<Body> body = body(field, typed, problems);
        // who leads a cluster reads what its members file, so nobody is taken into one by a stranger
        body.filter(one -> field.equals(JOINS) && !permissions.may(actor, DirectoryAction.EDIT, one.id()))
                .ifPresent(_ -> problems.add(
                        field, "directory.problem.scope", actor.post().bodyName()));
        Optional<LocalDate> on = Untrusted.day(one(typed, field + "-ngay"));
        if (on.isEmpty()) {
            problems.add(field + "-ngay", "m23");
        }
        if (!problems.isEmpty() || body.isEmpty() || on.isEmpty()) {
            String page = one(actor, id, "", model);
            model.addAttribute("problems", problems);
            return page;
        }
        redirect.addFlashAttribute("flash", change.apply(bloc.id(), body.get(), on.get()));
        return "redirect:" + PATH + "/" + bloc.id();
    }

    private Blocs.Listed known(String id, LocalDate on) {
        return Untrusted.id(id)
                .flatMap(known -> blocs.find(known, on))
                .orElseThrow(() -> Untrusted.hidden("directory.hidden"));
    }

    /** The one existing body that a field names, by name or code. */
    private Optional<Body> body(String field, MultiValueMap<String, String> typed, Problems problems) {
        String line = one(typed, field).strip();
        Optional<UUID> picked = Untrusted.id(line);
        return picked.isPresent()
                ? bodies.find(picked.get())
                : picker.read(typed.asSingleValueMap(), field, _ -> true, problems);
    }

    private static Optional<LocalDate> optionalDay(
            String field, MultiValueMap<String, String> typed, Problems problems) {
        String text = one(typed, field);
        Optional<LocalDate> on = Untrusted.day(text);
        if (!text.isBlank() && on.isEmpty()) {
            problems.add(field, "m23");
        }
        return on;
    }

    private static boolean stands(Blocs.Stay stay, LocalDate on) {
        return (stay.since() == null || !stay.since().isAfter(on))
                && (stay.until() == null || !stay.until().isBefore(on));
    }

    private static String one(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }
}
