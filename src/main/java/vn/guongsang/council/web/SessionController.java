package vn.guongsang.council.web;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Matter;
import vn.guongsang.council.Session;
import vn.guongsang.council.Session.Item;
import vn.guongsang.council.Session.Round;
import vn.guongsang.council.Session.State;
import vn.guongsang.council.Sessions;
import vn.guongsang.council.Stance;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Verdict;

/** A session at the tablets of its members: the agenda, one item at a time, its vote, the minutes. */
@Controller
class SessionController {

    static final String LIST = CouncilController.LIST + "/phien";
    private static final String ONE = LIST + "/{id}";
    private static final String ITEM = ONE + "/muc/{item}";

    private final Sessions sessions;
    private final Permissions permissions;
    private final Audit audit;

    SessionController(Sessions sessions, Permissions permissions, Audit audit) {
        this.sessions = sessions;
        this.permissions = permissions;
        this.audit = audit;
    }

    // ---- the session

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable("id") String id, Model model) {
        Session session = visible(actor, id);
        boolean conducts = permissions.may(actor, CouncilAction.CONVENE, session.council());
        model.addAttribute("session", session);
        model.addAttribute("conducts", conducts);
        model.addAttribute("account", actor.accountId());
        model.addAttribute("rule", sessions.rule(session).orElse(null));
        model.addAttribute(
                "waiting", conducts && session.state() != State.CLOSED ? sessions.waiting(session) : List.<Matter>of());
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("council-session", session.id()))));
        return "council/session";
    }

    @PostMapping(ONE)
    String move(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        Written written = new Written(sent);
        LocalDate on = written.day("ngay-hop");
        String place = written.line("dia-diem");
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return one(actor, id, model);
        }
        sessions.move(actor, session.id(), on, place).orThrow();
        return back(session, "council.moved.done", redirect);
    }

    /** @param chosen each the kind and id of a matter, with a blank between */
    @PostMapping(ONE + "/chuong-trinh")
    String put(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "noi-dung", required = false) List<String> chosen,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        Set<String> keys = new HashSet<>(chosen == null ? List.of() : chosen);
        List<Matter> matters = sessions.waiting(session).stream()
                .filter(matter -> keys.contains(matter.kind() + " " + matter.id()))
                .toList();
        if (matters.isEmpty()) {
            Verdict.refused("council.refused.nothing").orThrow();
        }
        sessions.put(actor, session.id(), matters).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("council.put.done", matters.size()));
        return to(session);
    }

    @PostMapping(ONE + "/khai-mac")
    String begin(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "co-mat", required = false) List<String> there,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        sessions.begin(actor, session.id(), accounts(there)).orThrow();
        return back(session, "council.begun.done", redirect);
    }

    @PostMapping(ONE + "/co-mat")
    String attend(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "co-mat", required = false) List<String> there,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        sessions.attend(actor, session.id(), accounts(there)).orThrow();
        return back(session, "council.attended.done", redirect);
    }

    private static Set<UUID> accounts(List<String> sent) {
        return sent == null
                ? Set.of()
                : sent.stream().flatMap(id -> Untrusted.id(id).stream()).collect(toSet());
    }

    @PostMapping(ONE + "/be-mac")
    String close(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        Written written = new Written(sent);
        String conclusion = written.text("ket-luan", true);
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return one(actor, id, model);
        }
        sessions.close(actor, session.id(), conclusion).orThrow();
        return back(session, "council.closed.done", redirect);
    }

    // ---- an item

    @GetMapping(ITEM)
    String item(Actor actor, @PathVariable("id") String id, @PathVariable("item") String itemId, Model model) {
        Session session = visible(actor, id);
        Item item = item(session, itemId);
        UUID account = actor.accountId();
        boolean conducts = permissions.may(actor, CouncilAction.CONVENE, session.council());
        boolean votes = permissions.may(actor, CouncilAction.VOTE, session.council()) && session.sits(account);
        Optional<Round> counted = item.last()
                .filter(round -> round.result() != null && round.rule().secret());
        model.addAttribute("session", session);
        model.addAttribute("item", item);
        model.addAttribute("account", account);
        model.addAttribute("conducts", conducts);
        model.addAttribute("votes", votes);
        model.addAttribute("papers", !item.recused(account));
        model.addAttribute("rule", sessions.rule(session, item).orElse(null));
        model.addAttribute("interested", sessions.interested(session, item));
        model.addAttribute("receipt", sessions.receipt(""));
        model.addAttribute("receipts", counted.map(sessions::receipts).orElse(List.of()));
        model.addAttribute("ballots", counted.map(sessions::ballots).orElse(List.of()));
        return "council/item";
    }

    @PostMapping(ITEM + "/rut")
    String takeOff(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("item") String itemId,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        sessions.takeOff(actor, session.id(), item(session, itemId).id()).orThrow();
        return back(session, "council.takenOff.done", redirect);
    }

    /** One's own interest, or as the secretary writes it down for a member who told it. */
    @PostMapping(ITEM + "/khong-bieu-quyet")
    String recuse(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("item") String itemId,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Session session = visible(actor, id);
        Item item = item(session, itemId);
        UUID member = Untrusted.id(sent.get("thanh-vien")).orElse(actor.accountId());
        permissions.require(
                actor,
                member.equals(actor.accountId()) ? CouncilAction.VOTE : CouncilAction.CONVENE,
                session.council());
        Written written = new Written(sent);
        String reason = written.line(sent.containsKey("thanh-vien") ? "ly-do-thanh-vien" : "ly-do");
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return item(actor, id, itemId, model);
        }
        sessions.recuse(actor, session.id(), item.id(), member, reason).orThrow();
        return back(session, item, "council.recused.done", redirect);
    }

    @PostMapping(ITEM + "/mo-phieu")
    String openVote(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("item") String itemId,
            @RequestParam Map<String, String> sent,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        Item item = item(session, itemId);
        sessions.openVote(actor, session.id(), item.id(), sent.containsKey("xac-nhan"), sent.getOrDefault("ty-le", ""))
                .orThrow();
        return back(session, item, "council.voteOpened.done", redirect);
    }

    /**
     * A member's vote. The answer to a secret one is a page of its own and no redirection: what a redirection
     * carries over lies in the session, which is kept in the database with its person.
     */
    @PostMapping(ITEM + "/phieu")
    String vote(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("item") String itemId,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Session session = visible(actor, id);
        permissions.require(actor, CouncilAction.VOTE, session.council());
        Item item = item(session, itemId);
        boolean secret = item.open().filter(round -> round.rule().secret()).isPresent();
        Written written = new Written(sent);
        Optional<Stance> stance = Untrusted.of(Stance.class, sent.get("kin-phieu"));
        String words = secret ? "" : written.text("y-kien", false);
        if (stance.isEmpty() && item.open().isPresent()) {
            written.problems().add("kin-phieu", "council.problem.stance");
        }
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return item(actor, id, itemId, model);
        }
        String receipt = sessions.receipt(sent.getOrDefault("kin-ma", ""));
        sessions.vote(actor, session.id(), item.id(), stance.orElse(Stance.OTHER), words, receipt)
                .orThrow();
        if (!secret) {
            return back(session, item, "council.voted.done", redirect);
        }
        model.addAttribute("session", session);
        model.addAttribute("item", item);
        model.addAttribute("receipt", receipt);
        return "council/receipt";
    }

    /** What an absent member wrote, as the secretary hands it in. */
    @PostMapping(ITEM + "/y-kien-vang")
    String letter(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("item") String itemId,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        Item item = item(session, itemId);
        Written written = new Written(sent);
        Optional<UUID> member = Untrusted.id(sent.get("thanh-vien-vang"));
        Optional<Stance> stance = Untrusted.of(Stance.class, sent.get("kin-y-kien"));
        if (member.isEmpty()) {
            written.problems().add("thanh-vien-vang", "council.problem.person");
        }
        if (stance.isEmpty()) {
            written.problems().add("kin-y-kien", "council.problem.stance");
        }
        String words = written.text("y-kien-vang", false);
        if (!written.problems().isEmpty()) {
            model.addAttribute("problems", written.problems());
            return item(actor, id, itemId, model);
        }
        sessions.letter(actor, session.id(), item.id(), member.orElseThrow(), stance.orElseThrow(), words)
                .orThrow();
        return back(session, item, "council.letter.done", redirect);
    }

    @PostMapping(ITEM + "/dong-phieu")
    String closeVote(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("item") String itemId,
            RedirectAttributes redirect) {
        Session session = conducted(actor, id);
        Item item = item(session, itemId);
        sessions.closeVote(actor, session.id(), item.id()).orThrow();
        return back(session, item, "council.voteClosed.done", redirect);
    }

    private Session visible(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(sessions::find)
                .filter(session -> permissions.may(actor, CouncilAction.READ, session.council()))
                .orElseThrow(() -> Untrusted.hidden("council.hidden"));
    }

    private Session conducted(Actor actor, String id) {
        Session session = visible(actor, id);
        permissions.require(actor, CouncilAction.CONVENE, session.council());
        return session;
    }

    private static Item item(Session session, String id) {
        return Untrusted.id(id)
                .flatMap(item -> session.agenda().stream()
                        .filter(one -> one.id().equals(item))
                        .findFirst())
                .orElseThrow(() -> Untrusted.hidden("council.hidden"));
    }

    private static String to(Session session) {
        return "redirect:" + LIST + "/" + session.id();
    }

    private static String back(Session session, String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(said));
        return to(session);
    }

    private static String back(Session session, Item item, String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(said));
        return to(session) + "/muc/" + item.id();
    }
}
