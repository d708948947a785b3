package vn.guongsang.frame.web;

/**
 * Takes comments and idle white space out of our own files. It knows only what they use: no comment
 * signs inside strings, no semicolon left to be guessed.
 */
final class Minify {

    private Minify() {}

    static String css(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,]) ?", "$1")
                .replaceAll(": (?=[^{}]*[;}])", ":")
                .replace(";}", "}")
                .strip();
    }

    static String svg(String svg) {
        return svg.replaceAll("(?s)<!--.*?-->", "").replaceAll(">\\s+<", "><").strip();
    }

    /** Lines stay lines, so that nothing depends on semicolons. */
    static String script(String script) {
        return script.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .reduce("", (a, b) -> a + b + "\n");
    }
}
