package vn.guongsang.frame.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.guongsang.identity.Actor;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Turns what goes wrong into a page that says what happened and what to do. A refusal is not an error:
 * the page that held the form comes back with the reason and with what was typed.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final MessageSource messages;

    Failures(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler(Refusal.class)
    @Nullable
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws Exception {
        Verdict.Refused verdict = refusal.verdict();
        HttpStatus status = status(verdict);
        if (status == HttpStatus.FORBIDDEN) {
            note(request.getMethod(), request.getRequestURI(), verdict.code(), request);
        }
        if (wantsJson(request)) {
            return ResponseEntity.status(status).body(problem(verdict, status, request));
        }
        if (status == HttpStatus.NOT_FOUND || status == HttpStatus.GONE) {
            return page(status, null, request);
        }
        if (PageFactory.fragment(request)) {
            // wherever the answer was to go, the reason goes above the button
            response.setHeader("HX-Retarget", "#thong-bao");
            response.setHeader("HX-Reselect", "#tu-choi");
            response.setHeader("HX-Reswap", "innerHTML");
        } else {
            boolean comingBackAlready = request.getAttribute(PageFactory.REFUSAL) != null;
            Optional<URI> form = comingBackAlready || request.getMethod().equals("GET")
                    ? Optional.empty()
                    : PageFactory.formOf(request);
            if (form.isPresent()) {
                comeBack(form.get(), verdict, status, request, response);
                return null;
            }
        }
        var answer = new ModelAndView("frame/refused", status);
        answer.addObject("refusal", verdict);
        return answer;
    }

    /** Security turns these into a sign-in or its own 403. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, null, request);
    }

    /** An address with an id that is none. */
    @ExceptionHandler(TypeMismatchException.class)
    Object unreadable(TypeMismatchException e, HttpServletRequest request) {
        boolean inPath = e instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class);
        return answer(inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST, null, request);
    }

    /** Fields with bytes that are no letters: broken UTF-8, the character NUL. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    Object illegible(HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, null, request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    Object failed(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // the reader has gone or has half of a download: there is nobody to tell
            log.info("{} {} broke off: {}", request.getMethod(), request.getRequestURI(), e.toString());
            return null;
        }
        if (e instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
            return answer(known.getStatusCode(), null, request);
        }
        String reference = Reference.next();
        log.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, reference, request);
    }

    /** For whoever watches: a right that was missing, a form without its token, a ration or host that was passed over. */
    static void note(@Nullable Object method, @Nullable Object path, String why, HttpServletRequest request) {
        log.warn(
                "refused {} {}: {}, to {} from {}",
                method,
                path,
                why,
                request.getAttribute(Actor.class.getName()) instanceof Actor actor ? actor.accountId() : "nobody",
                request.getRemoteAddr());
    }

    /** 403 when the right is missing, 404 when one may not even know of the thing, 410 when it was public once, else 409. */
    static HttpStatus status(Verdict.Refused verdict) {
        if (verdict.code().endsWith(".hidden")) {
            return HttpStatus.NOT_FOUND;
        }
        if (verdict.code().endsWith(".gone")) {
            return HttpStatus.GONE;
        }
        return verdict.code().endsWith(".forbidden") ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
    }

    private Object answer(HttpStatusCode status, @Nullable String reference, HttpServletRequest request) {
        if (wantsJson(request)) {
            ProblemDetail detail = ProblemDetail.forStatus(status);
            if (reference != null) {
                detail.setProperty("reference", reference);
            }
            return ResponseEntity.status(status).body(detail);
        }
        return page(status, reference, request);
    }

    static ModelAndView page(HttpStatusCode status, @Nullable String reference, HttpServletRequest request) {
        var page = new ModelAndView("frame/error", HttpStatus.valueOf(status.value()));
        page.addObject("status", status.value());
        page.addObject("reference", reference == null ? "" : reference);
        page.addObject("wait", String.valueOf(request.getAttribute(Outside.WAIT)));
        return page;
    }

    static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private ProblemDetail problem(Verdict.Refused verdict, HttpStatus status, HttpServletRequest request) {
        ProblemDetail detail = ProblemDetail.forStatus(status);
        if (status != HttpStatus.NOT_FOUND && status != HttpStatus.GONE) {
            detail.setDetail(messages.getMessage(
                    verdict.code(), verdict.args().toArray(), verdict.code(), RequestContextUtils.getLocale(request)));
            detail.setProperty("code", verdict.code());
            detail.setProperty("basis", verdict.basis());
        }
        return detail;
    }

    /** Renders the form's page inside this request, so that the answer keeps its status and the typed text. */
    private static void comeBack(
            URI form,
            Verdict.Refused verdict,
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        request.setAttribute(PageFactory.REFUSAL, verdict);
        request.setAttribute(PageFactory.TYPED, PageFactory.typed(request));
        response.setStatus(status.value());
        RequestDispatcher page = request.getRequestDispatcher(form.getRawPath());
        page.forward(new AsRead(request, form), response);
    }

    /** The request as if the form's page had been asked for. */
    private static final class AsRead extends HttpServletRequestWrapper {

        private final @Nullable String query;
        private final Map<String, String[]> parameters;

        AsRead(HttpServletRequest request, URI form) {
            super(request);
            this.query = form.getRawQuery();
            var found = new LinkedHashMap<String, String[]>();
            PageFactory.parameters(query).forEach((name, values) -> found.put(name, values.toArray(String[]::new)));
            this.parameters = Collections.unmodifiableMap(found);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getQueryString() {
            return query;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(List.copyOf(parameters.keySet()));
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
    }
}
