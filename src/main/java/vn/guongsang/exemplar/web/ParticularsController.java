package vn.guongsang.exemplar.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.ExemplarSection;
import vn.guongsang.exemplar.SectionView;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.privacy.Particular.Kind;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What is sensitive about a person: recorded for a criterion that needs it, masked, and seen one by one with a reason. */
@Controller
class ParticularsController {

    private static final String ONE = "/dien-hinh/{id}/thong-tin-nhay-cam";
    private static final String PERSON = "individual";
    private static final int TEXT = 200;
    /** how a JPEG begins; the other kind that is taken in is PNG */
    private static final byte JPEG = (byte) 0xFF;

    private static final Set<FileType> PICTURES = Set.of(FileType.JPEG, FileType.PNG);
    private static final Pattern ID_NUMBER = Pattern.compile("\\d{9}|\\d{12}");

    private final Seen seen;
    private final Particulars particulars;
    private final ExemplarCriteria criteria;
    private final Permissions permissions;
    private final Attachments attachments;

    ParticularsController(
            Seen seen,
            Particulars particulars,
            ExemplarCriteria criteria,
            Permissions permissions,
            Attachments attachments) {
        this.seen = seen;
        this.particulars = particulars;
        this.criteria = criteria;
        this.permissions = permissions;
        this.attachments = attachments;
    }

    private Exemplar person(Actor actor, ExemplarAction action, UUID id) {
        Exemplar exemplar = seen.by(actor, action, id);
        if (!exemplar.profile().subjectKind().equals(PERSON)) {
            throw new Refusal((Verdict.Refused) Verdict.refused("exemplar.hidden"));
        }
        return exemplar;
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, person(actor, ExemplarAction.SEE_PARTICULARS, id), model);
    }

    private String page(Actor actor, Exemplar exemplar, Model model) {
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("known", particulars.of(subject(exemplar)));
        model.addAttribute("records", permissions.may(actor, ExemplarAction.EDIT, exemplar));
        model.addAttribute("criteria", criteria(exemplar));
        return "exemplar/particulars";
    }

    private List<String> criteria(Exemplar exemplar) {
        return criteria.of(exemplar).stream()
                .flatMap(set -> set.items().stream())
                .map(ExemplarCriteria.Item::text)
                .distinct()
                .toList();
    }

    private static Subject subject(Exemplar exemplar) {
        return Subject.of("exemplar", exemplar.id());
    }

    @PostMapping(ONE)
    String record(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "recorded", required = false) @Nullable Kind kind,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
            @RequestParam(name = "neededFor", defaultValue = "") String neededFor,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = person(actor, ExemplarAction.EDIT, id);
        Problems problems = new Problems();
        if (kind == null) {
            problems.add("recorded", "exemplar.particulars.problem.kind");
        }
        if (!criteria(exemplar).contains(WrittenText.clean(neededFor))) {
            problems.add("neededFor", "exemplar.particulars.problem.needed-for");
        }
        byte[] said = kind == null ? new byte[0] : said(kind, WrittenText.clean(value), picture, problems);
        if (kind == null || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, exemplar, model);
        }
        particulars.record(actor, subject(exemplar), kind, said, WrittenText.clean(neededFor));
        redirect.addFlashAttribute("flash", Flash.done("exemplar.particulars.recorded"));
        return "redirect:/dien-hinh/" + id + "/thong-tin-nhay-cam";
    }

    private byte[] said(Kind kind, String value, @Nullable MultipartFile picture, Problems problems) {
        return switch (kind) {
            case ID_IMAGE -> picture(picture, problems);
            case ID_NUMBER -> {
                String digits = value.replaceAll("\\s", "");
                if (!ID_NUMBER.matcher(digits).matches()) {
                    problems.add("value", "exemplar.particulars.problem.id-number");
                }
                yield digits.getBytes(StandardCharsets.UTF_8);
            }
            case ETHNICITY, RELIGION, PARTY_MEMBERSHIP -> {
                if (value.isEmpty() || value.length() > TEXT) {
                    problems.add("value", "exemplar.particulars.problem.value", TEXT);
                }
                yield value.getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /** A picture as it is: examined like every file, but kept sealed and nowhere else. */
    private byte[] picture(@Nullable MultipartFile picture, Problems problems) {
        if (picture == null || picture.isEmpty()) {
            problems.add("picture", "exemplar.particulars.problem.picture");
            return new byte[0];
        }
        try {
            var upload = new Upload(
                    Optional.ofNullable(picture.getOriginalFilename()).orElse(""), picture.getBytes());
            attachments.examine(upload).orThrow();
            if (FileType.ofName(upload.fileName()).filter(PICTURES::contains).isEmpty()) {
                problems.add("picture", "exemplar.particulars.problem.picture");
            }
            return upload.content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One look at one thing, with its reason; shown in the answer only and kept by nobody on the way. */
    @PostMapping(ONE + "/xem")
    Object see(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "kind", required = false) @Nullable Kind kind,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Model model) {
        Exemplar exemplar = person(actor, ExemplarAction.SEE_PARTICULARS, id);
        String words = WrittenText.clean(reason);
        Problems problems = new Problems();
        if (kind == null) {
            problems.add("kind", "exemplar.particulars.problem.kind");
        }
        if (words.isEmpty() || words.length() > TEXT) {
            problems.add("reason", "exemplar.particulars.problem.reason", TEXT);
        }
        if (kind == null || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, exemplar, model);
        }
        byte[] value = particulars.see(actor, subject(exemplar), kind, words);
        if (kind == Kind.ID_IMAGE) {
            return ResponseEntity.ok()
                    .contentType(value[0] == JPEG ? MediaType.IMAGE_JPEG : MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.noStore())
                    .body(value);
        }
        model.addAttribute("shown", kind);
        model.addAttribute("value", new String(value, StandardCharsets.UTF_8));
        return page(actor, exemplar, model);
    }

    @PostMapping(ONE + "/{kind}/xoa")
    String remove(Actor actor, @PathVariable UUID id, @PathVariable Kind kind, RedirectAttributes redirect) {
        Exemplar exemplar = person(actor, ExemplarAction.EDIT, id);
        particulars.remove(actor, subject(exemplar), kind);
        redirect.addFlashAttribute("flash", Flash.done("exemplar.particulars.removed"));
        return "redirect:/dien-hinh/" + id + "/thong-tin-nhay-cam";
    }

    /** On the exemplar's page: how many things are known, and the way to them. */
    @Component
    static class ParticularsSection implements ExemplarSection {

        private final Particulars particulars;
        private final Permissions permissions;

        ParticularsSection(Particulars particulars, Permissions permissions) {
            this.particulars = particulars;
            this.permissions = permissions;
        }

        @Override
        public int order() {
            return 5;
        }

        @Override
        public Optional<SectionView> of(Actor actor, Exemplar exemplar) {
            if (!exemplar.profile().subjectKind().equals(PERSON)
                    || !permissions.may(actor, ExemplarAction.SEE_PARTICULARS, exemplar)) {
                return Optional.empty();
            }
            Map<String, Object> model = new HashMap<>();
            model.put("exemplar", exemplar);
            model.put("known", particulars.of(subject(exemplar)));
            return Optional.of(SectionView.of("exemplar/particularssection", model));
        }
    }
}
