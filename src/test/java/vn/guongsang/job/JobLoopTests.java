package vn.guongsang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Permissions;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.TestDatabase;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Two nodes on one database: each loop has its own threads and connections, and shares nothing else. */
@InDemoWorld
@Timeout(60)
class JobLoopTests {

    private static final String OFFICER = "ninhdong";
    private static final String OTHER = "ninhson";
    private static final String ADMINISTRATOR = "quantri";

    @Autowired
    Works works;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Audit audit;

    @Autowired
    Permissions permissions;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestDatabase database;

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    /** Whoever begins says with which connection, and goes on when it is let. */
    private final BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();

    private final CountDownLatch go = new CountDownLatch(1);
    private final List<JobLoop> nodes = new ArrayList<>();

    @BeforeEach
    void aPlaceForEffects() {
        JdbcClient.create(database.ownerDataSource())
                .sql("CREATE TABLE IF NOT EXISTS effect (what text)")
                .update();
        jdbc.sql("DELETE FROM effect").update();
    }

    @AfterEach
    void stopTheNodes() {
        go.countDown();
        nodes.forEach(JobLoop::stop);
    }

    @Test
    void runsARecurringJobOnceThoughTwoNodesLookForIt() throws Exception {
        var job = new Job("test-once", () -> effect("once"));
        JobLoop one = node(job);
        due(job);
        begun.take();
        node(job);
        Thread.sleep(1500);
        assertThat(begun).as("the other node has looked").isEmpty();

        go.countDown();

        await("its end", () -> standing(job).endedAt() != null);
        assertThat(effects()).containsExactly("once");
        assertThat(standing(job).failure()).isEmpty();
        assertThat(standing(job).dueAt()).isAfter(clock.instant().plus(Duration.ofMinutes(59)));
        assertThat(one.isRunning()).isTrue();
    }

    @Test
    void takesOverARecurringJobWhoseNodeWasKilled() throws Exception {
        var job = new Job("test-killed", () -> effect("after"));
        node(job);
        due(job);
        int connection = begun.take();
        node(job);

        kill(connection);

        assertThat(begun.take()).as("another connection").isNotEqualTo(connection);
        go.countDown();
        await("its end", () -> standing(job).endedAt() != null);
        assertThat(effects()).containsExactly("after");
    }

    @Test
    void tellsWhyARecurringJobFailedAndLetsItComeBack() throws Exception {
        var job = new Job("test-fails", () -> {
            effect("half");
            throw new IllegalStateException("no paper");
        });
        node(job);
        due(job);
        go.countDown();

        await("its end", () -> standing(job).endedAt() != null);

        assertThat(standing(job).failure()).contains("no paper");
        assertThat(standing(job).dueAt()).isAfter(clock.instant());
        assertThat(effects()).isEmpty();
        mvc.perform(as(ADMINISTRATOR, get("/quan-tri/tac-vu")))
                .andExpect(content().string(allOf(containsString("no paper"), containsString("Không làm được"))));
        mvc.perform(as(ADMINISTRATOR, post("/quan-tri/tac-vu/test-fails/chay")))
                .andExpect(redirectedUrl("/quan-tri/tac-vu"));
        begun.take();
        assertThat(begun.poll(5, TimeUnit.SECONDS)).as("run again when asked").isNotNull();
        mvc.perform(as(OFFICER, post("/quan-tri/tac-vu/test-fails/chay"))).andExpect(status().isForbidden());
        mvc.perform(as(OFFICER, get("/quan-tri/tac-vu"))).andExpect(status().isForbidden());
    }

    @Test
    void doesNotQueueWhatARequestTookBack() {
        UUID id = transaction().execute(status -> {
            status.setRollbackOnly();
            return works.queue(by(OFFICER), "test", "a.xlsx", "");
        });

        assertThat(works.find(id)).isEmpty();
    }

    @Test
    void showsHowFarAWorkIsAndThenItsResult() throws Exception {
        node(task -> {
            task.progress().reached(3, 10);
            begin();
            effect(task.input());
            return Outcome.done("job.state.DONE").at("/ke-hoach");
        });
        UUID id = queue("whole");
        begun.take();

        assertThat(works.find(id).orElseThrow())
                .extracting(Work::state, Work::done, Work::total)
                .containsExactly(Work.State.RUNNING, 3, 10);
        assertThat(effects()).as("nothing before the end").isEmpty();
        mvc.perform(as(OFFICER, get("/tac-vu/" + id)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Đã xử lý 3/10 dòng. Có thể rời trang; kết quả sẽ có ở Việc của tôi."),
                                containsString("hx-get=\"/tac-vu/" + id),
                                containsString("<noscript><meta http-equiv=\"refresh\""))));
        mvc.perform(as(OFFICER, get("/viec")))
                .andExpect(content()
                        .string(allOf(containsString("/tac-vu/" + id), containsString("đang chạy, 3/10 dòng"))));
        mvc.perform(as(OTHER, get("/viec"))).andExpect(content().string(not(containsString("/tac-vu/" + id))));
        mvc.perform(as(OTHER, get("/tac-vu/" + id))).andExpect(status().isNotFound());

