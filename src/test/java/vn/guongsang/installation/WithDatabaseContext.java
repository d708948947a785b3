package vn.guongsang.installation;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import vn.guongsang.identity.QuickPasswords;

/** Carries out {@link WithDatabase}. */
final class WithDatabaseContext {

    /**
     * What the first start of each demo world has made: it takes longer than all the beans. Without one, what is
     * there depends on the day that a test gives its context.
     */
    private static final Map<Customizer, TestDatabase> STARTED = new HashMap<>();

    private WithDatabaseContext() {}

    static final class Factory implements ContextCustomizerFactory {

        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            WithDatabase wish = TestContextAnnotationUtils.findMergedAnnotation(testClass, WithDatabase.class);
            return wish == null ? null : new Customizer(wish.demo(), wish.today());
        }
    }

    /** A record, because contexts are cached by the equality of their customizers. */
    record Customizer(boolean demo, String today) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var beans = (GenericApplicationContext) context;
            // one plan for all values: in a small world it is as good, and half of the database's time was planning
            TestPropertyValues.of(
                            "spring.datasource.hikari.connection-init-sql=SET plan_cache_mode = force_generic_plan")
                    .applyTo(context);
            TestDatabase database = Optional.ofNullable(STARTED.get(this))
                    .map(TestDatabase::duplicate)
                    .orElseGet(TestDatabase::fresh);
            var settings = new Settings(
                    8080,
                    Path.of("target", "test-home").toAbsolutePath(),
                    !demo,
                    Optional.of(today).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                    Optional.empty(),
                    URI.create("http://localhost:8080"),
                    Optional.empty(),
                    Optional.empty(),
                    Settings.Operation.ALONE);
            beans.registerBean(Settings.class, () -> settings);
            // without a destroy method: a bean of the context may still need the database while it closes
            beans.registerBean(TestDatabase.class, () -> database, definition -> definition.setDestroyMethodName(null));
            beans.registerBean(DatabaseAccess.class, database::access);
            beans.registerBean(
                    "quickPasswords",
                    PasswordEncoder.class,
                    QuickPasswords::encoder,
                    definition -> definition.setPrimary(true));
            beans.registerBean(Customizer.class, () -> this);
        }
    }

    /** Takes a snapshot of the first state of each context's database and brings it back for each class. */
    static final class Listener extends AbstractTestExecutionListener {

        private static final Map<ApplicationContext, TestDatabase> SNAPSHOTS = new WeakHashMap<>();

        @Override
        public int getOrder() {
            return 1000;
        }

        @Override
        public void beforeTestClass(TestContext test) {
            if (TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), WithDatabase.class) == null) {
                return;
            }
            ApplicationContext context = test.getApplicationContext();
            TestDatabase database = context.getBean(TestDatabase.class);
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            TestDatabase snapshot = SNAPSHOTS.get(context);
            // a database can be copied only while nobody is in it
            List<SmartLifecycle> loops = context.containsBean("jobLoop")
                    ? List.of(context.getBean("jobLoop", SmartLifecycle.class))
                    : List.of();
            loops.forEach(SmartLifecycle::stop);
            if (snapshot == null) {
                TestDatabase first = database.duplicate();
                SNAPSHOTS.put(context, first);
                Customizer wish = context.getBean(Customizer.class);
                if (wish.demo()) {
                    STARTED.putIfAbsent(wish, first);
                }
            } else {
                database.reset(snapshot);
            }
            if (pool.getHikariPoolMXBean() != null) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            loops.forEach(SmartLifecycle::start);
        }
    }
}
