package vn.guongsang.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.installation.ReadyNotice;
import vn.guongsang.installation.SetUpFailure;
import vn.guongsang.installation.Settings;
import vn.guongsang.signin.SecondFactorDuty;

/**
 * Decides at the first start whether this installation is a demo or real, and makes the demo world.
 * Later starts keep to what was decided.
 */
@Component
class DemoWorld implements SmartLifecycle, ReadyNotice, SecondFactorDuty {

    /** After the bundled plans, before the web server. */
    private static final int PHASE = 100;

    private static final Logger log = LoggerFactory.getLogger(DemoWorld.class);

    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final DemoDay day;
    private final Seeding seeding;
    private volatile boolean running;
    private volatile boolean demo;

    DemoWorld(
            Settings settings,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            DemoDay day,
            Seeding seeding) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.day = day;
        this.seeding = seeding;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('demo world'))")
                    .query()
                    .listOfRows();
            demo = kind().map("DEMO"::equals).orElseGet(this::begin);
        });
        if (!demo && settings.today().isPresent()) {
            throw new SetUpFailure("installation.today.real");
        }
        if (demo && settings.empty()) {
            throw new SetUpFailure("installation.empty.demo");
        }
        day.look();
        if (demo) {
            settings.today()
                    .filter(wanted -> !wanted.equals(day.today()))
                    .ifPresent(wanted -> day.moveTo(wanted, "GUONGSANG_TODAY"));
        }
        running = true;
    }

    private Optional<String> kind() {
        return jdbc.sql("SELECT kind FROM demo_world").query(String.class).optional();
    }

    private boolean begin() {
        boolean wanted = !settings.empty();
        jdbc.sql("INSERT INTO demo_world (kind, begun_at) VALUES (:kind, :now)")
                .param("kind", wanted ? "DEMO" : "REAL")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (wanted) {
            World world = World.read();
            LocalDate stands = settings.today().orElse(world.day());
            day.moveTo(stands, "");
            seeding.make(world);
            log.info("made the demo world of {}", stands);
        }
        return wanted;
    }

    @Override
    public List<String> lines() {
        return demo ? Notice.of(World.read(), day.today()) : List.of();
    }

    /** Everybody knows the password of the demo world; a second factor would keep all but one from trying it. */
    @Override
    public boolean holds() {
        return !demo;
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