        go.countDown();

        assertThat(ended(id)).extracting(Work::state, Work::href).containsExactly(Work.State.DONE, "/ke-hoach");
        assertThat(effects()).containsExactly("whole");
        mvc.perform(as(OFFICER, get("/tac-vu/" + id)))
                .andExpect(
                        content().string(allOf(containsString("href=\"/ke-hoach\""), not(containsString("hx-get")))));
        assertThat(audit.timeline(Subject.of("work", id)))
                .extracting(entry -> entry.act() + " " + entry.details().getOrDefault("state", ""))
                .containsExactly("work.queued ", "work.ended DONE");
    }

    @Test
    void doesAWorkOnceThoughItsNodeWasKilledInTheMiddle() throws Exception {
        LongWorkBody body = task -> {
            effect("begun");
            begin();
            effect("ended");
            return Outcome.done("job.state.DONE");
        };
        node(body);
        UUID id = queue("");
        int connection = begun.take();
        node(body);

        kill(connection);

        assertThat(begun.take()).isNotEqualTo(connection);
        go.countDown();
        assertThat(ended(id).state()).isEqualTo(Work.State.DONE);
        assertThat(effects()).containsExactly("begun", "ended");
    }

    @Test
    void leavesAWorkToOthersWhenItsNodeShutsDown() throws Exception {
        JobLoop leaving = node(task -> {
            begin();
            task.progress().reached(1, 2);
            effect("by the one that leaves");
            return Outcome.done("job.state.DONE");
        });
        UUID id = queue("");
        begun.take();
        Thread.ofVirtual().start(leaving::stop);
        await("the end of its looking", () -> !leaving.isRunning());
        go.countDown();

        node(task -> {
            effect("by the next");
            return Outcome.done("job.state.DONE");
        });

        assertThat(ended(id).state()).isEqualTo(Work.State.DONE);
        assertThat(effects()).containsExactly("by the next");
    }

    @Test
    void stopsWhereItIsAskedToAndCanBeginAgain() throws Exception {
        node(task -> {
            effect("half");
            begin();
            for (int i = 0; i < 100; i++) {
                task.progress().reached(i, 100);
                pause();
            }
            return Outcome.partly("job.state.PARTLY");
        });
        UUID id = queue("");
        begun.take();

        mvc.perform(as(OTHER, post("/tac-vu/" + id + "/dung"))).andExpect(status().isNotFound());
        mvc.perform(as(OFFICER, post("/tac-vu/" + id + "/dung"))).andExpect(redirectedUrl("/tac-vu/" + id));
        go.countDown();

        assertThat(ended(id).state()).isEqualTo(Work.State.STOPPED);
        assertThat(effects()).isEmpty();
        mvc.perform(as(OFFICER, post("/tac-vu/" + id + "/dung"))).andExpect(status().isConflict());
        mvc.perform(as(OFFICER, post("/tac-vu/" + id + "/lam-lai"))).andExpect(redirectedUrl("/tac-vu/" + id));
        assertThat(ended(id).state()).isEqualTo(Work.State.PARTLY);
        mvc.perform(as(OFFICER, post("/tac-vu/" + id + "/lam-lai"))).andExpect(status().isConflict());
    }

    @Test
    void stopsAtOnceWhatStillWaits() throws Exception {
        UUID id = queue("");

        mvc.perform(as(OFFICER, post("/tac-vu/" + id + "/dung"))).andExpect(redirectedUrl("/tac-vu/" + id));

        assertThat(works.find(id).orElseThrow().state()).isEqualTo(Work.State.STOPPED);
    }

    @Test
    void saysWhyAWorkCouldNotBeDone() throws Exception {
        go.countDown();
        node(task -> {
            effect("half");
            if (task.input().equals("refused")) {
                throw new Refusal((Verdict.Refused) Verdict.refused("m26", 7));
            }
            throw new IllegalStateException("broken");
        });
        UUID refused = queue("refused");
        UUID broken = queue("broken");

        assertThat(ended(refused)).extracting(Work::state, Work::outcome).containsExactly(Work.State.FAILED, "m26");
        assertThat(ended(broken))
                .extracting(Work::state, Work::outcome)
                .containsExactly(Work.State.FAILED, "job.failed.unexpected");
        assertThat(effects()).isEmpty();
        mvc.perform(as(OFFICER, get("/tac-vu/" + refused)))
                .andExpect(content()
                        .string(containsString(
                                "Có 7 dòng lỗi nên chưa ghi dòng nào. Đề nghị sửa tệp rồi tải lên lại.")));
        mvc.perform(as(OFFICER, get("/tac-vu/" + broken)))
                .andExpect(content().string(allOf(containsString(broken.toString()), not(containsString("broken")))));
    }

    @Test
    void givesUpAWorkThatNoNodeSurvives() throws Exception {
        UUID id = queue("");
        jdbc.sql("UPDATE job_progress SET attempts = 5 WHERE work_id = :id")
                .param("id", id)
                .update();

        node(task -> {
            effect("once more");
            return Outcome.done("job.state.DONE");
        });

        assertThat(ended(id))
                .extracting(Work::state, Work::outcome)
                .containsExactly(Work.State.FAILED, "job.failed.attempts");
        assertThat(effects()).isEmpty();
    }

    @Test
    void forgetsWorksThatEndedLongAgo() throws Exception {
        go.countDown();
        node(task -> Outcome.done("job.state.DONE"));
        UUID old = queue("");
        UUID young = queue("");
        ended(old);
        Instant end = ended(young).finishedAt();
        jdbc.sql("UPDATE job_work SET finished_at = '2020-01-01T00:00:00Z' WHERE id = :id")
                .param("id", old)
                .update();

        works.forget(end);

        assertThat(works.find(old)).isEmpty();
        assertThat(works.find(young)).isPresent();
    }

    // ---- the nodes

    private interface LongWorkBody {
        Outcome perform(LongWork.Task task);
    }

    private record Kind(LongWorkBody body) implements LongWork {
        @Override
        public String kind() {
            return "test";
        }

        @Override
        public Outcome perform(Task task) {
            return body.perform(task);
        }
    }

    /** A job due every hour that tells its connection, waits, and then does something. */
    private final class Job implements RecurringJob {

        private final String name;
        private final Runnable body;

        Job(String name, Runnable body) {
            this.name = name;
            this.body = body;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Schedule schedule() {
            return Schedule.every(Duration.ofHours(1));
        }

        @Override
        public void run() {
            begin();
            body.run();
        }
    }

    private JobLoop node(RecurringJob job) {
        return node(List.of(job), List.of());
    }

    private JobLoop node(LongWorkBody body) {
        return node(List.of(), List.of(new Kind(body)));
    }

    private JobLoop node(List<RecurringJob> jobs, List<LongWork> kinds) {
        var node = new JobLoop(
                works, new RecurringJobs(jdbc, clock, audit, permissions, jobs), kinds, transactions, clock);
        nodes.add(node);
        node.start();
        return node;
    }

    private void begin() {
        begun.add(jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single());
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the death of a node looks from the database. */
    private void kill(int connection) {
        jdbc.sql("SELECT pg_terminate_backend(:pid)")
                .param("pid", connection)
                .query(Boolean.class)
                .single();
    }

    private void due(RecurringJob job) throws InterruptedException {
        await(
                "its entry",
                () -> jdbc.sql("UPDATE job_recurring SET due_at = '2020-01-01T00:00:00Z' WHERE name = :name")
                                .param("name", job.name())
                                .update()
                        == 1);
    }

    private RecurringJobs.Standing standing(RecurringJob job) {
        return new RecurringJobs(jdbc, clock, audit, permissions, List.of())
                .all().stream()
                        .filter(standing -> standing.name().equals(job.name()))
                        .findFirst()
                        .orElseThrow();
    }

    private UUID queue(String input) {
        return transaction().execute(_ -> works.queue(by(OFFICER), "test", "a.xlsx", input));
    }

    private Work ended(UUID id) throws InterruptedException {
        await("the end of the work", () -> works.find(id).orElseThrow().ended());
        return works.find(id).orElseThrow();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private void effect(String what) {
        jdbc.sql("INSERT INTO effect VALUES (:what)").param("what", what).update();
    }

    private List<String> effects() {
        return jdbc.sql("SELECT what FROM effect").query(String.class).list();
    }

    private By by(String username) {
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        return new By(account, username, "OFFICER", null, "");
    }

    private MockHttpServletRequestBuilder as(String username, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
