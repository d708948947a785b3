package vn.guongsang.outgoing.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.outgoing.FormAction;
import vn.guongsang.outgoing.IssuingOrgan;
import vn.guongsang.outgoing.PaperForm;
import vn.guongsang.outgoing.PaperForms;
import vn.guongsang.outgoing.PaperForms.Version;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.outgoing.Signs.Sign;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** "Mẫu văn bản": the forms of a body's papers, taken out, edited in Word and brought back. */
@Controller
class FormController {

    private static final String LIST = "/quan-tri/mau-van-ban";
    private static final String ONE = LIST + "/{body}/{form}";
    private static final int NOTE = 300;
    private static final int FINDINGS = 20;
    private static final int SIGN = 20;
    private static final Pattern ABBREVIATION = Pattern.compile("[\\p{L}\\d]+(?:[-.&][\\p{L}\\d]+)*");

    private final PaperForms forms;
    private final Signs signs;
    private final Permissions permissions;
    private final Bodies bodies;
    private final BusinessDay day;

    FormController(PaperForms forms, Signs signs, Permissions permissions, Bodies bodies, BusinessDay day) {
        this.forms = forms;
        this.signs = signs;
        this.permissions = permissions;
        this.bodies = bodies;
        this.day = day;
    }

    @Bean
    static MenuContribution formsInMenu() {
        return MenuContribution.of("outgoing.forms", LIST, 686, actor -> actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "co-quan", required = false) String asked, Model model) {
        permissions.require(actor, FormAction.EDIT, actor.bodyId());
        UUID body = Untrusted.id(asked)
                .filter(id -> permissions.may(actor, FormAction.EDIT, id))
                .orElse(actor.bodyId());
        model.addAttribute("body", bodies.get(body));
        model.addAttribute(
                "bodies",
                bodies.of(bodies.subtree(actor.bodyId())).stream()
                        .sorted(Comparator.comparing(Body::name))
                        .map(one -> Choice.data(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute(
                "rows",
                forms.all().stream()
                        .map(form -> new FormRow(
                                form.code(),
                                forms.on(body, form.code(), day.today()).orElse(null)))
                        .toList());
        model.addAttribute(
                "organs",
                signs.organs(body).stream()
                        .map(organ -> new OrganRow(organ, signs.said(organ.id()).orElse(new Sign(organ.sign(), ""))))
                        .toList());
        return "outgoing/forms";
    }

    /** How an issuer is abbreviated in numbers from now on. */
    @PostMapping(LIST + "/{body}/ky-hieu")
    String sign(
            Actor actor,
            @PathVariable String body,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Body known = known(actor, body);
        UUID asked = Untrusted.id(sent.get("co-quan")).orElse(known.id());
        IssuingOrgan organ = signs.organs(known.id()).stream()
                .filter(one -> one.id().equals(asked))
                .findFirst()
                .orElseThrow(() -> Untrusted.hidden("outgoing.form.hidden"));
        var typed = new TypedForm(sent, new Problems());
        String sign = sign(typed, "ky-hieu-" + organ.id(), "outgoing.problem.sign");
        String unit = sign(typed, "don-vi-" + organ.id(), null);
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return list(actor, body, model);
        }
        signs.say(actor, organ, new Sign(sign, unit));
        redirect.addFlashAttribute("flash", Flash.done("outgoing.sign.said"));
        return "redirect:" + LIST + "?co-quan=" + known.id();
    }

    private static String sign(TypedForm typed, String field, @Nullable String missing) {
        String sign = missing == null ? typed.words(field, SIGN) : typed.words(field, SIGN, missing);
        if (!sign.isEmpty() && !ABBREVIATION.matcher(sign).matches()) {
            typed.problems().add(field, "outgoing.problem.sign");
        }
        return sign;
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String body, @PathVariable String form, Model model) {
        return page(place(actor, body, form), model);
    }

    private String page(Place place, Model model) {
        model.addAttribute("body", place.body());
        model.addAttribute("form", place.form());
        model.addAttribute("address", place.address());
        model.addAttribute("versions", place.versions());
        model.addAttribute(
                "current",
                forms.on(place.body().id(), place.form().code(), day.today()).orElse(null));
        model.addAttribute("fields", Documents.fields(place.form().example()));
        return "outgoing/form";
    }

    @PostMapping(ONE)
    String bring(
            Actor actor,
            @PathVariable String body,
            @PathVariable String form,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Place place = place(actor, body, form);
        var typed = new TypedForm(sent, new Problems());
        Upload upload = upload(file);
        checked(place, upload, typed.problems());
        Optional<LocalDate> from = from(typed, "tu-ngay");
        String note = typed.words("ghi-chu", NOTE);
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(place, model);
        }
        forms.bring(actor, place.body().id(), place.form(), upload, from.orElse(LocalDate.MIN), note)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("outgoing.form.brought"));
        return "redirect:" + place.address();
    }

    private static Upload upload(@Nullable MultipartFile file) throws IOException {
        return new Upload(
                file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename(),
                file == null ? new byte[0] : file.getBytes());
    }

