package vn.guongsang.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.AuditLog;
import vn.guongsang.audit.AuditLog.Cursor;
import vn.guongsang.audit.AuditLog.Sealed;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.oversight.LogAction;
import vn.guongsang.oversight.Things;
import vn.guongsang.oversight.reading.LogReading;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The log: searched, read entry by entry under permanent addresses, exported; and its anchors. */
@Controller
class LogController {

    private static final String LOG = "/nhat-ky";
    private static final String ANCHORS = LOG + "/moc";
    private static final int SHOWN = 50;
    private static final int ANCHORS_SHOWN = 400;

    private final LogReading reading;
    private final AuditLog log;
    private final Asking asking;
    private final LogSheet sheet;
    private final Things things;
    private final Permissions permissions;
    private final Audit audit;

    LogController(
            LogReading reading,
            AuditLog log,
            Asking asking,
            LogSheet sheet,
            Things things,
            Permissions permissions,
            Audit audit) {
        this.reading = reading;
        this.log = log;
        this.asking = asking;
        this.sheet = sheet;
        this.things = things;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Bean
    static MenuContribution logInMenu() {
        return MenuContribution.of(
                "oversight.log",
                LOG,
                90,
                actor -> actor.is(Role.AUDITOR) || actor.is(Role.INSPECTOR) || actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(LOG)
    String list(
            Actor actor,
            @RequestParam(name = "nguoi", defaultValue = "") String person,
            @RequestParam(name = "don-vi", defaultValue = "") String body,
            @RequestParam(name = "viec", defaultValue = "") String act,
            @RequestParam(name = "doi-tuong", defaultValue = "") String object,
            @RequestParam(name = "tu", required = false) @Nullable LocalDate from,
            @RequestParam(name = "den", required = false) @Nullable LocalDate to,
            @RequestParam(name = "ngay-lam-viec", required = false) @Nullable LocalDate day,
            @RequestParam(name = "truoc", defaultValue = "") String before,
            Locale locale,
            Model model) {
        permissions.require(actor, LogAction.SEARCH, actor.bodyId());
        LogQuery query = query(person, body, act, object, from, to, day);
        Asking.Answer answer = asking.filter(actor, query);
        LogReading.Part part = answer.filter() == null
                ? new LogReading.Part(List.of(), null)
                : reading.page(actor, answer.filter(), Cursor.parse(before).orElse(null), SHOWN);
        if (!answer.unknown().isEmpty()) {
            model.addAttribute("problems", new Problems().add(answer.unknown(), "oversight.unknown"));
        }
        model.addAttribute("query", query);
        model.addAttribute("answer", answer);
        model.addAttribute("part", part);
        model.addAttribute("own", actor.is(Role.ADMINISTRATOR));
        model.addAttribute(
                "acts",
                log.acts().stream()
                        .map(one -> Choice.data(one, sheet.act(locale, one)))
                        .toList());
        return "oversight/log";
    }

    @GetMapping(LOG + "/tai-xuong")
    void export(
            Actor actor,
            @RequestParam(name = "nguoi", defaultValue = "") String person,
            @RequestParam(name = "don-vi", defaultValue = "") String body,
            @RequestParam(name = "viec", defaultValue = "") String act,
            @RequestParam(name = "doi-tuong", defaultValue = "") String object,
            @RequestParam(name = "tu", required = false) @Nullable LocalDate from,
            @RequestParam(name = "den", required = false) @Nullable LocalDate to,
            @RequestParam(name = "ngay-lam-viec", required = false) @Nullable LocalDate day,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        permissions.require(actor, LogAction.EXPORT, actor.bodyId());
        LogQuery query = query(person, body, act, object, from, to, day);
        Asking.Answer answer = asking.filter(actor, query);
        if (answer.filter() == null) {
            throw new Refusal((Verdict.Refused) Verdict.refused("oversight.export.unclear"));
        }
        String asked = sheet.asked(query, answer, locale);
        audit.looked(actor.by(), Subject.of("log", actor.bodyId()), asked, "");
        sheet.write(reading.all(actor, answer.filter()), asked, locale, response);
    }

    private static LogQuery query(
            String person,
            String body,
            String act,
            String object,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate day) {
        return new LogQuery(
                WrittenText.clean(person), WrittenText.clean(body), act.strip(), object.strip(), from, to, day);
    }

    @GetMapping(LOG + "/{id}")
    String entry(Actor actor, @PathVariable long id, Model model) {
        permissions.require(actor, LogAction.SEARCH, actor.bodyId());
        Sealed sealed = reading.find(actor, id).orElseThrow(LogController::notThere);
        Subject subject = sealed.entry().subject();
        model.addAttribute("sealed", sealed);
        model.addAttribute(
                "thing",
                things.find(subject.kind(), subject.id())
                        .filter(thing -> thing.seenBy(actor, permissions).allowed())
                        .orElse(null));
        return "oversight/entry";
    }

    @GetMapping(ANCHORS)
    String anchors(Actor actor, Model model) {
        permissions.require(actor, LogAction.READ_ANCHORS, actor.bodyId());
        model.addAttribute("anchors", log.anchors(ANCHORS_SHOWN));
        return "oversight/anchors";
    }

    @GetMapping(ANCHORS + "/{day}")
    String anchor(Actor actor, @PathVariable String day, Model model) {
        model.addAttribute("anchor", readable(actor, day));
        return "oversight/anchor";
    }

    @GetMapping(ANCHORS + "/{day}/tep")
    ResponseEntity<String> file(Actor actor, @PathVariable String day) {
        Anchor anchor = readable(actor, day);
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"moc-nhat-ky-" + anchor.day() + ".txt\"")
                .body(anchor.text());
    }

    private Anchor readable(Actor actor, String day) {
        permissions.require(actor, LogAction.READ_ANCHORS, actor.bodyId());
        try {
            return log.anchor(LocalDate.parse(day)).orElseThrow(LogController::notThere);
        } catch (java.time.DateTimeException _) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
