package vn.guongsang.signin.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import vn.guongsang.frame.Carried;
import vn.guongsang.identity.Sessions;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.domain.ProviderSessions;
import vn.guongsang.signin.domain.SigningIn;
import vn.guongsang.signin.domain.SigningIn.Outcome;
import vn.guongsang.signin.domain.Source;

/** Lets in whoever proved all that was asked for, and sends the others to their next step. */
@Component
class Door {

    private static final String DEVICE = "thiet-bi";
    private static final Set<String> TAKEN_ALONG = Set.of(Notes.WANTED, Sessions.PROVIDER);
    private static final Duration DEVICE_LASTS = Duration.ofDays(365);

    private final SigningIn signingIn;
    private final ProviderSessions providerSessions;
    private final Notes notes;
    private final Site site;

    Door(SigningIn signingIn, ProviderSessions providerSessions, Notes notes, Site site) {
        this.signingIn = signingIn;
        this.providerSessions = providerSessions;
        this.notes = notes;
        this.site = site;
    }

    Source source(HttpServletRequest request) {
        Cookie device = WebUtils.getCookie(request, site.cookie(DEVICE));
        return new Source(request.getRemoteAddr(), device == null ? "" : device.getValue());
    }

    /** The address of the next page. */
    String pass(Outcome outcome, String how, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession().getAttribute(Sessions.PROVIDER) instanceof String provider
                && providerSessions.over(provider)) {
            request.getSession().invalidate();
            return "/dang-nhap?loi=ended";
        }
        return switch (outcome) {
            case Outcome.Proved in -> enter(in, how, request, response);
            case Outcome.SecondAsked asked ->
                wait(new Notes.Pending(asked.person().accountId(), how, false), request);
            case Outcome.EnrolmentAsked asked ->
                wait(new Notes.Pending(asked.person().accountId(), how, true), request);
            case Outcome.Refused _ -> throw new IllegalArgumentException("nobody passes");
        };
    }

    private String wait(Notes.Pending pending, HttpServletRequest request) {
        HttpSession session = anew(request);
        notes.pending(session, pending);
        return pending.enrol() ? "/dang-nhap/ma-moi" : "/dang-nhap/ma";
    }

    private String enter(Outcome.Proved in, String how, HttpServletRequest request, HttpServletResponse response) {
        SignedIn person = in.person();
        Source source = source(request);
        HttpSession session = anew(request);
        String wanted = notes.taken(session, Notes.WANTED);
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                person.accountId().toString());
        session.setAttribute(Sessions.ADDRESS, source.address());
        session.setAttribute(Sessions.DEVICE, Browser.of(request));
        notes.proved(session);
        if (in.twice()) {
            notes.provedTwice(session);
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        String token = signingIn.entered(person, source, how);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(site.cookie(DEVICE), token)
                        .httpOnly(true)
                        .secure(site.secure() || request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(DEVICE_LASTS)
                        .build()
                        .toString());
        return wanted.isEmpty() ? "/viec" : wanted;
    }

    /**
     * A session that nobody could have prepared: each step that proves something begins a new one, with a
     * new token for forms, and takes along only where the person was going, by which session of the provider they
     * came, and what is {@link Carried}.
     */
    private HttpSession anew(HttpServletRequest request) {
        HttpSession old = request.getSession();
        Map<String, Object> carried = Collections.list(old.getAttributeNames()).stream()
                .filter(name -> TAKEN_ALONG.contains(name) || old.getAttribute(name) instanceof Carried)
                .collect(Collectors.toMap(Function.identity(), old::getAttribute));
        old.invalidate();
        HttpSession session = request.getSession();
        carried.forEach(session::setAttribute);
        return session;
    }
}
