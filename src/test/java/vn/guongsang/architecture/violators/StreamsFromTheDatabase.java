package vn.guongsang.architecture.violators;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what {@code CodingRules.NO_STREAM_FROM_THE_DATABASE} forbids. */
public class StreamsFromTheDatabase {

    Stream<String> names(JdbcClient jdbc) {
        return jdbc.sql("SELECT name").query(String.class).stream();
    }
}
