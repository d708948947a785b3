package vn.guongsang.rules.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.RequiredParts;
import vn.guongsang.rules.RuleAction;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.language.RuleVersion;
import vn.guongsang.rules.language.Sentences;
import vn.guongsang.time.BusinessDay;

/** The two lists, each by itself, and the rule of an award on a day. */
@Controller
class RuleController {

    static final String LISTS = "/danh-hieu-va-hinh-thuc";
    static final String ONE = LISTS + "/{code}";
    private static final String FORMS = "hinh-thuc";

    private final Eligibility eligibility;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    RuleController(Eligibility eligibility, Permissions permissions, Audit audit, BusinessDay day) {
        this.eligibility = eligibility;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    @GetMapping(LISTS)
    String list(
            Actor actor,
            @RequestParam(name = "bang", defaultValue = "") String which,
            @RequestParam(name = "ngay", defaultValue = "") String asked,
            Model model) {
        permissions.require(actor, RuleAction.READ, "");
        AwardList list = which.equals(FORMS) ? AwardList.FORM : AwardList.TITLE;
        LocalDate on = Untrusted.day(asked).orElse(day.today());
        List<Award> all = eligibility.rulebook().awards(on);
        model.addAttribute("list", list);
        model.addAttribute("on", on);
        model.addAttribute(
                "titles",
                all.stream().filter(award -> award.list() == AwardList.TITLE).count());
        model.addAttribute(
                "awards", all.stream().filter(award -> award.list() == list).toList());
        model.addAttribute("book", eligibility.rulebook());
        model.addAttribute("decides", permissions.may(actor, RuleAction.DECIDE, ""));
        model.addAttribute(
                "forms",
                all.stream().filter(award -> award.list() == AwardList.FORM).count());
        return "rules/list";
    }

    @GetMapping(ONE)
    String one(
            Actor actor,
            @PathVariable("code") String code,
            @RequestParam(name = "ngay", defaultValue = "") String asked,
            Model model) {
        permissions.require(actor, RuleAction.READ, code);
        LocalDate on = Untrusted.day(asked).orElse(day.today());
        Rulebook book = eligibility.rulebook();
        Award award = book.known(code, on).orElseThrow(() -> Untrusted.hidden("rules.award.hidden"));
        Optional<RuleVersion> rule = book.version(code, on);
        Sentences sentences =
                new Sentences(other -> book.known(other, on).map(Award::name).orElse(other));
        model.addAttribute("award", award);
        model.addAttribute("on", on);
        model.addAttribute("rule", rule.orElse(null));
        model.addAttribute(
                "conditions",
                rule.map(RuleVersion::conditions)
                        .map(conditions -> RuleView.of(conditions, sentences))
                        .orElse(List.of()));
        model.addAttribute("ordinary", book.parts(code, RequiredParts.ORDINARY, on));
        model.addAttribute("simple", book.parts(code, RequiredParts.SHORT, on));
        model.addAttribute("versions", book.versions(code).reversed());
        model.addAttribute("decides", permissions.may(actor, RuleAction.DECIDE, code));
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("rule", code))));
        return "rules/one";
    }
}
