package vn.guongsang.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.communication.FoundCriteria;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.portal.reading.PublicExemplars;
import vn.guongsang.portal.reading.PublicExemplars.Card;
import vn.guongsang.portal.reading.PublicExemplars.Whole;
import vn.guongsang.portal.reading.Question;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Home, list and single pages of the public site. */
@Controller
class PortalController {

    private static final int NEWEST = 7;
    private static final int PAGE = 12;
    private static final int COUNTED = 1_000;
    private static final int TEXT = 100;
    private static final int LEARNERS = 100;

    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    /** By the reader's own browser only: what was taken off must not live on in places between. */
    private static final CacheControl PICTURE_KEPT =
            CacheControl.maxAge(Duration.ofDays(7)).cachePrivate();

    private static final Map<String, Rendition> SIZES =
            Map.of(Pictures.CARD, Rendition.CARD, Pictures.PAGE, Rendition.FILE);

    private final PublicExemplars published;
    private final Exemplars exemplars;
    private final FoundCriteria criteria;
    private final Attachments attachments;
    private final JsonMapper json;
    private final Site site;

    PortalController(
            PublicExemplars published,
            Exemplars exemplars,
            FoundCriteria criteria,
            Attachments attachments,
            JsonMapper json,
            Site site) {
        this.published = published;
        this.exemplars = exemplars;
        this.criteria = criteria;
        this.attachments = attachments;
        this.json = json;
        this.site = site;
    }

    @GetMapping("/")
    String home(Model model, HttpServletRequest request, HttpServletResponse response) {
        askAgain(response);
        model.addAttribute("newest", published.cards(new Question("", "", "", "", "", null, null), NEWEST));
        model.addAttribute("sectors", published.sectors());
        model.addAttribute("site", site.in(request));
        return "portal/home";
    }

    @GetMapping("/guong")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "linh-vuc", defaultValue = "") String sector,
            @RequestParam(name = "phong-trao", defaultValue = "") String movement,
            @RequestParam(name = "doi-tuong", defaultValue = "") String kind,
            @RequestParam(name = "noi", defaultValue = "") String place,
            @RequestParam(name = "nam", defaultValue = "") String year,
            @RequestParam(name = "sau", defaultValue = "") String after,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        askAgain(response);
        Question question = new Question(
                within(q),
                WrittenText.clean(sector),
                WrittenText.clean(movement),
                kind.strip(),
                within(place),
                YEAR.matcher(year.strip()).matches() ? Integer.valueOf(year.strip()) : null,
                after(after));
        List<Card> cards = published.cards(question, PAGE + 1);
        List<Card> shown = cards.size() > PAGE ? cards.subList(0, PAGE) : cards;
        model.addAttribute("question", question);
        model.addAttribute("cards", shown);
        model.addAttribute("next", cards.size() > PAGE ? key(shown.getLast()) : "");
        model.addAttribute("count", published.count(question, COUNTED + 1));
        model.addAttribute("counted", COUNTED);
        model.addAttribute("sectors", published.sectors());
        model.addAttribute("movements", published.movements());
        model.addAttribute("kinds", published.kinds());
        model.addAttribute("years", published.years());
        model.addAttribute("site", site.in(request));
        return "portal/list";
    }

    private static String within(String text) {
        String clean = WrittenText.clean(text).replace("\u0000", "");
        return clean.length() > TEXT ? clean.substring(0, TEXT) : clean;
    }

    private static String key(Card card) {
        return card.publishedOn() + "_" + card.exemplarId();
    }

    /** Nonsense in the address is the first page. */
    private static Question.@Nullable After after(String key) {
        String[] parts = key.split("_", 2);
        try {
            return parts.length == 2 ? new Question.After(LocalDate.parse(parts[0]), UUID.fromString(parts[1])) : null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    @GetMapping("/guong/{slug}")
    String one(@PathVariable String slug, Model model, HttpServletRequest request, HttpServletResponse response) {
        Whole whole = published.one(slug).orElseThrow(() -> missing(slug));
        askAgain(response);
        String address = site.in(request);
        model.addAttribute("one", whole);
        model.addAttribute("recognitions", published.recognitions(whole.exemplarId()));
        model.addAttribute("learners", published.learners(whole.exemplarId(), LEARNERS));
        model.addAttribute("met", criteria.met(exemplars.get(whole.exemplarId())));
        model.addAttribute("site", address);
        model.addAttribute("jsonLd", jsonLd(whole, address));
        return "portal/one";
    }

    /** In JSON inside HTML only the sign that could end the element is dangerous. */
    private String jsonLd(Whole one, String site) {
        var article = new LinkedHashMap<String, Object>();
        article.put("@context", "https://schema.org");
        article.put("@type", "Article");
        article.put("headline", one.headline());
        article.put("description", one.deed());
        article.put("inLanguage", "vi");
        article.put("datePublished", one.publishedOn().toString());
        article.put("dateModified", one.changedAt().toString());
        article.put("mainEntityOfPage", site + "/guong/" + one.slug());
        if (one.portraitId() != null) {
            article.put("image", site + Pictures.of(one.slug(), one.portraitId(), Pictures.PAGE));
        }
        boolean person = one.subjectKind().equals("individual");
        article.put("about", Map.of("@type", person ? "Person" : "Organization", "name", one.name()));
        article.put("publisher", Map.of("@type", "GovernmentOrganization", "name", one.bodyName()));
        return json.writeValueAsString(article).replace("<", "\\u003c");
    }

    @GetMapping("/guong/{slug}/anh")
    @Nullable
    ResponseEntity<byte[]> portrait(
            @PathVariable String slug,
            @RequestParam(name = "co", defaultValue = "1200") String size,
            ServletWebRequest request) {
        Rendition rendition = SIZES.get(size);
        UUID portrait = published.portrait(slug).orElseThrow(() -> missing(slug));
        if (rendition == null) {
            throw hidden();
        }
        String tag = "\"" + portrait + "-" + size + "\"";
        if (request.checkNotModified(tag)) {
            // headers for the 304, which the request has written already
            return ResponseEntity.status(304)
                    .eTag(tag)
                    .cacheControl(PICTURE_KEPT)
                    .build();
        }
        ResponseEntity<byte[]> file = attachments
                .download(portrait, rendition)
                .orElseThrow(PortalController::hidden)
                .shown();
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .eTag(tag)
                .cacheControl(PICTURE_KEPT)
                .body(file.getBody());
    }

    /** What was public says that it is gone, and neither why nor by whom. */
    private Refusal missing(String slug) {
        return published.gone(slug) ? new Refusal((Verdict.Refused) Verdict.refused("portal.gone")) : hidden();
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("portal.hidden"));
    }

    /** Kept, but asked for at each visit; language and theme are the reader's own. */
    private static void askAgain(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
