package vn.guongsang.directory.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.By;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.SuccessionKind;
import vn.guongsang.organisation.Successions;
import vn.guongsang.verdict.Verdict;

/**
 * The bodies and successions that come with the product, as data files ({@code bodies/*.yaml}). Read at
 * each start; what is there already is left as it is, and what an administrator recorded otherwise wins.
 */
@Component
class ShippedBodies implements SmartLifecycle {

    /** After the bundled plans and the demo world, whose bodies take part; before the web server. */
    private static final int PHASE = 200;

    private static final Logger log = LoggerFactory.getLogger(ShippedBodies.class);

    private final Bodies bodies;
    private final Successions successions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    ShippedBodies(Bodies bodies, Successions successions, JdbcClient jdbc, TransactionTemplate transaction) {
        this.bodies = bodies;
        this.successions = successions;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A data file. */
    private record File(List<Named> bodies, List<Recorded> successions) {}

    private record Named(
            String code,
            String name,
            @Nullable String alias,
            String kind,
            String level,
            @Nullable String parent,
            String place) {

        Set<String> aliases() {
            return alias == null ? Set.of() : Set.of(alias);
        }
    }

    /**
     * @param key tells it again at the next start
     * @param note what is not certain about it
     */
    private record Recorded(
            String key,
            SuccessionKind kind,
            LocalDate effective,
            String basis,
            @Nullable String note,
            @Nullable List<Named> born,
            List<Before> before) {

        UUID id() {
            return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param into codes of those who take over, the main heir first */
    private record Before(String code, List<String> into) {}

    @Override
    public void start() {
        files().map(ShippedBodies::read)
                .forEach(file -> transaction.executeWithoutResult(_ -> {
                    // of several nodes that start on a new database one loads, the others find it done
                    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('shipped bodies'))")
                            .query()
                            .listOfRows();
                    List<Recorded> missing = file.successions().stream()
                            .filter(one -> successions.find(one.id()).isEmpty())
                            .toList();
                    if (missing.size() == file.successions().size()) {
                        file.bodies().forEach(named -> put(named));
                    }
                    missing.forEach(this::record);
                    Stream.concat(
                                    file.bodies().stream(),
                                    missing.stream()
                                            .flatMap(one -> Stream.ofNullable(one.born())
                                                    .flatMap(List::stream)))
                            .forEach(this::follow);
                }));
        running = true;
    }

    /** What stands below a body that is not of this installation is not either. */
    private void put(Named named) {
        if (named.parent() == null || bodies.byCode(named.parent()).isPresent()) {
            bodies.put(
                    named.code(),
                    named.name(),
                    named.aliases(),
                    named.kind(),
                    named.level(),
                    parent(named),
                    named.place());
        }
    }

    /** Where the product is older than a file, the body above may have ended meanwhile: one follows it to its heir. */
    private void follow(Named named) {
        Optional<Body> above = Optional.ofNullable(named.parent()).flatMap(bodies::byCode);
        Optional<Body> body = bodies.byCode(named.code()).filter(known -> known.to() == null);
        if (above.isEmpty()
                || body.isEmpty()
                || above.get().to() == null
                || !above.get().id().equals(body.get().parentId())) {
            return;
        }
        LocalDate after = above.get().to().plusDays(1);
        successions.heir(above.get().id(), after).ifPresent(heir -> {
            Facts facts = body.get().facts();
            bodies.change(
                    By.SYSTEM,
                    body.get().id(),
                    after,
                    new Facts(facts.name(), facts.kind(), facts.level(), heir, facts.place(), facts.sector()),
                    successions.of(above.get().id()).getLast().basis());
        });
    }

    private @Nullable UUID parent(Named named) {
        return named.parent() == null
                ? null
                : bodies.byCode(named.parent()).map(Body::id).orElse(null);
    }

    private void record(Recorded recorded) {
        Map<String, UUID> ids = new HashMap<>();
        List<NewBody> born = new ArrayList<>();
        for (Named named : Optional.ofNullable(recorded.born()).orElse(List.of())) {
            UUID id = UUID.nameUUIDFromBytes(named.code().getBytes(StandardCharsets.UTF_8));
            ids.put(named.code(), id);
            Facts facts = new Facts(named.name(), named.kind(), named.level(), parent(named), named.place(), "");
            born.add(new NewBody(id, named.code(), facts, named.aliases(), null));
        }
        List<Succession.Going> before = new ArrayList<>();
        for (Before one : recorded.before()) {
            Optional<UUID> body = bodies.byCode(one.code()).map(Body::id);
            List<UUID> into = one.into().stream()
                    .flatMap(code ->
                            Optional.ofNullable(ids.get(code))
                                    .or(() -> bodies.byCode(code).map(Body::id))
                                    .stream())
                    .toList();
            if (into.size() < one.into().size()) {
                // not of this installation
                return;
            }
            if (body.isEmpty()) {
                continue;
            }
            before.add(new Succession.Going(body.get(), true, into));
        }
        if (before.isEmpty()) {
            return;
        }
        Succession.Draft draft = new Succession.Draft(
                recorded.id(),
                recorded.kind(),
                recorded.effective(),
                recorded.basis(),
                Objects.requireNonNullElse(recorded.note(), ""),
                before,
                born,
                moved(before, recorded.effective()),
                null);
        if (successions.record(By.SYSTEM, draft) instanceof Verdict.Refused refused) {
            log.info("succession {} is not recorded: {} {}", recorded.key(), refused.code(), refused.args());
        }
    }

    private Map<UUID, UUID> moved(List<Succession.Going> before, LocalDate day) {
        Map<UUID, UUID> moved = new LinkedHashMap<>();
        for (Succession.Going going : before) {
            successions.children(Set.of(going.body()), day).values().stream()
                    .flatMap(List::stream)
                    .forEach(child -> moved.put(child.id(), going.into().getFirst()));
        }
        return moved;
    }

    private static Stream<Resource> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:bodies/*.yaml"))
                    .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File read(Resource resource) {
        try (InputStream yaml = resource.getInputStream()) {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .convertValue(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml), File.class);
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
