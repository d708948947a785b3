package vn.guongsang.frame;

import java.io.Serializable;

/**
 * A sentence for the next page, left by {@code redirect.addFlashAttribute("flash", Flash.done("key"))}.
 * Only for a reversible trifle; a sending gets a confirmation page of its own. A plain message key
 * (a String) does as well.
 */
public record Flash(Badge.Tone tone, Text text) implements Serializable {

    public static Flash done(String key, Object... args) {
        return new Flash(Badge.Tone.DONE, Text.key(key, args));
    }

    public static Flash info(String key, Object... args) {
        return new Flash(Badge.Tone.WAITING, Text.key(key, args));
    }

    public static Flash warning(String key, Object... args) {
        return new Flash(Badge.Tone.NEAR, Text.key(key, args));
    }
}
