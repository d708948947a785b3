package vn.guongsang.plan.reading;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A pack as it is written, whether or not the program understands every line of it: for showing all of it. */
@Repository
public class RawPack {

    private final JdbcClient jdbc;
    private final ConcurrentMap<UUID, Map<String, Object>> byVersion = new ConcurrentHashMap<>();

    RawPack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sections by their keys, in the order of the file. */
    public Map<String, Object> of(UUID plan) {
        UUID version = jdbc.sql("SELECT id FROM plan_version WHERE plan_id = :plan ORDER BY number DESC LIMIT 1")
                .param("plan", plan)
                .query(UUID.class)
                .single();
        return byVersion.computeIfAbsent(version, this::read);
    }

    private Map<String, Object> read(UUID version) {
        byte[] bytes = jdbc.sql("SELECT pack FROM plan_version WHERE id = :version")
                .param("version", version)
                .query(byte[].class)
                .single();
        var sections = new LinkedHashMap<String, Object>();
        if (new Load(LoadSettings.builder().build()).loadFromString(new String(bytes, StandardCharsets.UTF_8))
                instanceof Map<?, ?> root) {
            root.forEach((key, value) -> {
                if (value != null) {
                    sections.put(String.valueOf(key), value);
                }
            });
        }
        return sections;
    }
}
