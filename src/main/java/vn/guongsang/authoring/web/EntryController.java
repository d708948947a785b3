package vn.guongsang.authoring.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.authoring.domain.Previews;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.verdict.Verdict;

/** The entries of a draft, section by section and one by one. */
@Controller
public class EntryController {

    private static final String ONE = DraftsController.PATH + "/{id}/muc";
    private static final String ADD_ROW = "them:";
    private static final String DROP_ROW = "bo:";

    private final Drafts drafts;
    private final Drafting drafting;
    private final SeenDrafts seen;
    private final EntryForm form;
    private final Previews previews;
    private final PackWords words;

    EntryController(
            Drafts drafts, Drafting drafting, SeenDrafts seen, EntryForm form, Previews previews, PackWords words) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.seen = seen;
        this.form = form;
        this.previews = previews;
        this.words = words;
    }

    /** A section with its entries, or the form of one. */
    @GetMapping(ONE)
    String show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "o", defaultValue = "") String address,
            Locale locale,
            Model model) {
        Draft draft = seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        Place place = placeOf(pack, address);
        return place.isList()
                ? list(actor, draft, pack, place, model)
                : form(
                        new Opened(actor, draft, pack, place, UUID.randomUUID(), locale, new Problems()),
                        place.own(),
                        model);
    }

    private String list(Actor actor, Draft draft, DraftPack pack, Place place, Model model) {
        seen.show(actor, draft, pack, model);
        model.addAttribute("place", place);
        DraftPack said = pack.withoutUntouched();
        model.addAttribute(
                "entries", said.at(place.address()).map(said::entries).orElse(List.of()));
        model.addAttribute("found", Found.in(pack));
        return "authoring/entries";
    }

    /** A form that somebody has open. */
    private record Opened(
            Actor actor, Draft draft, DraftPack pack, Place place, UUID form, Locale locale, Problems problems) {}

    private String form(Opened opened, Map<String, Object> said, Model model) {
        return form(opened, said, "", model);
    }

    /** @param focus the row at which it comes up */
    private String form(Opened opened, Map<String, Object> said, String focus, Model model) {
        DraftPack looked = opened.pack().copy();
        looked.put(opened.place().address(), EntryForm.filled(opened.place(), said));
        seen.show(opened.actor(), opened.draft(), opened.pack(), model);
        model.addAttribute("place", opened.place());
        DraftPack written = opened.pack().withoutUntouched();
        model.addAttribute(
                "below",
                written.at(opened.place().address())
                        .map(written::below)
                        .orElseGet(() -> opened.pack().below(opened.place())));
        model.addAttribute("form", form.of(opened.pack(), opened.place(), said, focus));
        model.addAttribute("formId", opened.form());
        model.addAttribute(
                "referring",
                opened.place().said().get("id") instanceof String id
                        ? opened.pack().referringTo(id)
                        : List.<Place>of());
        preview(opened.draft(), looked, opened.place(), opened.locale(), opened.problems(), model);
        return "authoring/entry";
    }

    private void preview(Draft draft, DraftPack looked, Place place, Locale locale, Problems problems, Model model) {
        Place now = looked.at(place.address()).orElse(place);
        model.addAttribute("words", words);
        model.addAttribute("looked", looked);
        model.addAttribute(
                "found",
                Found.in(looked).stream()
                        .filter(one -> one.address().equals(place.address()))
                        .filter(one -> problems.on("m." + one.field(looked)).isEmpty())
                        .toList());
        model.addAttribute("unread", problems.all());
        model.addAttribute("shown", previews.of(looked, now, draft.issuerId(), draft.planId() == null, locale));
    }

    /** What the form would come to, without keeping it. */
    @PostMapping(DraftsController.PATH + "/{id}/xem-thu")
    String preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "o", defaultValue = "") String address,
            @RequestParam(name = "form", required = false) @Nullable UUID formId,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script,
            Locale locale,
            Model model) {
        Draft draft = seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        Place place = placeOf(pack, address);
        Problems problems = new Problems();
        Map<String, Object> said = form.typed(place, sent, problems);
        if (script) {
            pack.put(address, EntryForm.filled(place, said));
            model.addAttribute("draft", draft);
            preview(draft, pack, place, locale, problems, model);
            return "authoring/preview";
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
        }
        return form(new Opened(actor, draft, pack, place, given(formId), locale, problems), said, model);
    }

    /** Where a reload after a look leads. */
    @GetMapping(DraftsController.PATH + "/{id}/xem-thu")
    String again(Actor actor, @PathVariable UUID id) {
        seen.by(actor, id);
        return "redirect:" + SeenDrafts.path(id);
    }

    /**
     * Saves. The script sends it every few seconds and is answered in one line.
     *
     * @param mark of what the form began from
     * @param doing a row to add or drop, or {@code tiep} to go on with a new entry
     */
    @PostMapping(ONE)
    Object save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "o", defaultValue = "") String address,
            @RequestParam(name = "form", required = false) @Nullable UUID formId,
            @RequestParam(name = "dau", defaultValue = "") String mark,
            @RequestParam(name = "viec", defaultValue = "") String doing,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Draft draft = seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        Place place = placeOf(pack, address);
        Problems problems = new Problems();
        Map<String, Object> said = form.typed(place, sent, problems);
        if (!script && doing.startsWith(DROP_ROW)) {
            said = EntryForm.withoutRow(said, doing.substring(DROP_ROW.length()));
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            Text first = problems.all().getFirst().text();
            return script
                    ? answer(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "authoring.not-saved",
                            words.say(String.valueOf(first.key()), first.args().toArray()))
                    : form(new Opened(actor, draft, pack, place, given(formId), locale, problems), said, model);
        }
        Verdict verdict = drafting.put(actor, id, address, given(formId), mark, EntryForm.filled(place, said));
        if (script) {
            return verdict instanceof Verdict.Refused refused
                    ? answer(HttpStatus.CONFLICT, refused.code(), refused.args().toArray())
                    : answer(HttpStatus.OK, "authoring.saved");
        }
        if (verdict instanceof Verdict.Refused refused && refused.code().equals("authoring.refused.changed")) {
            return changed(actor, id, place, given(formId), said, refused, locale, model);
        }
        verdict.orThrow();
        if (doing.startsWith(ADD_ROW) || doing.startsWith(DROP_ROW)) {
            boolean adding = doing.startsWith(ADD_ROW);
            String name = doing.substring((adding ? ADD_ROW : DROP_ROW).length());
            Map<String, Object> shown = adding ? EntryForm.withRow(said, name) : said;
            DraftPack now = drafts.pack(id);
            return form(
                    new Opened(actor, draft, now, placeOf(now, address), given(formId), locale, problems),
                    shown,
                    adding ? EntryForm.addedRow(shown, name) : name,
                    model);
        }
        if (doing.equals("tiep")) {
            return "redirect:" + SeenDrafts.entry(id, drafting.add(actor, id, place.parent()));
        }
        redirect.addFlashAttribute("flash", Flash.done("authoring.saved"));
        return "redirect:" + SeenDrafts.entry(id, address);
    }

    /** What somebody else wrote meanwhile, key by key. */
    public record Difference(String label, String mine, String theirs) {}

    /** Somebody else saved the same entry: both are shown, what was typed stays, and saving again is a choice. */
    private ModelAndView changed(
            Actor actor,
            UUID id,
            Place before,
            UUID formId,
            Map<String, Object> said,
            Verdict.Refused refused,
            Locale locale,
            Model model) {
        DraftPack now = drafts.pack(id);
        Place theirs = placeOf(now, before.address());
        Set<String> keys = new LinkedHashSet<>(said.keySet());
        keys.addAll(theirs.own().keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            String mine = inWords(now, theirs, key, said);
            String other = inWords(now, theirs, key, theirs.own());
            if (!mine.equals(other)) {
                differences.add(new Difference(words.key(theirs.group().name(), key), mine, other));
            }
        }
        model.addAttribute("by", String.valueOf(refused.args().getFirst()));
        model.addAttribute("differences", differences);
        Opened opened = new Opened(actor, drafts.find(id).orElseThrow(), now, theirs, formId, locale, new Problems());
        return new ModelAndView(form(opened, said, model), model.asMap(), HttpStatus.CONFLICT);
    }

    private String inWords(DraftPack pack, Place place, String key, Map<String, Object> said) {
        Object value = said.get(key);
        var shape = place.group().parts().get(key);
        return value == null || shape == null ? "" : words.value(pack, place.group(), key, shape, value);
    }

    @PostMapping(ONE + "/them")
    String add(Actor actor, @PathVariable UUID id, @RequestParam(name = "o", defaultValue = "") String list) {
        seen.by(actor, id);
        if (drafts.pack(id).at(list).filter(Place::isList).isEmpty()) {
            Verdict.refused("authoring.refused.taken-away").orThrow();
        }
        return "redirect:" + SeenDrafts.entry(id, drafting.add(actor, id, list));
    }

    @PostMapping(ONE + "/chep")
    String copy(Actor actor, @PathVariable UUID id, @RequestParam(name = "o", defaultValue = "") String address) {
        seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        if (address.isEmpty()
                || pack.at(placeOf(pack, address).parent())
                        .filter(Place::isList)
                        .isEmpty()) {
            Verdict.refused("authoring.refused.taken-away").orThrow();
        }
        return "redirect:" + SeenDrafts.entry(id, drafting.addCopyOf(actor, id, address));
    }

    @PostMapping(ONE + "/bo")
    String remove(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "o", defaultValue = "") String address,
            RedirectAttributes redirect) {
        seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        Place place = placeOf(pack, address);
        if (address.isEmpty() || address.equals("plan")) {
            Verdict.refused("authoring.refused.taken-away").orThrow();
        }
        drafting.remove(actor, id, address).orThrow();
        redirect.addFlashAttribute(
                "flash", Flash.done("authoring.removed", DraftPack.nameOf(place.said(), place.key())));
        return "redirect:" + SeenDrafts.entry(id, place.parent());
    }

    /** Up or down in its list. */
    @PostMapping(ONE + "/thu-tu")
    String move(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "o", defaultValue = "") String address,
            @RequestParam(name = "buoc", defaultValue = "") String step) {
        seen.by(actor, id);
        Place place = placeOf(drafts.pack(id), address);
        drafting.move(actor, id, address, step.equals("len") ? -1 : 1).orThrow();
        return "redirect:" + SeenDrafts.entry(id, place.parent());
    }

    @PostMapping(ONE + "/ma")
    String rename(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "o", defaultValue = "") String address,
            @RequestParam(name = "ma", defaultValue = "") String code,
            RedirectAttributes redirect) {
        seen.by(actor, id);
        Place place = placeOf(drafts.pack(id), address);
        drafting.rename(actor, id, address, code.strip()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("authoring.renamed", code.strip()));
        return "redirect:" + SeenDrafts.entry(id, place.inRoot() ? address : place.parent() + "/" + code.strip());
    }

    private static Place placeOf(DraftPack pack, String address) {
        return pack.at(address).orElseThrow(() -> Untrusted.hidden("authoring.hidden"));
    }

    private static UUID given(@Nullable UUID formId) {
        return formId == null ? UUID.randomUUID() : formId;
    }

    private ResponseEntity<String> answer(HttpStatus status, String key, Object... args) {
        return ResponseEntity.status(status)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(words.say(key, args));
    }
}
