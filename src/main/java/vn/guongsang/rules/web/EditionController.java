package vn.guongsang.rules.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.RequiredParts;
import vn.guongsang.rules.RuleAction;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.domain.Editions;
import vn.guongsang.rules.domain.Editions.Edition;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** What dossiers for an award must have from a day on, and how the award is called and given from a day on. */
@Controller
public class EditionController {

    private static final String PARTS = RuleController.ONE + "/thanh-phan-moi";
    private static final String CALLED = RuleController.ONE + "/ten-goi-moi";
    private static final String NEW = RuleController.LISTS + "/moi";
    private static final int TEXT = 500;
    private static final int CODE = 20;
    private static final Pattern AS_CODE = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final int MOST_PARTS = 30;
    private static final int BLANK = 3;
    private static final List<String> LEVELS = List.of("state", "province", "commune", "base", "other");
    private static final List<String> KINDS = List.of(
            "individual", "collective", "household", "enterprise", "cooperative", "cooperative_group", "community");

    private final Eligibility eligibility;
    private final Editions editions;
    private final Permissions permissions;
    private final BusinessDay day;

    EditionController(Eligibility eligibility, Editions editions, Permissions permissions, BusinessDay day) {
        this.eligibility = eligibility;
        this.editions = editions;
        this.permissions = permissions;
        this.day = day;
    }

    /** A line of the form; a part without a name is left out. */
    public record Row(String code, String name, String todo, String article, boolean read) {}

    // ---- parts

    @GetMapping(PARTS)
    String parts(
            Actor actor,
            @PathVariable("code") String code,
            @RequestParam(name = "thu-tuc", defaultValue = RequiredParts.ORDINARY) String asked,
            Model model) {
        Award award = award(actor, code);
        String procedure = procedure(asked);
        return parts(award, procedure, UUID.randomUUID(), rows(now(code, procedure)), model);
    }

    private List<RequiredPart> now(String code, String procedure) {
        return eligibility.rulebook().parts(code, procedure, day.today());
    }

    private static List<Row> rows(List<RequiredPart> parts) {
        return parts.stream()
                .map(part -> new Row(part.code(), part.name(), part.todo(), part.article(), part.read()))
                .toList();
    }

    private String parts(Award award, String procedure, UUID id, List<Row> rows, Model model) {
        model.addAttribute("award", award);
        model.addAttribute("procedure", procedure);
        model.addAttribute("id", id);
        model.addAttribute(
                "rows",
                Stream.concat(
                                rows.stream(),
                                Stream.generate(() -> new Row("", "", "", "", true))
                                        .limit(BLANK))
                        .limit(MOST_PARTS)
                        .toList());
        model.addAttribute("own", hasOwn(award.code(), procedure));
        return "rules/parts-edit";
    }

    private boolean hasOwn(String code, String procedure) {
        return eligibility.rulebook().everAsked(code, procedure).stream().anyMatch(part -> part.on(day.today()));
    }

    private static String procedure(String asked) {
        return asked.equals(RequiredParts.SHORT) ? RequiredParts.SHORT : RequiredParts.ORDINARY;
    }

    @PostMapping(PARTS)
    String decideParts(
            Actor actor,
            @PathVariable("code") String code,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Award award = award(actor, code);
        var typed = new TypedForm(sent.toSingleValueMap(), new Problems());
        String procedure = procedure(typed.sent().getOrDefault("thu-tuc", ""));
        boolean forAll = typed.sent().getOrDefault("cho", "").equals("ALL") && !hasOwn(code, procedure);
        Edition edition = edition(typed);
        List<Row> rows = typedRows(typed, now(code, procedure));
        if (rows.isEmpty()) {
            typed.problems().add("ten-0", "rules.problem.no-part");
        }
        if (typed.problems().isEmpty()) {
            String of = forAll ? "" : code;
            refuse(
                    typed,
                    editions.decide(
                            actor,
                            edition,
                            of,
                            procedure,
                            rows.stream()
                                    .map(row -> new RequiredPart(
                                            of,
                                            procedure,
                                            row.code(),
                                            row.name(),
                                            row.todo(),
                                            row.article(),
                                            row.read(),
                                            edition.since(),
                                            null))
                                    .toList()));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return parts(award, procedure, edition.id(), rows, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("rules.parts.decided", edition.since()));
        return shown(code, edition);
    }

    /** A part that stays keeps its code, by which files know it; what was not read stays so until its words change. */
    private static List<Row> typedRows(TypedForm typed, List<RequiredPart> known) {
        var rows = new ArrayList<Row>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < MOST_PARTS; i++) {
            String name = typed.words("ten-" + i, TEXT);
            if (name.isEmpty()) {
                continue;
            }
            String said = typed.sent().getOrDefault("ma-" + i, "");
            Optional<RequiredPart> before = known.stream()
                    .filter(part -> part.code().equals(said) && codes.add(said))
                    .findFirst();
            String todo = typed.words("viec-" + i, TEXT, "rules.problem.empty");
            String article = typed.words("dieu-" + i, TEXT, "rules.problem.empty");
            rows.add(new Row(
                    before.map(RequiredPart::code)
                            .orElseGet(() -> "p" + UUID.randomUUID().toString().substring(0, 8)),
                    name,
                    todo,
                    article,
                    before.map(part -> part.read() || !part.article().equals(article))
                            .orElse(true)));
        }
        return rows;
    }

    // ---- name, level, subjects and grounds

    @GetMapping(CALLED)
    String called(Actor actor, @PathVariable("code") String code, Model model) {
        return called(award(actor, code), UUID.randomUUID(), model);
    }

