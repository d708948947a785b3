package vn.guongsang.frame;

/**
 * A state as icon, word and colour pair, so that no state is told by colour alone. The tones are
 * those of the visual language; the word is the module's own ("Chờ thẩm định", "Đã ban hành").
 */
public record Badge(Tone tone, Text word) {

    /** Icon (a name in the sprite) and colour pair (a class {@code t-…} in the stylesheet). */
    public enum Tone {
        DONE("check"),
        NEAR("warning"),
        LATE("clock"),
        /** refused, not met, unusable: the colours of late with a cross */
        FAILED("cross"),
        WAITING("info"),
        NOT_OPEN("circle"),
        SEALED("lock"),
        /** gold: honours only, never a work state */
        HONOUR("star");

        private final String icon;

        Tone(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        public String css() {
            return "t-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static Badge of(Tone tone, String key, Object... args) {
        return new Badge(tone, Text.key(key, args));
    }

    public static Badge done() {
        return done("frame.state.done");
    }

    public static Badge done(String key, Object... args) {
        return of(Tone.DONE, key, args);
    }

    public static Badge near() {
        return near("frame.state.near");
    }

    public static Badge near(String key, Object... args) {
        return of(Tone.NEAR, key, args);
    }

    public static Badge late() {
        return late("frame.state.late");
    }

    public static Badge late(String key, Object... args) {
        return of(Tone.LATE, key, args);
    }

    public static Badge failed(String key, Object... args) {
        return of(Tone.FAILED, key, args);
    }

    public static Badge waiting() {
        return waiting("frame.state.waiting");
    }

    public static Badge waiting(String key, Object... args) {
        return of(Tone.WAITING, key, args);
    }

    public static Badge notOpen() {
        return notOpen("frame.state.notOpen");
    }

    public static Badge notOpen(String key, Object... args) {
        return of(Tone.NOT_OPEN, key, args);
    }

    public static Badge sealed() {
        return sealed("frame.state.sealed");
    }

    public static Badge sealed(String key, Object... args) {
        return of(Tone.SEALED, key, args);
    }

    public static Badge honour(String key, Object... args) {
        return of(Tone.HONOUR, key, args);
    }
}
