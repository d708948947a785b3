package vn.guongsang.plan.pack.reading;

import java.time.MonthDay;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.plan.pack.YamlNamed;

/** How values of a pack become Java values: words to enum constants, collections never null and never changed. */
final class PackTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PackTypes() {
        addDeserializer(MonthDay.class, new MonthDayOfPack());
        addKeyDeserializer(SubjectKind.class, new SubjectKindKey());
        setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return YamlNamed.class.isAssignableFrom(type.getRawClass())
                    ? new WordOfPack(type.getRawClass())
                    : deserializer;
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return new Immutable(deserializer, Set.class.isAssignableFrom(type.getRawClass()) ? Set.of() : List.of());
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return new Immutable(deserializer, Map.of());
        }
    }

    /** A word of one of the format's lists. */
    private static final class WordOfPack extends StdDeserializer<Object> {

        WordOfPack(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            String word = parser.getString();
            return Arrays.stream(handledType().getEnumConstants())
                    .filter(constant -> ((YamlNamed) constant).yaml().equals(word))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(word, handledType(), "not a word of the format"));
        }
    }

    private static final class SubjectKindKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return Arrays.stream(SubjectKind.values())
                    .filter(kind -> kind.yaml().equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code 06-11}: day and month of every year. */
    private static final class MonthDayOfPack extends StdDeserializer<MonthDay> {

        MonthDayOfPack() {
            super(MonthDay.class);
        }

        @Override
        public MonthDay deserialize(JsonParser parser, DeserializationContext context) {
            return MonthDay.parse("--" + parser.getString());
        }
    }

    /** Collections that nobody changes; what a pack leaves out is empty. */
    private static final class Immutable extends DelegatingDeserializer {

        private final Object whenLeftOut;

        Immutable(ValueDeserializer<?> delegate, Object whenLeftOut) {
            super(delegate);
            this.whenLeftOut = whenLeftOut;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new Immutable(delegate, whenLeftOut);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            return switch (super.deserialize(parser, context)) {
                case Set<?> set -> Collections.unmodifiableSet(set);
                case Collection<?> list -> List.copyOf(list);
                case Map<?, ?> map -> Collections.unmodifiableMap(map);
                case Object other -> other;
            };
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return whenLeftOut;
        }
    }
}
