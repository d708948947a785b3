package vn.guongsang.certificate.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import vn.guongsang.certificate.CertificateAction;
import vn.guongsang.certificate.Designs;
import vn.guongsang.certificate.Designs.Drawn;
import vn.guongsang.certificate.Sample;
import vn.guongsang.certificate.paper.Look;
import vn.guongsang.certificate.paper.PrintFile;
import vn.guongsang.certificate.paper.Screen;
import vn.guongsang.certificate.reading.CertificateList;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.verdict.Verdict;

/** "Mẫu bằng, giấy": how the certificates of a body look, with a picture that follows what is typed. */
@Controller
class DesignController {

    private static final String LIST = "/quan-tri/mau-chung-nhan";
    private static final String ONE = LIST + "/{body}/{award}";

    /** Stands in addresses for all awards that have no design of their own. */
    private static final String ANY = "-";

    private final Designs designs;
    private final CertificateList certificates;
    private final Sample sample;
    private final Attachments attachments;
    private final Permissions permissions;
    private final Bodies bodies;

    DesignController(
            Designs designs,
            CertificateList certificates,
            Sample sample,
            Attachments attachments,
            Permissions permissions,
            Bodies bodies) {
        this.designs = designs;
        this.certificates = certificates;
        this.sample = sample;
        this.attachments = attachments;
        this.permissions = permissions;
        this.bodies = bodies;
    }

