package vn.guongsang.frame.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.guongsang.frame.ShownOnce;

/**
 * The last page for what fails outside a controller: in a filter, in the container, in a template. Also
 * the handler that security should be given, which tells an outworn form from a missing right.
 */
@Controller
class ErrorPages implements ErrorController, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final String EXPIRED = ErrorPages.class.getName() + ".expired";
    private static final String FORM = ErrorPages.class.getName() + ".form";

    private static final Set<HttpStatus> WATCHED =
            EnumSet.of(HttpStatus.FORBIDDEN, HttpStatus.MISDIRECTED_REQUEST, HttpStatus.TOO_MANY_REQUESTS);

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        request.setAttribute(EXPIRED, e instanceof CsrfException);
        if (e instanceof CsrfException && !PageFactory.fragment(request)) {
            request.setAttribute(FORM, Unsent.keep(request).map(URI::toString).orElse(""));
        }
        if (!response.isCommitted()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus resolved = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus status = resolved != null ? resolved : HttpStatus.NOT_FOUND;
        String reference = null;
        if (status.is5xxServerError()) {
            reference = Reference.next();
            Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log.error(
                    "{} failed, reference {}",
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    reference,
                    cause instanceof Throwable t ? t : null);
        }
        if (WATCHED.contains(status)) {
            boolean expired = Boolean.TRUE.equals(request.getAttribute(EXPIRED));
            Failures.note(
                    request.getAttribute(RequestDispatcher.ERROR_METHOD),
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    expired ? "no token of the form" : status.toString(),
                    request);
        }
        if (Failures.wantsJson(request)) {
            ProblemDetail detail = ProblemDetail.forStatus(status);
            if (reference != null) {
                detail.setProperty("reference", reference);
            }
            return ResponseEntity.status(status).body(detail);
        }
        if (Boolean.TRUE.equals(request.getAttribute(EXPIRED))) {
            if (PageFactory.fragment(request)) {
                // a draft that saves itself says it in a line and goes on holding the text
                return ResponseEntity.status(status)
                        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                        .body(messages.getMessage(
                                "frame.expired.autosave", null, RequestContextUtils.getLocale(request)));
            }
            var page = Failures.page(status, null, request);
            page.setViewName("frame/expired");
            page.addObject("form", request.getAttribute(FORM));
            if (ShownOnce.is(request)) {
                page.setViewName("frame/shown-once");
                page.addObject("told", ShownOnce.of(request));
            }
            return page;
        }
        return Failures.page(status, reference, request);
    }
}
