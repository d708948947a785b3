package vn.guongsang.rules.language;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Conditions as they are kept and written in files. */
public final class RuleJson {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final TypeReference<List<Clause>> CLAUSES = new TypeReference<>() {};

    private RuleJson() {}

    public static String write(List<Clause> clauses) {
        return MAPPER.writerFor(CLAUSES).writeValueAsString(clauses);
    }

    public static List<Clause> read(String json) {
        return MAPPER.readValue(json, CLAUSES);
    }
}
