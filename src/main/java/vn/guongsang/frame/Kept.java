package vn.guongsang.frame;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was typed in other parts of a page while one part was sent: left by
 * {@code redirect.addFlashAttribute("kept", …)}, it stands in its fields again when the page comes back.
 */
public record Kept(Map<String, List<String>> typed) implements Serializable {

    /** Of all that was sent, what stands in these fields. */
    public static Kept of(Map<String, List<String>> sent, Collection<String> fields) {
        var typed = new LinkedHashMap<String, List<String>>();
        fields.forEach(field -> {
            List<String> values = List.copyOf(sent.getOrDefault(field, List.of()));
            if (values.stream().anyMatch(value -> !value.isBlank())) {
                typed.put(field, values);
            }
        });
        return new Kept(typed);
    }
}
