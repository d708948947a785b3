package vn.guongsang.document;

import java.util.List;

/**
 * Why an edited form cannot be used.
 *
 * @param code message key, {@code document.template.…}
 */
public record TemplateFinding(String code, List<Object> args) {
    public TemplateFinding {
        args = List.copyOf(args);
    }

    public static TemplateFinding of(String code, Object... args) {
        return new TemplateFinding("document.template." + code, List.of(args));
    }
}
