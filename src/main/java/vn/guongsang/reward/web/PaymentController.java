package vn.guongsang.reward.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Parts;
import vn.guongsang.reward.PaymentList;
import vn.guongsang.reward.PaymentLists;
import vn.guongsang.reward.RewardAction;
import vn.guongsang.reward.paper.PaymentPaper;
import vn.guongsang.reward.reading.PaymentRegister;
import vn.guongsang.time.BusinessDay;

/** "Chi thưởng": by which decisions money goes out, to whom, how much, and why. */
@Controller
class PaymentController {

    private static final String LIST = "/chi-thuong";
    private static final String ONE = LIST + "/{id}";
    private static final int TEXT = 200;

    private final PaymentLists lists;
    private final PaymentRegister register;
    private final PaymentPaper paper;
    private final Permissions permissions;
    private final Parts parts;
    private final Sheets sheets;
    private final BusinessDay day;

    PaymentController(
            PaymentLists lists,
            PaymentRegister register,
            PaymentPaper paper,
            Permissions permissions,
            Parts parts,
            Sheets sheets,
            BusinessDay day) {
        this.lists = lists;
        this.register = register;
        this.paper = paper;
        this.permissions = permissions;
        this.parts = parts;
        this.sheets = sheets;
        this.day = day;
    }

