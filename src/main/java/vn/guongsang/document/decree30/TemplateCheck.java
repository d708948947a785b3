package vn.guongsang.document.decree30;

import static vn.guongsang.document.decree30.WordFile.all;
import static vn.guongsang.document.decree30.WordFile.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.TemplateField;
import vn.guongsang.document.TemplateField.Place;
import vn.guongsang.document.TemplateFinding;
import vn.guongsang.document.text.PlainText;

/**
 * Whether a form that was edited in Word can be filled: it reaches outside nowhere, knows only fields of its kind,
 * and leaves out none of those without which the paper would not be the one that was decided.
 */
public final class TemplateCheck {

    private static final Set<String> INSTRUCTIONS = Set.of("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES");
    private static final int EXCERPT = 60;

    private final WordFile file;
    private final Fields fields;
    private final OfficialDocument example;
    private final Set<TemplateFinding> findings = new LinkedHashSet<>();

    private TemplateCheck(WordFile file, OfficialDocument example) {
        this.file = file;
        this.example = example;
        this.fields = Fields.of(example);
    }

    /** Empty if it can be used. */
    public static List<TemplateFinding> of(byte[] template, OfficialDocument example) {
        try {
            return new TemplateCheck(new WordFile(template), example).findings();
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            return List.of(TemplateFinding.of("broken"));
        }
    }

    private List<TemplateFinding> findings() {
        reachesOut();
        var used = new LinkedHashSet<String>();
        file.texts().forEach(text -> {
            instructions(text);
            if (!all(text, "ins").isEmpty() || !all(text, "del").isEmpty()) {
                found("tracked");
            }
            all(text, "p").forEach(paragraph -> used.addAll(read(paragraph)));
        });
        used.stream()
                .filter(name -> !fields.names().contains(name))
                .forEach(name -> found("unknown", "«" + name + "»"));
        missing(used).forEach(name -> found("missing", "«" + name + "»"));
        return List.copyOf(findings);
    }

    private void found(String code, Object... args) {
        findings.add(TemplateFinding.of(code, args));
    }

    /** What stands in the paragraph, and how. */
    private List<String> read(Element paragraph) {
        String words = WordTemplate.words(paragraph);
        String bare = Fields.FIELD.matcher(words).replaceAll("");
        if (bare.contains("«") || bare.contains("»")) {
            found("unclosed", PlainText.shortened(words.strip(), EXCERPT));
        }
        List<String> names = Fields.in(words);
        for (String name : names) {
            if (fields.alone(name) && (names.size() > 1 || !bare.isBlank() || !is(paragraph.getParentNode(), "body"))) {
                found("alone", "«" + name + "»");
            }
            if (name.equals(Fields.ANNEXES) && followed(paragraph)) {
                found("last", "«" + name + "»");
            }
        }
        return names;
    }

    private static boolean followed(Element paragraph) {
        for (var next = paragraph.getNextSibling(); next != null; next = next.getNextSibling()) {
            if (is(next, "tbl")
                    || next instanceof Element element
                            && !all(element, "t").stream()
                                    .map(Element::getTextContent)
                                    .collect(Collectors.joining())
                                    .isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The list of the decision stands in the text and its annexes as they are drawn, or in rows of its own. */
    private Set<String> missing(Set<String> used) {
        var needed = new LinkedHashSet<String>();
        StandardTemplate.of(example).forEach(part -> collect(part, needed));
        needed.removeAll(Set.of("dia_danh", "tham_quyen", "co_quan_chu_quan", "kinh_gui"));
        Set<String> rows = fields.described().stream()
                .filter(field -> field.place() == Place.ROW)
                .map(TemplateField::name)
                .collect(Collectors.toCollection(HashSet::new));
        boolean ownRows = used.stream().anyMatch(rows::contains);
        if (ownRows) {
            needed.removeAll(Set.of(Fields.BODY, Fields.ANNEXES));
        }
        if (example.annexes().isEmpty()) {
            needed.remove(Fields.ANNEXES);
        }
        needed.removeAll(used);
        return needed;
    }

    private static void collect(Part part, Set<String> names) {
        switch (part) {
            case Part.Line line -> names.addAll(Fields.in(line.text()));
            case Part.Columns columns ->
                columns.rows().forEach(row -> {
                    row.left().forEach(one -> collect(one, names));
                    row.right().forEach(one -> collect(one, names));
                });
            case Part.Grid _, Part.Rule _, Part.Space _ -> {
                // no words
            }
        }
    }

    // what reaches out of the file, or runs

    private void reachesOut() {
        file.names()
                .filter(name -> name.matches("(?i).*(?:vbaproject\\.bin|/activex/.*|/embeddings/.*|afchunk.*)"))
                .findFirst()
                .ifPresent(_ -> found("object"));
        file.names().filter(name -> name.endsWith(".rels")).toList().forEach(name -> {
            NodeList all = file.open(name).getElementsByTagNameNS("*", "Relationship");
            for (int i = 0; i < all.getLength(); i++) {
                var relationship = (Element) all.item(i);
                if (relationship.getAttribute("TargetMode").equalsIgnoreCase("External")) {
                    found("external", PlainText.shortened(relationship.getAttribute("Target"), EXCERPT));
                }
                if (relationship.getAttribute("Type").endsWith("/aFChunk")) {
                    found("object");
                }
            }
        });
    }

    /** Fields of Word itself: page numbers are, what fetches, asks or calculates is not taken. */
    private void instructions(Document text) {
        var instructions = new ArrayList<String>();
        all(text, "fldSimple").forEach(field -> instructions.add(WordFile.attribute(field, "instr")));
        var open = new StringBuilder();
        NodeList all = text.getElementsByTagNameNS(WordFile.W, "*");
        for (int i = 0; i < all.getLength(); i++) {
            var element = (Element) all.item(i);
            if (is(element, "instrText")) {
                open.append(element.getTextContent());
            } else if (is(element, "fldChar") && !open.isEmpty()) {
                instructions.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            instructions.add(open.toString());
        }
        instructions.stream()
                .map(instruction ->
                        instruction.strip().split("[\\s\\\\]+", 2)[0].toUpperCase(Locale.ROOT))
                .filter(instruction -> !INSTRUCTIONS.contains(instruction))
                .forEach(instruction -> found("instruction", PlainText.shortened(instruction, EXCERPT)));
    }
}