    @Bean
    static MenuContribution designsInMenu() {
        return MenuContribution.of("certificate.designs", LIST, 685, actor -> actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        permissions.require(actor, CertificateAction.DESIGN, actor.bodyId());
        record Key(UUID body, String award) {}
        Map<Key, DesignRow> rows = new LinkedHashMap<>();
        Map<UUID, Optional<String>> names = new LinkedHashMap<>();
        Stream.of(
                        Stream.of(new DesignRow(actor.bodyId(), "", Designs.ANY, "", 0)),
                        designs.all().stream()
                                .map(one -> new DesignRow(one.body(), "", one.award(), "", one.version())),
                        certificates.issued().stream()
                                .flatMap(one -> Stream.of(
                                        new DesignRow(one.issuer(), "", Designs.ANY, "", 0),
                                        new DesignRow(one.issuer(), "", one.award(), one.name(), 0))))
                .flatMap(all -> all)
                .forEach(row -> names.computeIfAbsent(
                                row.body(),
                                body -> Optional.of(body)
                                        .filter(one -> permissions.may(actor, CertificateAction.DESIGN, one))
                                        .map(one -> bodies.get(one).name()))
                        .ifPresent(name -> rows.merge(
                                new Key(row.body(), row.award()),
                                new DesignRow(row.body(), name, row.award(), row.awardName(), row.version()),
                                (one, other) -> new DesignRow(
                                        row.body(),
                                        name,
                                        row.award(),
                                        one.awardName().isEmpty() ? other.awardName() : one.awardName(),
                                        Math.max(one.version(), other.version())))));
        model.addAttribute(
                "rows",
                rows.values().stream()
                        .sorted(Comparator.comparing(DesignRow::bodyName).thenComparing(DesignRow::award))
                        .toList());
        return "certificate/designs";
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String body, @PathVariable String award, Model model) {
        Place place = place(actor, body, award);
        return page(
                place,
                DesignForm.of(designs.of(place.body().id(), place.award()).design()),
                model);
    }

    @PostMapping(ONE)
    String draw(
            Actor actor,
            @PathVariable String body,
            @PathVariable String award,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Place place = place(actor, body, award);
        DesignForm form = DesignForm.read(sent);
        if (!form.problems().isEmpty()) {
            model.addAttribute("problems", form.problems());
            return page(place, form, model);
        }
        designs.draw(actor, place.body().id(), place.award(), form.design());
        next.addFlashAttribute("flash", Flash.done("certificate.design.saved"));
        return "redirect:" + place.address();
    }

    /** What is typed now, before it is kept. */
    @PostMapping(ONE + "/xem-thu")
    String look(
            Actor actor,
            @PathVariable String body,
            @PathVariable String award,
            @RequestParam Map<String, String> sent,
            Model model) {
        return page(place(actor, body, award), DesignForm.read(sent), model);
    }

    /** A page as it leaves the printer, of what is kept. */
    @GetMapping(ONE + "/ban-mau.pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable String body, @PathVariable String award) {
        Place place = place(actor, body, award);
        Drawn drawn = designs.of(place.body().id(), place.award());
        var out = new ByteArrayOutputStream();
        try (var file = new PrintFile(place.body().name())) {
            Sample.Shown shown = sample.of(place.body().id());
            file.add(
                    new Look(drawn.design(), frameOf(drawn).orElse(null)),
                    shown.certificate(),
                    shown.address(),
                    Optional.ofNullable(shown.certificate().photo())
                            .flatMap(photo -> attachments.content(photo, Rendition.CARD))
                            .orElse(null));
            file.save(out);
        }
        ResponseEntity<byte[]> shown = new Download("ban-mau.pdf", FileType.PDF, out.toByteArray()).shown();
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(shown.getBody());
    }

    @PostMapping(ONE + "/khung")
    String frame(
            Actor actor,
            @PathVariable String body,
            @PathVariable String award,
            @RequestParam(name = "khung", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes next)
            throws IOException {
        Place place = place(actor, body, award);
        var upload = new Upload(
                file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename(),
                file == null ? new byte[0] : file.getBytes());
        var problems = new Problems();
        if (upload.content().length == 0) {
            problems.add("khung", "certificate.problem.no-frame");
        } else if (FileType.ofName(upload.fileName())
                .filter(type -> type == FileType.JPEG || type == FileType.PNG)
                .isEmpty()) {
            problems.add("khung", "certificate.problem.frame-type");
        } else if (attachments.examine(upload) instanceof Verdict.Refused refused) {
            problems.add(
                    new Problem("khung", Text.key(refused.code(), refused.args().toArray())));
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, body, award, model);
        }
        designs.reframe(actor, place.body().id(), place.award(), upload);
        next.addFlashAttribute("flash", Flash.done("certificate.design.framed"));
        return "redirect:" + place.address();
    }

    @PostMapping(ONE + "/khung/bo")
    String unframe(Actor actor, @PathVariable String body, @PathVariable String award, RedirectAttributes next) {
        Place place = place(actor, body, award);
        designs.reframe(actor, place.body().id(), place.award(), null);
        next.addFlashAttribute("flash", Flash.done("certificate.design.unframed"));
        return "redirect:" + place.address();
    }

    @GetMapping(ONE + "/khung")
    ResponseEntity<byte[]> frame(Actor actor, @PathVariable String body, @PathVariable String award) {
        Place place = place(actor, body, award);
        return Optional.ofNullable(designs.of(place.body().id(), place.award()).frame())
                .flatMap(frame -> attachments.download(frame, Rendition.FILE))
                .map(Download::shown)
                .orElseThrow(() -> Untrusted.hidden("certificate.design.hidden"));
    }

    private Optional<byte[]> frameOf(Drawn drawn) {
        return Optional.ofNullable(drawn.frame()).flatMap(frame -> attachments.content(frame, Rendition.FILE));
    }

    private String page(Place place, DesignForm form, Model model) {
        UUID frame = designs.of(place.body().id(), place.award()).frame();
        Sample.Shown shown = sample.of(place.body().id());
        String own = place.address();
        model.addAttribute("body", place.body());
        model.addAttribute("award", nameOf(place.award()));
        model.addAttribute("address", own);
        model.addAttribute("form", form);
        model.addAttribute("framed", frame != null);
        model.addAttribute(
                "screen",
                Screen.of(
                        form.design(),
                        frame == null ? null : own + "/khung?so=" + frame,
                        shown.certificate(),
                        shown.address()));
        return "certificate/design";
    }

    /** As it stands in decisions; its code while there is none. */
    private String nameOf(String award) {
        return certificates.issued().stream()
                .filter(one -> one.award().equals(award))
                .map(CertificateList.Issued::name)
                .findFirst()
                .orElse(award);
    }

    static String address(UUID body, String award) {
        return LIST + "/" + body + "/" + (award.isEmpty() ? ANY : award);
    }

    private record Place(Body body, String award) {

        String address() {
            return DesignController.address(body.id(), award);
        }
    }

    private Place place(Actor actor, String body, String award) {
        permissions.require(actor, CertificateAction.DESIGN, actor.bodyId());
        Body found = Untrusted.id(body)
                .filter(id -> permissions.may(actor, CertificateAction.DESIGN, id))
                .flatMap(bodies::find)
                .filter(_ -> award.matches("-|[A-Za-z0-9_]{1,40}"))
                .orElseThrow(() -> Untrusted.hidden("certificate.design.hidden"));
        return new Place(found, award.equals(ANY) ? Designs.ANY : award);
    }
}
