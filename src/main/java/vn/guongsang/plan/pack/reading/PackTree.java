package vn.guongsang.plan.pack.reading;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** A pack as plain maps, lists and values that may be changed, whatever is wrong with it; and written down again. */
public final class PackTree {

    /** What other readers of YAML take for a number, a day, or yes and no. */
    private static final Pattern QUOTED = Pattern.compile("\\d[\\d.:-]*|(?i:yes|no|on|off|true|false|y|n|null|~)");

    private static final int WIDTH = 120;

    private PackTree() {}

    /** Empty for what is not the YAML of a pack, be it ever so wrong: {@link PackReader} says why. */
    @SuppressWarnings("unchecked") // the plain form of a mapping is a map
    public static Optional<Map<String, Object>> of(byte[] bytes) {
        try {
            return Optional.ofNullable((Map<String, Object>)
                    (YamlTree.parse(PackText.of(bytes), _ -> {}).plain() instanceof Map<?, ?> map
                            ? changeable(map)
                            : null));
        } catch (UnreadableFile unreadable) {
            return Optional.empty();
        }
    }

    /** UTF-8, in the style of packs written by hand: indented, dates and years in quotes. */
    public static byte[] bytes(Map<String, Object> root) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .setIndent(2)
                .setMultiLineFlow(false)
                .build();
        return new Dump(settings, new Scribe(settings)).dumpToString(root).getBytes(StandardCharsets.UTF_8);
    }

    /** A copy, down to the last list, that may be changed without the other. */
    public static @Nullable Object changeable(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), changeable(each)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(each -> copy.add(changeable(each)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    private static final class Scribe extends StandardRepresenter {

        Scribe(DumpSettings settings) {
            super(settings);
            representers.put(String.class, this::text);
            representers.put(
                    BigDecimal.class,
                    number -> representScalar(Tag.FLOAT, ((BigDecimal) number).toPlainString(), ScalarStyle.PLAIN));
        }

        private Node text(Object value) {
            String text = value.toString();
            return QUOTED.matcher(text).matches()
                    ? representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED)
                    : representScalar(Tag.STR, text, ScalarStyle.PLAIN);
        }
    }
}
