package vn.guongsang.plan.pack.reading;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Remarks may stand on any entry; those that a record does not hold are read through the pack's entries. */
final class RemarksStayInEntries extends DeserializationProblemHandler {

    private static final Set<String> REMARKS = Set.of("note", "open", "inferred", "clause", "as-written", "reason");

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String propertyName) {
        if (!REMARKS.contains(propertyName)) {
            return false;
        }
        parser.skipChildren();
        return true;
    }
}
