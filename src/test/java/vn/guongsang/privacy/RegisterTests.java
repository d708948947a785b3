package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.InDemoWorld;

/** The register against the tables: a new table or text column is classified before it is delivered. */
@InDemoWorld
class RegisterTests {

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    @Test
    void knowsEveryColumnThatHoldsWordsOrBytes() {
        Set<String> unknown =
                columns("AND attribute.atttypid::regtype::text ~ '^(text|char|json|bytea|xml|inet|citext)|\\[]$'");
        unknown.removeAll(classified());
        assertThat(unknown).as("classify them in register.yaml").isEmpty();
    }

    @Test
    void namesNoColumnThatIsNotThere() {
        Set<String> gone = classified();
        gone.removeAll(columns(""));
        assertThat(gone).isEmpty();
    }

    @Test
    void knowsEveryTable() {
        List<String> tables = jdbc.sql("""
                        SELECT relname
                          FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace
                           AND relkind IN ('r', 'p')
                        """).query(String.class).list();
        assertThat(tables).isNotEmpty();
        assertThat(register.tables()).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void classifiesEachColumnOnce() {
        assertThat(register.entries().stream().map(entry -> entry.table() + "." + entry.column()))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhyEachPersonalFieldIsKeptInBothLanguages() {
        for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
            assertThat(register.entries())
                    .filteredOn(entry -> entry.dataClass() != DataClass.PUBLIC)
                    .isNotEmpty()
                    .allSatisfy(entry -> {
                        assertThat(messages.getMessage("privacy.purpose." + entry.purpose(), null, null, language))
                                .as("purpose of " + entry)
                                .isNotNull();
                        assertThat(messages.getMessage("privacy.retention." + entry.retention(), null, null, language))
                                .as("retention of " + entry)
                                .isNotNull();
                        assertThat(entry.basis()).isNotNull();
                    });
        }
    }

    private Set<String> classified() {
        return register.entries().stream()
                .map(entry -> entry.table() + "." + entry.column())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the catalogue itself: what the app role may not see is classified too. */
    private Set<String> columns(String which) {
        return new TreeSet<>(jdbc.sql("""
                        SELECT class.relname || '.' || attribute.attname
                          FROM pg_attribute attribute
                          JOIN pg_class class ON class.oid = attribute.attrelid
                         WHERE class.relnamespace = 'public'::regnamespace
                           AND class.relkind IN ('r', 'p')
                           AND attribute.attnum > 0
                           AND NOT attribute.attisdropped
                        """ + which).query(String.class).list());
    }
}