    private void checked(Place place, Upload upload, Problems problems) {
        if (upload.content().length == 0) {
            problems.add("tep", "outgoing.problem.no-file");
        } else if (FileType.ofName(upload.fileName())
                .filter(FileType.DOCX::equals)
                .isEmpty()) {
            problems.add("tep", "outgoing.problem.no-docx");
        } else if (forms.examine(upload) instanceof Verdict.Refused refused) {
            problems.add(
                    new Problem("tep", Text.key(refused.code(), refused.args().toArray())));
        } else {
            Documents.check(upload.content(), place.form().example()).stream()
                    .limit(FINDINGS)
                    .forEach(finding ->
                            problems.add("tep", finding.code(), finding.args().toArray()));
        }
    }

    private Optional<LocalDate> from(TypedForm typed, String field) {
        Optional<LocalDate> from = typed.day(field, true);
        from.filter(first -> !first.isAfter(day.today()))
                .ifPresent(_ -> typed.problems()
                        .add(field, "outgoing.problem.not-before", day.today().plusDays(1)));
        return from;
    }

    @PostMapping(ONE + "/mau-goc")
    String builtIn(
            Actor actor,
            @PathVariable String body,
            @PathVariable String form,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Place place = place(actor, body, form);
        var typed = new TypedForm(sent, new Problems());
        Optional<LocalDate> from = from(typed, "goc-tu-ngay");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(place, model);
        }
        forms.builtIn(actor, place.body().id(), place.form(), from.orElse(LocalDate.MIN))
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("outgoing.form.builtIn.done"));
        return "redirect:" + place.address();
    }

    /** What to begin from: the form that holds today, or the built-in one with its fields. */
    @GetMapping(ONE + "/mau.docx")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String body, @PathVariable String form) {
        Place place = place(actor, body, form);
        return file(
                "mau-" + place.form().code(),
                forms.edited(place.body().id(), place.form().code(), day.today())
                        .orElseGet(() -> Documents.template(place.form().example())));
    }

    /** How the built-in form looks, with the example. */
    @GetMapping(ONE + "/mau-goc.pdf")
    ResponseEntity<byte[]> standard(Actor actor, @PathVariable String body, @PathVariable String form) {
        PaperForm paper = place(actor, body, form).form();
        return new Download("mau-goc-" + paper.code() + ".pdf", FileType.PDF, Documents.pdf(paper.example())).shown();
    }

    @GetMapping(ONE + "/{version}/mau.docx")
    ResponseEntity<byte[]> brought(
            Actor actor, @PathVariable String body, @PathVariable String form, @PathVariable String version) {
        return version(actor, body, form, version, Function.identity(), "mau-");
    }

    /** The version filled with the example. */
    @GetMapping(ONE + "/{version}/xem-thu.docx")
    ResponseEntity<byte[]> preview(
            Actor actor, @PathVariable String body, @PathVariable String form, @PathVariable String version) {
        Place place = place(actor, body, form);
        return version(
                actor,
                body,
                form,
                version,
                template -> Documents.docx(place.form().example(), template),
                "xem-thu-");
    }

    private ResponseEntity<byte[]> version(
            Actor actor, String body, String form, String version, Function<byte[], byte[]> made, String name) {
        Place place = place(actor, body, form);
        return place.version(version)
                .flatMap(forms::content)
                .map(template -> file(name + place.form().code(), made.apply(template)))
                .orElseThrow(() -> Untrusted.hidden("outgoing.form.hidden"));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] docx) {
        ResponseEntity<byte[]> file = new Download(name + ".docx", FileType.DOCX, docx).attached();
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file.getBody());
    }

    @PostMapping(ONE + "/{version}/bo")
    String takeBack(
            Actor actor,
            @PathVariable String body,
            @PathVariable String form,
            @PathVariable String version,
            RedirectAttributes redirect) {
        Place place = place(actor, body, form);
        Version known = place.version(version).orElseThrow(() -> Untrusted.hidden("outgoing.form.hidden"));
        forms.takeBack(actor, place.body().id(), place.form(), known.id()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("outgoing.form.takenBack"));
        return "redirect:" + place.address();
    }

    private record Place(Body body, PaperForm form, List<Version> versions) {

        String address() {
            return LIST + "/" + body.id() + "/" + form.code();
        }

        Optional<Version> version(String id) {
            return versions.stream()
                    .filter(version -> version.id().toString().equals(id))
                    .findFirst();
        }
    }

    private Body known(Actor actor, String body) {
        permissions.require(actor, FormAction.EDIT, actor.bodyId());
        return Untrusted.id(body)
                .filter(id -> permissions.may(actor, FormAction.EDIT, id))
                .flatMap(bodies::find)
                .orElseThrow(() -> Untrusted.hidden("outgoing.form.hidden"));
    }

    private Place place(Actor actor, String body, String form) {
        Body known = known(actor, body);
        PaperForm paper = forms.find(form).orElseThrow(() -> Untrusted.hidden("outgoing.form.hidden"));
        return new Place(known, paper, forms.versions(known.id(), paper.code()));
    }
}
