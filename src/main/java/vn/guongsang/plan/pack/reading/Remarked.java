package vn.guongsang.plan.pack.reading;

import tools.jackson.databind.JsonNode;

/** A value on which the schema carries a remark ({@code x-ref}, {@code x-date}, {@code x-period}). */
record Remarked(JsonNode schema, Node node, String path) {

    boolean has(String remark) {
        return schema.has(remark);
    }
}
