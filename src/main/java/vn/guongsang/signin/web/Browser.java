package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** "Chrome, Windows": enough for a person to know their own device by. */
final class Browser {

    /** What it calls itself and what people call it; the first that is found counts. */
    private static final List<List<String>> PROGRAMS = List.of(
            List.of("coc_coc", "Cốc Cốc"),
            List.of("Edg", "Edge"),
            List.of("OPR", "Opera"),
            List.of("SamsungBrowser", "Samsung Internet"),
            List.of("Firefox", "Firefox"),
            List.of("Chrome", "Chrome"),
            List.of("Safari", "Safari"));

    private static final List<List<String>> SYSTEMS = List.of(
            List.of("Windows", "Windows"),
            List.of("Android", "Android"),
            List.of("iPhone", "iPhone"),
            List.of("iPad", "iPad"),
            List.of("Mac OS", "macOS"),
            List.of("Linux", "Linux"));

    private Browser() {}

    static String of(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return Stream.of(PROGRAMS, SYSTEMS)
                .flatMap(names -> names.stream()
                        .filter(name -> agent.contains(name.getFirst()))
                        .limit(1))
                .map(List::getLast)
                .collect(Collectors.joining(", "));
    }
}
