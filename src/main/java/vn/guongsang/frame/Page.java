package vn.guongsang.frame;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.verdict.Verdict;

/**
 * The page as a template sees it: words, formats, who looks, the menu, and what just happened. One is
 * built for each rendering.
 */
public final class Page {

    /** The zone of every day and hour that is shown. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Logger log = LoggerFactory.getLogger(Page.class);
    /** The third dash, the second plus under it, the paragraph with a star: {@code IV.2#3+2}, {@code V.1*}. */
    private static final Pattern PARAGRAPH = Pattern.compile("(?<=[\\p{L}\\d*])(?:[#+](\\d+)|\\*)");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("HH:mm, dd/MM/uuuu");

    /**
     * What a page is made of.
     *
     * @param asset turns the plain name of an asset ({@code app.css}) into its fingerprinted address
     * @param csrf null when the request has none
     * @param typed what was sent by the form that comes back; empty when nothing comes back
     * @param theme {@code light}, {@code dark} or empty for the system's
     * @param density {@code compact} or empty
     */
    public record Context(
            MessageSource messages,
            Locale locale,
            @Nullable Actor actor,
            List<MenuContribution> menu,
            Address address,
            @Nullable LocalDate today,
            boolean dayMoved,
            boolean demo,
            UnaryOperator<String> asset,
            Supplier<@Nullable CsrfToken> csrf,
            boolean fragment,
            String theme,
            String density,
            @Nullable Flash flash,
            Problems problems,
            Verdict.@Nullable Refused refusal,
            Map<String, List<String>> typed,
            @Nullable String contact) {}

    /** No menu is longer; the last entry of one that would be leads to {@link #CONTENTS}. */
    public static final int MENU_LENGTH = 9;

    /** Where the whole menu stands on a page. */
    public static final String CONTENTS = "/muc-luc";

    private final Context context;
    private final Map<String, String> labels = new HashMap<>();
    private int drawings;

    public Page(Context context) {
        this.context = context;
    }

    /** An id for what a drawing refers to within itself: no other one of this page has it. */
    public String drawing() {
        return "hinh-" + ++drawings;
    }

    // ---- words

    /** Says a message; days, instants and numbers among the arguments are formatted as on every page. */
    public String t(String key, @Nullable Object... args) {
        Object[] spoken = Arrays.stream(args).map(this::spoken).toArray();
        String message = context.messages.getMessage(key, spoken, null, context.locale);
        if (message == null) {
            log.warn("no message {}", key);
            return "⟦" + key + "⟧";
        }
        return message;
    }

    public String t(Text text) {
        if (text.plain() != null) {
            return text.plain();
        }
        return t(text.key() == null ? "" : text.key(), text.args().toArray());
    }

    /** The message if there is one: the "what next" of a refusal is optional. */
    public Optional<String> maybe(String key, @Nullable Object... args) {
        Object[] spoken = Arrays.stream(args).map(this::spoken).toArray();
        return Optional.ofNullable(context.messages.getMessage(key, spoken, null, context.locale))
                .filter(m -> !m.isBlank());
    }

    /** A clause of a plan as people say it, with the paragraph signs of a pack in words. */
    public String clause(String clause) {
        return PARAGRAPH
                .matcher(clause)
                .replaceAll(sign -> Matcher.quoteReplacement(
                        switch (sign.group().charAt(0)) {
                            case '#' -> t("frame.clause.dash", sign.group(1));
                            case '+' -> t("frame.clause.plus", sign.group(1));
                            default -> t("frame.clause.star");
                        }));
    }

    private @Nullable Object spoken(@Nullable Object arg) {
        return switch (arg) {
            case null -> "";
            case Text text -> t(text);
            case LocalDate day -> date(day);
            case Instant instant -> instant(instant);
            case java.time.Year year -> year.toString();
            case BigDecimal number -> number(number);
            default -> arg;
        };
    }

    public String lang() {
        return context.locale.getLanguage();
    }

    // ---- formats

    public String date(@Nullable LocalDate day) {
        return day == null ? "" : DATE.format(day);
    }

