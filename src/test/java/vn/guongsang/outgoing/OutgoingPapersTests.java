package vn.guongsang.outgoing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The register of outgoing papers: numbers without gaps and doubles, whoever asks at once and whoever fails. */
@InDemoWorld
class OutgoingPapersTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

    @Autowired
    OutgoingPapers papers;

    @Autowired
    Signs signs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    Actor leader;

    /** A council of its own for each test, so that its series begins at 1. */
    UUID organ = UUID.randomUUID();

    @BeforeEach
    void people() {
        leader = new Honours(jdbc, accounts).leader();
    }

    private OutgoingPapers.Entry entry(DocumentKind kind, LocalDate on) {
        return entry(organ, kind, on);
    }

    private OutgoingPapers.Entry entry(UUID organ, DocumentKind kind, LocalDate on) {
        return new OutgoingPapers.Entry(
                leader.bodyId(),
                organ,
                kind,
                kind.sign() + "-HĐTĐKT",
                "notice",
                UUID.randomUUID(),
                "/van-ban-di",
                "Về việc thử",
                on,
                "Người ký");
    }

    private String enter(OutgoingPapers.Entry entry, String written) {
        return requireNonNull(transaction.execute(_ -> papers.enter(leader, entry, written)));
    }

    private Verdict check(OutgoingPapers.Entry entry, String written) {
        return requireNonNull(transaction.execute(_ -> papers.check(entry, written)));
    }

    private List<Integer> numbers() {
        return jdbc.sql("SELECT number FROM outgoing_paper WHERE organ_id = :organ ORDER BY number")
                .param("organ", organ)
                .query(Integer.class)
                .list();
    }

    @Test
    void manyAtOnceOfWhomSomeFailLeaveNoGapAndNoDouble() throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 60; i++) {
            boolean fails = i % 3 == 0;
            tasks.add(() -> Boolean.TRUE.equals(transaction.execute(status -> {
                papers.enter(leader, entry(DocumentKind.NOTICE, DAY), "");
                if (fails) {
                    throw new IllegalStateException("after the number was taken");
                }
                return true;
            })));
        }
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                try {
                    assertThat(task.get()).isTrue();
                    done++;
                } catch (ExecutionException failed) {
                    assertThat(failed).hasCauseInstanceOf(IllegalStateException.class);
                }
            }
        }
        assertThat(done).isEqualTo(40);
        assertThat(numbers()).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(enter(entry(DocumentKind.NOTICE, DAY), "")).isEqualTo("41/TB-HĐTĐKT");
    }

    @Test
    void eachIssuerKindAndYearHasASeriesOfItsOwn() {
        assertThat(enter(entry(DocumentKind.NOTICE, DAY), "")).isEqualTo("1/TB-HĐTĐKT");
        assertThat(enter(entry(DocumentKind.MINUTES, DAY), "")).isEqualTo("1/BB-HĐTĐKT");
        assertThat(enter(entry(DocumentKind.NOTICE, LocalDate.of(2024, 12, 31)), ""))
                .isEqualTo("1/TB-HĐTĐKT");
        assertThat(enter(entry(DocumentKind.NOTICE, LocalDate.of(2025, 1, 1)), ""))
                .isEqualTo("2/TB-HĐTĐKT");
        assertThat(enter(entry(UUID.randomUUID(), DocumentKind.NOTICE, DAY), ""))
                .isEqualTo("1/TB-HĐTĐKT");
    }

    @Test
    void aNumberOfTheRegistryOfficeIsTakenOnceAndTheNextOneFollowsIt() {
        assertThat(enter(entry(DocumentKind.NOTICE, DAY), " 12 / tb-hđtđkt")).isEqualTo("12/TB-HĐTĐKT");
        assertThat(check(entry(DocumentKind.NOTICE, DAY), "12"))
                .isEqualTo(Verdict.refused("outgoing.refused.number-taken", "12/TB-HĐTĐKT", "2025"));
        assertThatThrownBy(() -> enter(entry(DocumentKind.NOTICE, DAY), "12")).isInstanceOf(Refusal.class);
        assertThat(enter(entry(DocumentKind.NOTICE, DAY), "12A")).isEqualTo("12a/TB-HĐTĐKT");
        assertThat(enter(entry(DocumentKind.NOTICE, DAY), "7")).isEqualTo("7/TB-HĐTĐKT");
        assertThat(enter(entry(DocumentKind.NOTICE, DAY), "")).isEqualTo("13/TB-HĐTĐKT");
        for (String unreadable : List.of("0", "mười hai", "12/QĐ-UBND", "12/", "1234567", "-1", "12ab")) {
            assertThat(check(entry(DocumentKind.NOTICE, DAY), unreadable))
                    .as(unreadable)
                    .isEqualTo(Verdict.refused("outgoing.refused.number", "TB-HĐTĐKT"));
        }
        assertThat(numbers()).containsExactly(7, 12, 12, 13);
    }

    @Test
    void aThingHasOnePaperOfAFormAtATime() {
        OutgoingPapers.Entry entry = entry(DocumentKind.NOTICE, DAY);
        enter(entry, "");
        assertThat(check(entry, "")).isEqualTo(Verdict.refused("outgoing.refused.issued", "1/TB-HĐTĐKT", DAY));
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void theFormSentTwiceIsKnownByItsNumber() {
        assertThat(OutgoingPapers.same("", "12/QĐ-UBND")).isTrue();
        assertThat(OutgoingPapers.same("12", "12/QĐ-UBND")).isTrue();
        assertThat(OutgoingPapers.same("12/qđ-ubnd", "12/QĐ-UBND")).isTrue();
        assertThat(OutgoingPapers.same("1", "12/QĐ-UBND")).isFalse();
    }
}
