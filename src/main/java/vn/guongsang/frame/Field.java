package vn.guongsang.frame;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form: label, hint, then the control. Its error and, after a refusal, what was typed
 * come from the page and need no wiring. All fields are required unless {@link #optional()}.
 *
 * @param values what the object holds now; more than one for checkboxes
 * @param locked why the field cannot be changed; the value is then shown as text
 * @param computed where a computed value comes from; shown as text too
 * @param isFocused whether the page comes up there
 * @param width characters that the control should offer, 0 for the full measure
 */
public record Field(
        Kind kind,
        String name,
        Text label,
        @Nullable Text hint,
        List<String> values,
        List<Choice> choices,
        boolean isOptional,
        @Nullable Text locked,
        @Nullable Text computed,
        int width,
        @Nullable String accept,
        @Nullable String autocomplete,
        boolean isFocused) {

    public enum Kind {
        TEXT,
        AREA,
        DATE,
        NUMBER,
        MONEY,
        EMAIL,
        TEL,
        PASSWORD,
        SEARCH,
        SELECT,
        RADIOS,
        CHECKBOXES,
        FILE,
        FILES
    }

    public static Field of(Kind kind, String name, String label) {
        int width = switch (kind) {
            case DATE -> 12;
            case NUMBER -> 10;
            case MONEY -> 18;
            case TEL -> 16;
            case TEXT, AREA, EMAIL, PASSWORD, SEARCH, SELECT, RADIOS, CHECKBOXES, FILE, FILES -> 0;
        };
        return new Field(
                kind, name, Text.key(label), null, List.of(), List.of(), false, null, null, width, null, null, false);
    }

    public static Field text(String name, String label) {
        return of(Kind.TEXT, name, label);
    }

    public static Field area(String name, String label) {
        return of(Kind.AREA, name, label);
    }

    /** Typed as day/month/year; binds to a {@code LocalDate}. */
    public static Field date(String name, String label) {
        return of(Kind.DATE, name, label).hint("frame.date.hint");
    }

    public static Field number(String name, String label) {
        return of(Kind.NUMBER, name, label);
    }

    public static Field money(String name, String label) {
        return of(Kind.MONEY, name, label);
    }

    public static Field select(String name, String label, List<Choice> choices) {
        return of(Kind.SELECT, name, label).choices(choices);
    }

    public static Field radios(String name, String label, List<Choice> choices) {
        return of(Kind.RADIOS, name, label).choices(choices);
    }

    public static Field checkboxes(String name, String label, List<Choice> choices) {
        return of(Kind.CHECKBOXES, name, label).choices(choices);
    }

    /** @param accept as in HTML, e.g. {@code .xlsx} */
    public static Field file(String name, String label, String accept) {
        return of(Kind.FILE, name, label).accept(accept);
    }

    public static Field files(String name, String label, String accept) {
        return of(Kind.FILES, name, label).accept(accept);
    }

    public Field choices(List<Choice> choices) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                List.copyOf(choices),
                isOptional,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    public Field hint(String key, Object... args) {
        return hint(Text.key(key, args));
    }

    public Field hint(Text text) {
        return new Field(
                kind,
                name,
                label,
                text,
                values,
                choices,
                isOptional,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    /** Takes a label that is data, such as the wording of a criterion. */
    public Field label(Text label) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    /** Null is empty; dates and numbers are given as {@code page.date(…)}, {@code page.number(…)}. */
    public Field value(@Nullable String value) {
        return values(value == null || value.isEmpty() ? List.of() : List.of(value));
    }

    public Field values(Collection<String> values) {
        return new Field(
                kind,
                name,
                label,
                hint,
                List.copyOf(values),
                choices,
                isOptional,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    public Field optional() {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                true,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    public Field locked(String reasonKey, Object... args) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                Text.key(reasonKey, args),
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    public Field computed(String sourceKey, Object... args) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                locked,
                Text.key(sourceKey, args),
                width,
                accept,
                autocomplete,
                isFocused);
    }

    public Field width(int characters) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                locked,
                computed,
                characters,
                accept,
                autocomplete,
                isFocused);
    }

    public Field accept(String accept) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                isFocused);
    }

    /** The autofill token of HTML: {@code username}, {@code current-password}, {@code name}, {@code off}. */
    public Field autocomplete(String token) {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                locked,
                computed,
                width,
                accept,
                token,
                isFocused);
    }

    /** The page comes up at this field. */
    public Field focused() {
        return new Field(
                kind,
                name,
                label,
                hint,
                values,
                choices,
                isOptional,
                locked,
                computed,
                width,
                accept,
                autocomplete,
                true);
    }

    public boolean grouped() {
        return kind == Kind.RADIOS || kind == Kind.CHECKBOXES;
    }

    public boolean fixed() {
        return locked != null || computed != null;
    }

    public String inputType() {
        return switch (kind) {
            case EMAIL -> "email";
            case TEL -> "tel";
            case PASSWORD -> "password";
            case SEARCH -> "search";
            case RADIOS -> "radio";
            case CHECKBOXES -> "checkbox";
            case FILE, FILES -> "file";
            case TEXT, AREA, DATE, NUMBER, MONEY, SELECT -> "text";
        };
    }

    public @Nullable String inputMode() {
        return switch (kind) {
            case NUMBER, MONEY, DATE -> "numeric";
            case TEXT, AREA, EMAIL, TEL, PASSWORD, SEARCH, SELECT, RADIOS, CHECKBOXES, FILE, FILES -> null;
        };
    }
}
