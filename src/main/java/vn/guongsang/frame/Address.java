package vn.guongsang.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An address inside the product whose parameters can be changed: filters and pages live in it. */
public record Address(String path, Map<String, List<String>> parameters) {

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    public Address with(String name, Object value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, List.of(value.toString()));
        return new Address(path, changed);
    }

    public Address without(String... names) {
        var changed = new LinkedHashMap<>(parameters);
        changed.keySet().removeAll(List.of(names));
        return new Address(path, changed);
    }

    public String get(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    @Override
    public String toString() {
        String query = parameters.entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().filter(v -> !v.isEmpty()).map(v -> encode(e.getKey()) + "=" + encode(v)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
