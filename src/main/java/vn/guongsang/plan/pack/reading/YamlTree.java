package vn.guongsang.plan.pack.reading;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Builds the tree from parser events, so that a file which would expand without end is refused
 * before anything is built: no aliases, no anchors, no types of its own, nesting bounded.
 */
final class YamlTree {

    private static final int DEEPEST = 30;

    /** Digits of a number, and zeros before and after them. */
    private static final int LONGEST_NUMBER = 30;

    private static final String TEXT_TAG = Tag.STR.getValue();

    private final ScalarResolver scalars = new CoreScalarResolver(false);
    private final Iterator<Event> events;
    private final Consumer<Finding> report;
    private Position last = Position.START;

    private YamlTree(Iterator<Event> events, Consumer<Finding> report) {
        this.events = events;
        this.report = report;
    }

    /**
     * @param report takes what does not stop the reading: keys that occur twice
     * @throws UnreadableFile when the text is not the YAML of a pack
     */
    static Node parse(String text, Consumer<Finding> report) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(PackReader.MAX_BYTES).build();
        try {
            return new YamlTree(new Parse(settings).parseString(text).iterator(), report).document();
        } catch (MarkedYamlEngineException malformed) {
            Position at = position(malformed.getProblemMark().or(malformed::getContextMark));
            String problem = Optional.ofNullable(malformed.getProblem()).orElse("");
            throw new UnreadableFile(Finding.error(at, "", problem.contains("TAB") ? "file.tab" : "file.not-yaml"));
        } catch (YamlEngineException malformed) {
            throw new UnreadableFile(Finding.error(Position.START, "", "file.not-yaml"));
        }
    }

    private Node document() {
        next(); // the stream begins
        if (next() instanceof StreamEndEvent) {
            throw new UnreadableFile(Finding.error(Position.START, "", "file.empty"));
        }
        Node root = node(next(), "", 0);
        next(); // the document ends
        if (next() instanceof DocumentStartEvent) {
            throw refused("file.several-documents", "");
        }
        return root;
    }

    private Event next() {
        Event event = events.next();
        last = position(event.getStartMark());
        return event;
    }

    private Node node(Event event, String path, int depth) {
        if (depth > DEEPEST) {
            throw refused("file.too-deep", path, Integer.toString(DEEPEST));
        }
        refuseExpansion(event, path);
        Position at = last;
        return switch (event) {
            case MappingStartEvent start -> {
                refuseTag(start.getTag(), path);
                yield mapping(at, path, depth);
            }
            case SequenceStartEvent start -> {
                refuseTag(start.getTag(), path);
                yield listing(at, path, depth);
            }
            case ScalarEvent scalar -> new Node.Scalar(at, scalar.getValue(), value(scalar, path));
            default -> throw refused("file.not-yaml", path);
        };
    }

    private Node mapping(Position at, String path, int depth) {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            Position keyAt = last;
            refuseExpansion(event, path);
            if (!(event instanceof ScalarEvent scalar)) {
                throw refused("file.key-not-text", path);
            }
            String key = scalar.getValue();
            String keyPath = path + "/" + key.replace("~", "~0").replace("/", "~1");
            Node value = node(next(), keyPath, depth + 1);
            Node.Member first = members.putIfAbsent(key, new Node.Member(keyAt, value));
            if (first != null) {
                report.accept(Finding.error(
                        keyAt,
                        keyPath,
                        "key.twice",
                        key,
                        Integer.toString(first.keyAt().line())));
            }
        }
        return new Node.Mapping(at, members);
    }

    private Node listing(Position at, String path, int depth) {
        List<Node> elements = new ArrayList<>();
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            elements.add(node(event, path + "/" + elements.size(), depth + 1));
        }
        return new Node.Listing(at, elements);
    }

    private @Nullable Object value(ScalarEvent scalar, String path) {
        if (scalar.getTag().isPresent()) {
            refuseTag(scalar.getTag().filter(tag -> !tag.equals(TEXT_TAG)), path);
            return scalar.getValue();
        }
        String written = scalar.getValue();
        Tag tag = scalars.resolve(written, scalar.getImplicit().canOmitTagInPlainScalar());
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(written);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return numberOrText(written);
        }
        return written;
    }

    /**
     * Decimal notation only: what YAML also calls a number (0x1F, .inf) is text to a reader, and so is what would fill
     * pages once it is written out (1e-999999999).
     */
    private static Object numberOrText(String written) {
        if (written.length() > 2 * LONGEST_NUMBER) {
            return written;
        }
        try {
            BigDecimal number = new BigDecimal(written);
            if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                return written;
            }
            if (number.scale() > 0) {
                return number;
            }
            BigInteger whole = number.toBigInteger();
            return whole.bitLength() < Long.SIZE ? whole.longValue() : number;
        } catch (NumberFormatException notDecimal) {
            return written;
        }
    }

    private void refuseExpansion(Event event, String path) {
        if (event instanceof AliasEvent) {
            throw refused("file.alias", path);
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refused(
                    "file.anchor", path, node.getAnchor().map(Anchor::getValue).orElse(""));
        }
    }

    private void refuseTag(Optional<String> tag, String path) {
        if (tag.isPresent()) {
            throw refused("file.tag", path, tag.get());
        }
    }

    private UnreadableFile refused(String code, String path, String... args) {
        return new UnreadableFile(Finding.error(last, path, code, args));
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(place -> new Position(place.getLine() + 1, place.getColumn() + 1))
                .orElse(Position.START);
    }
}
