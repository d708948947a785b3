package vn.guongsang.plan.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.By;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.PlanLoading.Loading;

/** Loads the packs that came with the program when the installation is new, before the first request. */
@Component
class BundledPlans implements SmartLifecycle {

    /** Long before the web server listens. */
    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(BundledPlans.class);

    private final PlanLoading loading;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    BundledPlans(PlanLoading loading, JdbcClient jdbc, TransactionTemplate transaction) {
        this.loading = loading;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(_ -> {
            // of several nodes that start on a new database one loads, the others find it done
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('bundled plans'))")
                    .query()
                    .listOfRows();
            if (isNew()) {
                packs().forEach(this::load);
            }
        });
        running = true;
    }

    private boolean isNew() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM plan_plan)")
                .query(Boolean.class)
                .single();
    }

    private void load(Resource pack) {
        try {
            switch (loading.load(By.SYSTEM, pack.getContentAsByteArray())) {
                case Loading.Loaded loaded ->
                    log.info("loaded plan {}", loaded.plan().code());
                case Loading.Refused refused ->
                    throw new IllegalStateException(pack.getFilename() + " is refused: " + refused.findings());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> packs() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:plans/*.yaml"))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
