package vn.guongsang.frame.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Kept;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Builds the {@link Page} of a request from what the request, the model and the other modules hold. */
final class PageFactory {

    /** Request attributes of a page that comes back after a refusal. */
    static final String REFUSAL = PageFactory.class.getName() + ".refusal";

    static final String TYPED = PageFactory.class.getName() + ".typed";

    private final MessageSource messages;
    private final ObjectProvider<MenuContribution> menu;
    private final ObjectProvider<BusinessDay> businessDay;
    private final Assets assets;
    private final FrameProperties properties;

    PageFactory(
            MessageSource messages,
            ObjectProvider<MenuContribution> menu,
            ObjectProvider<BusinessDay> businessDay,
            Assets assets,
            FrameProperties properties) {
        this.messages = messages;
        this.menu = menu;
        this.businessDay = businessDay;
        this.assets = assets;
        this.properties = properties;
    }

    Page page(HttpServletRequest request, Map<String, ?> model) {
        Locale locale = RequestContextUtils.getLocale(request);
        BusinessDay day = businessDay.getIfAvailable();
        LocalDate today = day == null ? null : day.today();
        Problems problems = problems(model, locale);
        Verdict.Refused refusal = refusal(request, model);
        Actor actor = actor(request);
        Map<String, List<String>> unsent = actor == null ? Map.of() : Unsent.take(request);
        return new Page(new Page.Context(
                messages,
                locale,
                actor,
                menu.stream()
                        .sorted(Comparator.comparingInt(MenuContribution::order))
                        .toList(),
                address(request),
                today,
                day != null && day.moved(),
                properties.demo(),
                assets::address,
                csrf(request),
                fragment(request),
                Preferences.of(request, Preferences.THEME),
                Preferences.of(request, Preferences.DENSITY),
                unsent.isEmpty() ? flash(model) : Flash.warning("frame.expired.restored"),
                problems,
                refusal,
                unsent.isEmpty() ? typed(request, model, !problems.isEmpty() || refusal != null) : unsent,
                properties.contact()));
    }

    /** Asked by htmx for a part; a boosted page and a restored history entry are whole pages. */
    static boolean fragment(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"))
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** The signed-in actor: a request attribute named by the class, or the principal itself. */
    private static @Nullable Actor actor(HttpServletRequest request) {
        if (request.getAttribute(Actor.class.getName()) instanceof Actor actor) {
            return actor;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }

    private static Address address(HttpServletRequest request) {
        Object failed = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null) {
            return Address.of(failed.toString());
        }
        if (!request.getMethod().equals("GET")) {
            // what was posted has no page of its own: links lead back to where the form stands
            return formOf(request)
                    .map(form -> new Address(form.getRawPath(), parameters(form.getRawQuery())))
                    .orElseGet(() -> Address.of(request.getRequestURI()));
        }
        return new Address(request.getRequestURI(), parameters(request.getQueryString()));
    }

    /** The page of ours that a form was sent from, if the browser says so. */
    static Optional<URI> formOf(HttpServletRequest request) {
        try {
            URI form = URI.create(Objects.requireNonNullElse(request.getHeader(HttpHeaders.REFERER), ""));
            boolean ours = request.getServerName().equalsIgnoreCase(form.getHost())
                    && form.getRawPath() != null
                    && form.getRawPath().startsWith("/");
            return ours ? Optional.of(form) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The parameters of a query, decoded, in its order. */
    static Map<String, List<String>> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        UriComponentsBuilder.newInstance()
                .query(Objects.requireNonNullElse(query, ""))
                .build()
                .getQueryParams()
                .forEach((name, values) -> parameters.put(
                        decode(name), values.stream().map(PageFactory::decode).toList()));
        return parameters;
    }

    private static String decode(@Nullable String text) {
        try {
            return text == null ? "" : UriUtils.decode(text.replace('+', ' '), "UTF-8");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Supplier<@Nullable CsrfToken> csrf(HttpServletRequest request) {
        return () -> request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
    }

    private static @Nullable Flash flash(Map<String, ?> model) {
        return switch (model.get("flash")) {
            case Flash flash -> flash;
            case String key -> Flash.done(key);
            case null, default -> null;
        };
    }

    private Problems problems(Map<String, ?> model, Locale locale) {
        var problems = new Problems();
        model.forEach((name, value) -> {
            if (value instanceof Problems found) {
                found.all().forEach(problems::add);
            } else if (name.startsWith(BindingResult.MODEL_KEY_PREFIX) && value instanceof BindingResult binding) {
                for (ObjectError error : binding.getAllErrors()) {
                    String field = error instanceof FieldError f ? f.getField() : "";
                    problems.add(new Problem(field, Text.plain(messages.getMessage(error, locale))));
                }
            }
        });
        return problems;
    }

    private static Verdict.@Nullable Refused refusal(HttpServletRequest request, Map<String, ?> model) {
        if (request.getAttribute(REFUSAL) instanceof Verdict.Refused refused) {
            return refused;
        }
        return model.get("refusal") instanceof Verdict.Refused refused ? refused : null;
    }

    @SuppressWarnings("unchecked") // only Failures sets it
    private static Map<String, List<String>> typed(
            HttpServletRequest request, Map<String, ?> model, boolean comesBack) {
        if (request.getAttribute(TYPED) instanceof Map<?, ?> typed) {
            return (Map<String, List<String>>) typed;
        }
        if (model.get("kept") instanceof Kept kept) {
            return kept.typed();
        }
        return comesBack && !request.getMethod().equals("GET") ? typed(request) : Map.of();
    }

    static Map<String, List<String>> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_")) {
                typed.put(name, List.of(values));
            }
        });
        return typed;
    }
}
