package vn.guongsang.document.decree30;

import static vn.guongsang.document.decree30.WordFile.all;
import static vn.guongsang.document.decree30.WordFile.attribute;
import static vn.guongsang.document.decree30.WordFile.children;
import static vn.guongsang.document.decree30.WordFile.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.TemplateField;
import vn.guongsang.document.text.PlainText;

/**
 * A form that was edited in Word, filled with a document. Word cuts a text into runs as it likes, and a field with it:
 * fields are looked for in the whole text of a paragraph, and a value stands in the look of the field's first letter.
 *
 * <p>A line that holds nothing but fields, and would stay empty, goes.
 */
public final class WordTemplate {

    private static final String PRESERVE = "xml:space";

    private final WordFile file;
    private final Fields fields;
    private final OfficialDocument document;

    private WordTemplate(WordFile file, OfficialDocument document) {
        this.file = file;
        this.document = document;
        this.fields = Fields.of(document);
    }

    /** The built-in form with its fields, as an administrator begins from it. */
    public static byte[] standard(OfficialDocument example) {
        return DocxForm.write(new Form(Form.of(example).title(), List.of(StandardTemplate.of(example))), example);
    }

    public static List<TemplateField> fields(OfficialDocument example) {
        return Fields.of(example).described();
    }

    /** @param template one that {@link TemplateCheck} found to be in order */
    public static byte[] fill(byte[] template, OfficialDocument document) {
        try {
            return new WordTemplate(new WordFile(template), document).fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] fill() {
        file.texts().forEach(text -> {
            rows(text);
            paragraphs(text);
        });
        return file.write();
    }

    // rows and lines that are repeated

    /** The innermost tables first: what is filled holds no field any more. */
    private void rows(Document text) {
        for (Element row : all(text, "tr").reversed()) {
            Optional<String> list = fields.listOf(
                    all(row, "p").stream().map(WordTemplate::words).collect(Collectors.joining(" ")));
            list.ifPresent(name -> repeat(row, fields.rowsOf(name)));
        }
    }

    private void repeat(Element model, List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            var copy = (Element) model.cloneNode(true);
            before(model, copy);
            if (is(copy, "p")) {
                write(copy, row);
            } else {
                all(copy, "p").forEach(paragraph -> write(paragraph, row));
            }
        }
        remove(model);
    }

    private void paragraphs(Document text) {
        for (Element paragraph : all(text, "p")) {
            String words = words(paragraph);
            List<String> named = Fields.in(words);
            if (named.isEmpty()) {
                continue;
            }
            String bare = Fields.FIELD.matcher(words).replaceAll("").strip();
            Optional<String> list = fields.listOf(words);
            if (list.isPresent()) {
                repeat(paragraph, fields.rowsOf(list.get()));
            } else if (named.size() == 1 && fields.alone(named.getFirst())) {
                put(paragraph, named.getFirst());
            } else if (named.size() == 1 && fields.items().containsKey(named.getFirst()) && bare.matches("[-–•+*]?")) {
                String name = named.getFirst();
                repeat(
                        paragraph,
                        fields.items().getOrDefault(name, List.of()).stream()
                                .map(item -> Map.of(name, item))
                                .toList());
            } else {
                write(paragraph, Map.of());
                if (bare.isEmpty() && words(paragraph).isBlank()) {
                    remove(paragraph);
                }
            }
        }
    }

    /** A cell keeps a last paragraph, and a section the one that carries it. */
    private static void remove(Element gone) {
        Node parent = Objects.requireNonNull(gone.getParentNode());
        boolean last = is(gone, "p")
                && (!all(gone, "sectPr").isEmpty()
                        || is(parent, "tc")
                                && children(parent).stream()
                                                .filter(one -> is(one, "p"))
                                                .count()
                                        == 1);
        if (last) {
            all(gone, "r").forEach(run -> run.getParentNode().removeChild(run));
        } else {
            parent.removeChild(gone);
        }
    }

    // text of a paragraph

    static String words(Element paragraph) {
        return runs(paragraph).stream().map(Node::getTextContent).collect(Collectors.joining());
    }

    /** Its own pieces of text, not those of a text box inside it. */
    private static List<Element> runs(Element paragraph) {
        return all(paragraph, "t").stream()
                .filter(text -> WordFile.above(text, node -> is(node, "p")) == paragraph)
                .toList();
    }