    public String instant(@Nullable Instant instant) {
        return instant == null ? "" : INSTANT.format(instant.atZone(ZONE));
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(ZONE));
    }

    /** For the {@code datetime} attribute. */
    public String iso(TemporalAccessor moment) {
        return moment.toString();
    }

    public String number(long number) {
        return format().format(number);
    }

    public String number(@Nullable BigDecimal number) {
        return number == null ? "" : format().format(number);
    }

    /** Đồng: 2.340.000 đ. */
    public String money(long dong) {
        return number(dong) + "\u00a0đ";
    }

    public String money(@Nullable BigDecimal dong) {
        return dong == null ? "" : number(dong.setScale(0, RoundingMode.HALF_UP)) + "\u00a0đ";
    }

    private NumberFormat format() {
        NumberFormat format = NumberFormat.getInstance(context.locale);
        format.setMaximumFractionDigits(2);
        return format;
    }

    // ---- who and where

    public @Nullable Actor actor() {
        return context.actor;
    }

    /** "Cán bộ đầu mối, Sở Nội vụ". */
    public String post(Post post) {
        Text role = Text.key("frame.role." + post.role());
        return post.delegated()
                ? t("frame.post.behalf", role, post.bodyName(), post.onBehalfOf())
                : t("frame.post", role, post.bodyName());
    }

    /** The menu of the actor, or of the citizen when there is none. */
    public List<MenuEntry> menu() {
        List<MenuEntry> all = wholeMenu();
        if (all.size() <= MENU_LENGTH) {
            return all;
        }
        List<MenuEntry> shown = all.subList(0, MENU_LENGTH - 1);
        boolean elsewhere = shown.stream().noneMatch(MenuEntry::current);
        return Stream.concat(shown.stream(), Stream.of(new MenuEntry(t("frame.menu.all"), CONTENTS, elsewhere)))
                .toList();
    }

    /** All that the actor may go to, also what a menu has no room for. */
    public List<MenuEntry> wholeMenu() {
        return entries(context.actor);
    }

    public List<MenuEntry> citizenMenu() {
        return entries(null);
    }

    private List<MenuEntry> entries(@Nullable Actor actor) {
        List<MenuContribution> visible =
                context.menu.stream().filter(m -> m.visibleTo(actor)).toList();
        // the longest path that leads here is where we are: /ho-so/moi is under /ho-so, not under /
        String here = visible.stream()
                .map(MenuContribution::path)
                .filter(p -> path().equals(p) || path().startsWith(p.endsWith("/") ? p : p + "/"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse("");
        return visible.stream()
                .map(m -> new MenuEntry(t(m.label()), m.path(), m.path().equals(here)))
                .toList();
    }

    public String path() {
        return context.address.path();
    }

    /** The address of this page with its filter, to be changed and linked to. */
    public Address address() {
        return context.address;
    }

    public boolean signedIn() {
        return context.actor != null;
    }

    // ---- the day

    public @Nullable LocalDate today() {
        return context.today;
    }

    public boolean dayMoved() {
        return context.dayMoved;
    }

    public boolean demo() {
        return context.demo;
    }

    // ---- what just happened

    public @Nullable Flash flash() {
        return context.flash;
    }

    public Problems problems() {
        return context.problems;
    }

    public Verdict.@Nullable Refused refusal() {
        return context.refusal;
    }

    /** Whom to ask, as the installation says; null when it does not. */
    public @Nullable String contact() {
        return context.contact;
    }

    /** What is wrong with a field, asked when the field is drawn; the summary then knows its label. */
    public Optional<Text> problem(Field field) {
        labels.put(field.name(), t(field.label()));
        return context.problems.on(field.name()).map(Problem::text);
    }

    /** What may have been meant in a field that came back. */
    public List<Choice> proposed(Field field) {
        return context.problems.on(field.name()).map(Problem::proposed).orElse(List.of());
    }

    /** "Ngày đăng ký: ", where the field is on the page, because "fill this in" alone leads nowhere. */
    public String labelled(Problem problem) {
        String label = labels.get(problem.field());
        return label == null ? "" : label + ": ";
    }

    /**
     * Draws the content of a page with problems before its summary, which stands above it and takes the
     * labels from it. Without problems the content is left to be drawn in its place.
     */
    public Content drawn(Content content) {
        if (context.problems.isEmpty()) {
            return content;
        }
        var drawn = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(drawn));
        return output -> output.writeContent(drawn.toString());
    }

    /** What the field shows: what was typed when the form comes back, else what the object holds. */
    public List<String> values(Field field) {
        if (context.typed.isEmpty() || field.kind() == Field.Kind.PASSWORD) {
            return field.values();
        }
        // an unticked box is not sent at all; any other field that is missing was not in the form
        return context.typed.getOrDefault(field.name(), field.grouped() ? List.of() : field.values());
    }

    public String value(Field field) {
        List<String> values = values(field);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether something was typed in the field or is wrong with it: what is folded up is then shown. */
    public boolean touched(Field field) {
        return !values(field).stream().allMatch(String::isBlank)
                || context.problems.on(field.name()).isPresent();
    }

    /** A hidden field: as the form that comes back was sent, else as it is now. */
    public String hidden(String name, String now) {
        List<String> sent = context.typed.getOrDefault(name, List.of());
        return sent.isEmpty() ? now : sent.getFirst();
    }

    // ---- the document

    /** Whether htmx asks: the layout leaves out its chrome. */
    public boolean fragment() {
        return context.fragment;
    }

    public String asset(String name) {
        return context.asset.apply(name);
    }

    /** An icon's address in the sprite. */
    public String icon(String name) {
        return asset("icons.svg") + "#" + name;
    }

    public String theme() {
        return context.theme;
    }

    public String density() {
        return context.density;
    }

    /** The hidden field that every POST form holds; nothing when the request has no token. */
    public Content csrf() {
        return output -> {
            CsrfToken token = context.csrf.get();
            if (token != null) {
                output.writeContent("<input type=\"hidden\" name=\"" + HtmlUtils.htmlEscape(token.getParameterName())
                        + "\" value=\"" + HtmlUtils.htmlEscape(token.getToken()) + "\">");
            }
        };
    }

    /** The token for requests that htmx sends outside a form; empty when the request has none. */
    public String csrfToken() {
        CsrfToken token = context.csrf.get();
        return token == null ? "" : token.getToken();
    }
}
