package vn.guongsang.dossier;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.guongsang.document.IncomingText;
import vn.guongsang.document.IncomingText.Paragraph;
import vn.guongsang.organisation.Names;

/**
 * The parts of the prescribed form in a report that was written without it. Its headings are known by their words,
 * however they are numbered, in capitals or not, with their marks or without.
 */
final class Sections {

    private static final String BACKGROUND = "background";
    private static final String ACHIEVEMENT = "achievement";

    /** What comes before the first heading, and what stands behind the report: previous awards, signatures. */
    private static final String OUTSIDE = "outside";

    private static final int LONGEST_HEADING = 160;

    /** I., 1.2., a), Phần I: – and what is put before a heading by hand. */
    private static final Pattern NUMBERING =
            Pattern.compile("^\\s*(?:Phần\\s+)?(?:[IVXLC]+|\\d+(?:\\.\\d+)*|[A-Za-z])\\s*[.)/:–-]\\s*|^\\s*[IVX]+\\s+");

    private static final List<Heading> KNOWN = known();

    private record Heading(String section, String words) {}

    /**
     * @param rest what stands behind the heading in its line, as in “Lý lịch: sinh năm 1980”. The heading itself goes:
     *     the report prints its own
     */
    private record Begun(String section, String rest) {}

    private final StringBuilder background = new StringBuilder();
    private final StringBuilder achievement = new StringBuilder();
    private final StringBuilder leftOut = new StringBuilder();

    private Sections() {}

    static WordReport of(UUID dossier, String fileName, IncomingText text) {
        var sections = new Sections();
        String current = OUTSIDE;
        for (Paragraph paragraph : text.paragraphs()) {
            Begun begun = begins(paragraph).orElse(new Begun(current, ""));
            sections.add(begun.section, begun.section.equals(current) ? paragraph.text() : begun.rest);
            current = begun.section;
        }
        return new WordReport(
                dossier,
                fileName,
                sections.background.toString().strip(),
                sections.achievement.toString().strip(),
                sections.leftOut.toString().strip());
    }

    private void add(String section, String text) {
        (switch (section) {
                    case BACKGROUND -> background;
                    case ACHIEVEMENT -> achievement;
                    default -> leftOut;
                })
                .append(text)
                .append('\n');
    }

    /** Which part begins here. A sentence that merely begins with the words of a heading is none. */
    private static Optional<Begun> begins(Paragraph paragraph) {
        String line = paragraph.text().strip();
        Matcher numbering = NUMBERING.matcher(line);
        String bare = numbering.find() ? line.substring(numbering.end()) : line;
        int colon = bare.indexOf(':');
        String head = colon < 0 ? bare : bare.substring(0, colon);
        if (head.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        boolean stands = paragraph.heading() || head.equals(head.toUpperCase());
        String words = Names.slug(head);
        return KNOWN.stream()
                .filter(known -> words.equals(known.words) || stands && words.startsWith(known.words + "-"))
                .findFirst()
                .map(known -> new Begun(
                        known.section,
                        colon < 0 ? "" : bare.substring(colon + 1).strip()));
    }

    /** The longest first, so that a heading is not taken for a shorter one of another part. */
    private static List<Heading> known() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(Sections.class.getResourceAsStream("/vn/guongsang/dossier/headings.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of(BACKGROUND, ACHIEVEMENT, OUTSIDE)
                .flatMap(section -> Stream.of(words.getProperty(section).split("\\|"))
                        .map(heading -> new Heading(section, Names.slug(heading))))
                .sorted(Comparator.comparingInt((Heading heading) -> heading.words.length())
                        .reversed())
                .toList();
    }
}