    private void write(Element paragraph, Map<String, String> row) {
        List<Element> runs = runs(paragraph);
        List<MatchResult> found =
                Fields.FIELD.matcher(words(paragraph)).results().toList();
        for (var field : found.reversed()) {
            fields.value(field.group(1), row)
                    .ifPresent(value -> replace(runs, field.start(), field.end(), PlainText.clean(value)));
        }
        runs.forEach(WordTemplate::lines);
    }

    /** The value goes where the field begins; of the other pieces the field's letters go. */
    private static void replace(List<Element> runs, int start, int end, String value) {
        int at = 0;
        boolean written = false;
        for (Element run : runs) {
            String text = run.getTextContent();
            int from = Math.max(start - at, 0);
            int to = Math.min(end - at, text.length());
            if (from < to) {
                run.setTextContent(text.substring(0, from) + (written ? "" : value) + text.substring(to));
                written = true;
            }
            at += text.length();
        }
    }

    private static void lines(Element run) {
        run.setAttribute(PRESERVE, "preserve");
        String[] lines = run.getTextContent().split("\n", -1);
        run.setTextContent(lines[0]);
        Node next = run.getNextSibling();
        for (int i = 1; i < lines.length; i++) {
            Document owner = run.getOwnerDocument();
            var text = (Element) run.cloneNode(false);
            text.setTextContent(lines[i]);
            Node parent = Objects.requireNonNull(run.getParentNode());
            parent.insertBefore(owner.createElementNS(WordFile.W, "w:br"), next);
            parent.insertBefore(text, next);
        }
    }

    // text and annexes, as the built-in form draws them

    private void put(Element place, String name) {
        if (name.equals(Fields.BODY)) {
            drawn(Form.body(document))
                    .forEach(part -> before(place, place.getOwnerDocument().importNode(part, true)));
        } else {
            annexes(place);
        }
        remove(place);
    }

    /** Each annex begins a section with the page of the text. */
    private void annexes(Element place) {
        Document text = place.getOwnerDocument();
        List<List<Part>> sections = Form.of(document).sections();
        for (List<Part> annex : sections.subList(1, sections.size())) {
            Element end = text.createElementNS(WordFile.W, "w:p");
            Node properties = end.appendChild(text.createElementNS(WordFile.W, "w:pPr"));
            all(text, "sectPr").stream()
                    .filter(section -> is(section.getParentNode(), "body"))
                    .findFirst()
                    .ifPresent(section -> properties.appendChild(section.cloneNode(true)));
            before(place, end);
            drawn(annex).forEach(part -> before(place, text.importNode(part, true)));
        }
    }

    private List<Element> drawn(List<Part> parts) {
        try {
            var drawn = new WordFile(DocxForm.write(new Form("", List.of(parts)), document));
            Map<String, String> ids = styles(drawn);
            Document text = drawn.open(WordFile.DOCUMENT);
            for (Element style : all(text, "pStyle")) {
                style.setAttributeNS(
                        WordFile.W, "w:val", ids.getOrDefault(attribute(style, "val"), attribute(style, "val")));
            }
            var body = new ArrayList<>(children(all(text, "body").getFirst()));
            body.removeIf(part -> is(part, "sectPr"));
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Our styles by their ids in the form. Word gives them ids of its own when it saves, but leaves their names;
     * one that is not there any more is put back.
     */
    private Map<String, String> styles(WordFile drawn) {
        Document ours = drawn.open(WordFile.STYLES);
        if (!file.has(WordFile.STYLES)) {
            return Map.of();
        }
        Document theirs = file.open(WordFile.STYLES);
        Map<String, String> byName = new HashMap<>();
        all(theirs, "style").forEach(style -> byName.put(name(style), attribute(style, "styleId")));
        Set<String> taken = Set.copyOf(byName.values());
        var ids = new HashMap<String, String>();
        for (Element style : all(ours, "style")) {
            String id = attribute(style, "styleId");
            String known = byName.get(name(style));
            if (known == null && !taken.contains(id)) {
                theirs.getDocumentElement().appendChild(theirs.importNode(style, true));
            }
            ids.put(id, known == null ? id : known);
        }
        return ids;
    }

    private static String name(Element style) {
        return all(style, "name").stream()
                .findFirst()
                .map(name -> attribute(name, "val"))
                .orElse("");
    }

    private static void before(Node place, Node added) {
        Objects.requireNonNull(place.getParentNode()).insertBefore(added, place);
    }
}