    private String called(Award award, UUID id, Model model) {
        model.addAttribute("award", award);
        choices(id, model);
        return "rules/award-edit";
    }

    private static void choices(UUID id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "levels",
                LEVELS.stream()
                        .map(level -> Choice.of(level, "rules.level." + level))
                        .toList());
        model.addAttribute(
                "kinds",
                KINDS.stream()
                        .map(kind -> Choice.of(kind, "rules.kind." + kind))
                        .toList());
        model.addAttribute(
                "grounds",
                Arrays.stream(Ground.values())
                        .map(ground -> Choice.of(ground.name(), "rules.ground." + ground))
                        .toList());
    }

    @PostMapping(CALLED)
    String decideCalled(
            Actor actor,
            @PathVariable("code") String code,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Award award = award(actor, code);
        var typed = new TypedForm(sent.toSingleValueMap(), new Problems());
        Edition edition = edition(typed);
        Award next = typedAward(typed, sent, code, award.list(), edition);
        if (next.article().equals(award.article()) && !award.read()) {
            next = unread(next);
        }
        if (typed.problems().isEmpty()) {
            refuse(typed, editions.decide(actor, edition, next));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return called(award, edition.id(), model);
        }
        redirect.addFlashAttribute("flash", Flash.done("rules.called.decided", edition.since()));
        return shown(code, edition);
    }

    /** What was not read stays so until its words change. */
    private static Award unread(Award award) {
        return new Award(
                award.code(),
                award.name(),
                award.list(),
                award.level(),
                award.subjectKinds(),
                award.grounds(),
                award.article(),
                false,
                award.since(),
                award.until());
    }

    private static Award typedAward(
            TypedForm typed, MultiValueMap<String, String> sent, String code, AwardList list, Edition edition) {
        String name = typed.words("ten", TEXT, "rules.problem.empty");
        String article = typed.words("dieu", TEXT, "rules.problem.empty");
        Optional<LocalDate> until = typed.day("den-ngay", false);
        typed.inOrder(Optional.of(edition.since()), until, "den-ngay");
        String level = typed.sent().getOrDefault("cap", "");
        if (!LEVELS.contains(level)) {
            typed.problems().add("cap", "rules.problem.choose");
        }
        Set<String> kinds = sent.getOrDefault("doi-tuong", List.of()).stream()
                .filter(KINDS::contains)
                .collect(Collectors.toSet());
        Set<Ground> grounds = sent.getOrDefault("loai-hinh", List.of()).stream()
                .flatMap(ground -> Untrusted.of(Ground.class, ground).stream())
                .collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            typed.problems().add("doi-tuong", "rules.problem.choose");
        }
        if (grounds.isEmpty()) {
            typed.problems().add("loai-hinh", "rules.problem.choose");
        }
        return new Award(code, name, list, level, kinds, grounds, article, true, edition.since(), until.orElse(null));
    }

    // ---- an award that was not known before

    @GetMapping(NEW)
    String begin(Actor actor, Model model) {
        permissions.require(actor, RuleAction.DECIDE, "");
        return begin(UUID.randomUUID(), model);
    }

    private static String begin(UUID id, Model model) {
        choices(id, model);
        model.addAttribute(
                "lists",
                Arrays.stream(AwardList.values())
                        .map(list -> Choice.of(list.name(), "rules.list." + list))
                        .toList());
        return "rules/award-new";
    }

    @PostMapping(NEW)
    String add(
            Actor actor, @RequestParam MultiValueMap<String, String> sent, Model model, RedirectAttributes redirect) {
        permissions.require(actor, RuleAction.DECIDE, "");
        var typed = new TypedForm(sent.toSingleValueMap(), new Problems());
        Edition edition = edition(typed);
        String code = typed.words("ma-so", CODE, "rules.problem.empty");
        if (!code.isEmpty() && !AS_CODE.matcher(code).matches()) {
            typed.problems().add("ma-so", "rules.problem.code");
        }
        Optional<AwardList> list = Untrusted.of(AwardList.class, typed.sent().get("danh-muc"));
        if (list.isEmpty()) {
            typed.problems().add("danh-muc", "rules.problem.choose");
        }
        Award award = typedAward(typed, sent, code, list.orElse(AwardList.FORM), edition);
        if (typed.problems().isEmpty() && editions.add(actor, edition, award) instanceof Verdict.Refused refused) {
            String field = refused.code().equals("rules.refused.award-known") ? "ma-so" : "tu-ngay";
            typed.problems().add(field, refused.code(), refused.args().toArray());
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return begin(edition.id(), model);
        }
        redirect.addFlashAttribute("flash", Flash.done("rules.award.added", edition.since()));
        return shown(code, edition);
    }

    // ---- both

    private Award award(Actor actor, String code) {
        permissions.require(actor, RuleAction.DECIDE, code);
        Rulebook book = eligibility.rulebook();
        return book.known(code, day.today()).orElseThrow(() -> Untrusted.hidden("rules.award.hidden"));
    }

    private Edition edition(TypedForm typed) {
        return new Edition(
                Untrusted.id(typed.sent().get("ma")).orElseGet(UUID::randomUUID),
                typed.day("tu-ngay", true).orElse(day.today()),
                typed.words("can-cu", TEXT, "rules.problem.empty"));
    }

    private static void refuse(TypedForm typed, Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            typed.problems().add("tu-ngay", refused.code(), refused.args().toArray());
        }
    }

    private static String shown(String code, Edition edition) {
        return "redirect:" + RuleController.LISTS + "/" + code + "?ngay=" + edition.since();
    }
}