    @Bean
    static MenuContribution paymentsInMenu() {
        return MenuContribution.of("reward.menu", LIST, 347, actor -> switch (actor.role()) {
            case OFFICER, HEAD, LEADER, HUB_OFFICER, COUNCIL_SECRETARY, INSPECTOR -> true;
            case APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> false;
        });
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "nam", defaultValue = "") String typed, Model model) {
        permissions.require(actor, RewardAction.READ, actor.bodyId());
        int year = Untrusted.year(typed).orElse(day.today().getYear());
        List<UUID> issuers = parts.authorities(actor.bodyId()).stream()
                .filter(body -> permissions.may(actor, RewardAction.READ, body))
                .toList();
        model.addAttribute("year", year);
        model.addAttribute("rows", register.rows(issuers, year));
        model.addAttribute("sums", register.sums(issuers, year));
        return "reward/list";
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String id, Model model) {
        PaymentList list = seen(actor, id);
        boolean open = list.closedOn() == null;
        model.addAttribute("list", list);
        model.addAttribute("prices", open && permissions.may(actor, RewardAction.PRICE, list.issuer()));
        model.addAttribute("closes", open && permissions.may(actor, RewardAction.CLOSE, list.issuer()));
        return "reward/one";
    }

    @PostMapping(ONE + "/muc")
    String price(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String award,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(name = "so", defaultValue = "") String number,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes next) {
        PaymentList list = seen(actor, id);
        permissions.require(actor, RewardAction.PRICE, list.issuer());
        String field = number.matches("\\d{1,3}") ? number : "0";
        String basis = WrittenText.clean(sent.getOrDefault("basis-" + field, ""));
        @Nullable Long dong = dong(sent.getOrDefault("dong-" + field, ""));
        var problems = new Problems();
        if (dong == null) {
            problems.add("dong-" + field, "reward.problem.amount");
        }
        if (basis.isEmpty() || basis.length() > TEXT) {
            problems.add("basis-" + field, "reward.problem.basis", TEXT);
        }
        if (!problems.isEmpty() || dong == null) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        lists.price(actor, list.decision(), award, kind, dong, basis);
        next.addFlashAttribute("flash", Flash.done("reward.priced"));
        return page(list);
    }

    @PostMapping(ONE + "/nguon")
    String fund(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "fund", defaultValue = "") String typedFund,
            @RequestParam(name = "line", defaultValue = "") String typedLine,
            Model model,
            RedirectAttributes next) {
        PaymentList list = seen(actor, id);
        permissions.require(actor, RewardAction.PRICE, list.issuer());
        String fund = WrittenText.clean(typedFund);
        String line = WrittenText.clean(typedLine);
        var problems = new Problems();
        if (fund.isEmpty() || fund.length() > TEXT) {
            problems.add("fund", "reward.problem.text", TEXT);
        }
        if (line.isEmpty() || line.length() > TEXT) {
            problems.add("line", "reward.problem.text", TEXT);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        lists.payFrom(actor, list.decision(), fund, line);
        next.addFlashAttribute("flash", Flash.done("reward.funded"));
        return page(list);
    }

    @PostMapping(ONE + "/chot")
    String close(Actor actor, @PathVariable String id, RedirectAttributes next) {
        PaymentList list = seen(actor, id);
        lists.close(actor, list.decision());
        next.addFlashAttribute("flash", Flash.done("reward.closed"));
        return page(list);
    }

    @GetMapping(ONE + "/danh-sach.xlsx")
    ResponseEntity<StreamingResponseBody> sheet(Actor actor, @PathVariable String id) {
        PaymentList list = seen(actor, id);
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        Function<String, String> kinds = sheets.words("reward.kind.");
        for (PaymentList.Item item : list.items()) {
            rows.add(Arrays.asList(
                    item.position(),
                    item.name(),
                    kinds.apply(item.kind()),
                    item.place(),
                    item.awardName(),
                    item.dong(),
                    item.recovery() == null ? 0 : -item.recovery().dong(),
                    note(item)));
        }
        return sheets.send(
                "danh-sach-chi-thuong.xlsx",
                new Spreadsheet(
                        sheets.say("reward.sheet.title", list.decisionNumber()),
                        sheets.say("reward.sheet.subtitle", list.decidedOn(), list.fund(), list.budgetLine()),
                        List.of(
                                sheets.column("reward.paper.column.number", Spreadsheet.Type.NUMBER, 6),
                                sheets.column("reward.name", Spreadsheet.Type.TEXT, 32),
                                sheets.column("reward.kind", Spreadsheet.Type.TEXT, 16),
                                sheets.column("reward.place", Spreadsheet.Type.TEXT, 32),
                                sheets.column("reward.award", Spreadsheet.Type.TEXT, 24),
                                sheets.column("reward.amount", Spreadsheet.Type.NUMBER, 16),
                                sheets.column("reward.recovered", Spreadsheet.Type.NUMBER, 16),
                                sheets.column("reward.note", Spreadsheet.Type.TEXT, 40)),
                        rows,
                        List.of(
                                sheets.say("reward.sheet.sum", list.toPay()),
                                sheets.say("reward.sheet.recover", list.toRecover()),
                                sheets.say("reward.sheet.net", list.net()))));
    }

    private String note(PaymentList.Item item) {
        if (item.recovery() != null) {
            return sheets.say(
                    "reward.revoked-by",
                    item.recovery().basis(),
                    item.recovery().revokedOn());
        }
        return item.correction() == null
                ? ""
                : sheets.say(
                        "reward.corrected-by",
                        item.correction().formerName(),
                        item.correction().basis());
    }

    @GetMapping(ONE + "/danh-sach.docx")
    ResponseEntity<byte[]> word(Actor actor, @PathVariable String id) {
        return new Download("chi-thuong.docx", FileType.DOCX, Documents.docx(paper.of(seen(actor, id)))).attached();
    }

    @GetMapping(ONE + "/danh-sach.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable String id) {
        return new Download("chi-thuong.pdf", FileType.PDF, Documents.pdf(paper.of(seen(actor, id)))).attached();
    }

    private PaymentList seen(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(lists::find)
                .filter(list -> permissions.may(actor, RewardAction.READ, list.issuer()))
                .orElseThrow(() -> Untrusted.hidden("reward.hidden"));
    }

    private static @Nullable Long dong(String typed) {
        String digits = typed.strip().replaceAll("[.\\s\u00a0]", "");
        return digits.matches("\\d{1,12}") ? Long.valueOf(digits) : null;
    }

    private static String page(PaymentList list) {
        return "redirect:" + LIST + "/" + list.decision();
    }
}
