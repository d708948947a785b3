package vn.guongsang.signin;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A browser with its cookies, somewhere. */
final class Guest {

    static final String PASSWORD = "guongsang-mau";

    private final MockMvc mvc;
    private final String address;
    private final Map<String, Cookie> cookies = new HashMap<>();

    Guest(MockMvc mvc, String address) {
        this.mvc = mvc;
        this.address = address;
    }

    /** The same browser at another place. */
    Guest movedTo(String elsewhere) {
        var moved = new Guest(mvc, elsewhere);
        moved.cookies.putAll(cookies);
        return moved;
    }

    Guest signIn(String username) {
        MockHttpServletResponse answer = enter(username, PASSWORD);
        if (!"/viec".equals(answer.getRedirectedUrl())) {
            throw new AssertionError(username + " is led to " + answer.getRedirectedUrl());
        }
        return this;
    }

    MockHttpServletResponse enter(String username, String password) {
        return post("/dang-nhap", "username", username, "password", password);
    }

    MockHttpServletResponse get(String path) {
        return send(HttpMethod.GET, path);
    }

    MockHttpServletResponse post(String path, String... parameters) {
        return send(HttpMethod.POST, path, parameters);
    }

    String text(String path) {
        try {
            return get(path).getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    boolean isIn() {
        return get("/viec").getStatus() == 200;
    }

    Cookie cookie(String name) {
        return cookies.get(name);
    }

    void forget(String cookie) {
        cookies.remove(cookie);
    }

    void take(Cookie cookie) {
        cookies.put(cookie.getName(), cookie);
    }

    private MockHttpServletResponse send(HttpMethod method, String path, String... parameters) {
        var request = MockMvcRequestBuilders.request(method, URI.create(path))
                .with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                })
                .header(HttpHeaders.ACCEPT, "text/html")
                .header(HttpHeaders.USER_AGENT, "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36");
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        if (method == HttpMethod.POST) {
            request.with(csrf());
        }
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        try {
            MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
            List.of(answer.getCookies()).forEach(this::take);
            return answer;
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
