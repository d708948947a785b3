package vn.guongsang.council;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.council.Session.Result;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.TestDatabase;
import vn.guongsang.verdict.Verdict;

/**
 * Somebody reads every row of every table with its system columns as superuser, after each single vote and at the
 * end, and tries to tell who voted how. What the program alone holds, and the key outside of the database, they
 * do not have; see ADR 0028.
 */
class SecretBallotTests extends CouncilAtWork {

    private static final int MEMBERS = 20;
    private static final int ROUNDS = 8;

    @Autowired
    TestDatabase database;

    private final Random random = new Random(42);

    /** A row as it lies: table, who wrote it, where, what. */
    record Row(String table, long xmin, long xmax, String ctid, String text) {}

    private List<Row> everything(JdbcClient superuser, String which) {
        String all =
                superuser.sql("""
                        SELECT string_agg(format('SELECT %L AS name, xmin::text, xmax::text, ctid::text, t::text AS line FROM %I t',
                                                 relname, relname), ' UNION ALL ')
                          FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace
                           AND relkind = 'r'
                           AND relname ~ :which
                        """).param("which", which).query(String.class).single();
        return superuser
                .sql(all)
                .query((row, _) -> new Row(
                        row.getString("name"),
                        Long.parseLong(row.getString("xmin")),
                        Long.parseLong(row.getString("xmax")),
                        row.getString("ctid"),
                        row.getString("line")))
                .list();
    }

    @Test
    void aVoteLeavesTheSameTracesWhateverItSays() {
        JdbcClient superuser = JdbcClient.create(database.superuserDataSource());
        meets(MEMBERS, matter(SECRET));
        open(1).orThrow();
        Map<Stance, Set<List<String>>> traces = new HashMap<>();
        Set<Row> before = new HashSet<>(everything(superuser, ""));
        for (int i = 0; i < 6; i++) {
            Stance stance = Stance.values()[i % 3];
            String code = sessions.receipt("");
            sessions.vote(members.get(i), session, item(1).id(), stance, "ghi kèm", code)
                    .orThrow();
            Set<Row> after = new HashSet<>(everything(superuser, ""));
            List<Row> fresh =
                    after.stream().filter(row -> !before.contains(row)).toList();
            assertThat(fresh)
                    .noneMatch(row -> row.text()
                            .matches("(?s).*(AGREE|OTHER|ghi kèm|" + code + "|"
                                    + HexFormat.of().formatHex(code.getBytes(US_ASCII)) + ").*"));
            long transaction = fresh.stream()
                    .filter(row -> row.table().equals("council_mark"))
                    .mapToLong(Row::xmin)
                    .findFirst()
                    .orElseThrow();
            traces.computeIfAbsent(stance, _ -> new HashSet<>())
                    .add(fresh.stream()
                            .filter(row -> row.xmin() == transaction || row.xmax() == transaction)
                            .map(Row::table)
                            .filter(table -> !table.startsWith("audit_"))
                            .sorted()
                            .toList());
            before.clear();
            before.addAll(after);
        }
        assertThat(traces.values()).containsOnly(Set.of(List.of("council_box", "council_mark", "council_round")));
    }

    @Test
    void nothingButWhoHasVotedIsKnownBeforeTheBoxIsOpenedAndThenOnlyTotals() {
        meets(5, matter(SECRET));
        open(1).orThrow();
        vote(1, 3, members.subList(0, 4));
        assertThat(round(1).voted()).isEqualTo(accounts(members.subList(0, 4)));
        assertThat(round(1).opinions()).isEmpty();
        assertThat(sessions.ballots(round(1))).isEmpty();
        assertThat(sessions.receipts(round(1))).isEmpty();
        close(1).orThrow();
        assertThat(round(1).opinions()).isEmpty();
        assertThat(sessions.ballots(round(1)))
                .containsExactlyInAnyOrder(Stance.AGREE, Stance.AGREE, Stance.AGREE, Stance.DISAGREE);
        assertThat(jdbc.sql("SELECT count(*) FROM council_box WHERE round_id = :round")
                        .param("round", round(1).id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** What the superuser has of one vote, in the order in which the marks tell that the voters came. */
    record Evidence(
            List<Stance> truth, List<byte[]> boxes, List<Stance> ballots, List<String> codes, List<String> own) {}

    /** Each guesses for every voter; the last one is shown the receipts too. */
    private static final Map<String, Function<Evidence, List<Stance>>> ATTACKS = Map.of(
            "ballots lie in the order of the marks", Evidence::ballots,
            "they lie the other way round", seen -> seen.ballots().reversed(),
            "the first byte of the box tells", seen -> bytes(seen, box -> box[0] & 1),
            "the last byte of the box tells", seen -> bytes(seen, box -> box[box.length - 1] & 1),
            "the sum of the box tells", seen -> bytes(seen, SecretBallotTests::sum),
            "what two boxes share tells",
                    seen -> IntStream.range(0, seen.truth().size())
                            .mapToObj(i -> stance(
                                    shared(seen.boxes().get(i), seen.boxes().get(i + 1)) & 1))
                            .toList(),
            "the place of the code is that of the ballot",
                    seen -> seen.own().stream()
                            .map(code -> seen.ballots().get(seen.codes().indexOf(code)))
                            .toList());

    private static List<Stance> bytes(Evidence seen, Function<byte[], Integer> bit) {
        return seen.boxes().stream().skip(1).map(box -> stance(bit.apply(box))).toList();
    }

    private static Stance stance(int bit) {
        return bit == 0 ? Stance.AGREE : Stance.DISAGREE;
    }

    private static int sum(byte[] box) {
        int sum = 0;
        for (byte each : box) {
            sum ^= Integer.bitCount(each);
        }
        return sum & 1;
    }

    private static int shared(byte[] one, byte[] other) {
        return (int) IntStream.range(0, Math.min(one.length, other.length))
                .filter(i -> one[i] == other[i])
                .count();
    }

    private static Map<String, Integer> hits(List<Evidence> votes) {
        return ATTACKS.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        attack -> votes.stream()
                                .mapToInt(seen -> {
                                    List<Stance> guessed = attack.getValue().apply(seen);
                                    return (int) IntStream.range(0, seen.truth().size())
                                            .filter(i -> guessed.get(i)
                                                    == seen.truth().get(i))
                                            .count();
                                })
                                .sum()));
    }

    @Test
    void whoReadsEverythingAsSuperuserLinksVotesToVotersNoBetterThanChance() {
        JdbcClient superuser = JdbcClient.create(database.superuserDataSource());
        meets(MEMBERS, Stream.generate(() -> matter(SECRET)).limit(ROUNDS).toArray(Matter[]::new));
        List<Evidence> votes = IntStream.rangeClosed(1, ROUNDS)
                .mapToObj(number -> evidence(superuser, number))
                .toList();
        int all = MEMBERS * ROUNDS;
        // half of them by chance; five standard deviations either way happen once in a million runs
        double chance = all / 2.0;
        double deviation = Math.sqrt(all) / 2;
        assertThat(hits(votes))
                .allSatisfy((attack, hit) ->
                        assertThat((double) hit).as(attack).isBetween(chance - 5 * deviation, chance + 5 * deviation));
    }

    /** The same eyes on a box that takes one ballot after the other: they are no blind ones. */
    @Test
    void theAttackFindsBallotsThatLieAsTheyWereCast() {
        List<Stance> cast = stances();
        List<byte[]> boxes = new ArrayList<>(List.of(new byte[1]));
        cast.forEach(stance -> boxes.add(new byte[] {(byte) stance.ordinal()}));
        List<String> codes = cast.stream().map(_ -> Box.code(random)).toList();
        assertThat(hits(List.of(new Evidence(cast, boxes, cast, codes, codes))))
                .containsEntry("ballots lie in the order of the marks", MEMBERS)
                .containsEntry("the first byte of the box tells", MEMBERS)
                .containsEntry("the place of the code is that of the ballot", MEMBERS);
    }

    private List<Stance> stances() {
        var stances = new ArrayList<>(Collections.nCopies(MEMBERS / 2, Stance.AGREE));
        stances.addAll(Collections.nCopies(MEMBERS / 2, Stance.DISAGREE));
        Collections.shuffle(stances, random);
        return stances;
    }

    private Evidence evidence(JdbcClient superuser, int number) {
        open(number).orThrow();
        UUID round = round(number).id();
        UUID item = item(number).id();
        var coming = new ArrayList<>(members);
        Collections.shuffle(coming, random);
        List<Stance> truth = stances();
        List<String> own = new ArrayList<>();
        List<byte[]> boxes = new ArrayList<>(List.of(box(superuser, round)));
        for (int i = 0; i < MEMBERS; i++) {
            own.add(sessions.receipt(""));
            sessions.vote(coming.get(i), session, item, truth.get(i), "", own.getLast())
                    .orThrow();
            boxes.add(box(superuser, round));
        }
        assertThat(superuser
                        .sql("SELECT account_id FROM council_mark WHERE round_id = :round ORDER BY xmin::text::bigint")
                        .param("round", round)
                        .query(UUID.class)
                        .list())
                .as("that one sees who came when is known")
                .isEqualTo(coming.stream().map(Actor::accountId).toList());
        close(number).orThrow();
        assertThat(everything(superuser, "^council_(ballot|receipt)$").stream()
                        .filter(row -> row.text().contains(round.toString()))
                        .map(Row::xmin)
                        .distinct())
                .hasSize(1);
        return new Evidence(
                truth,
                boxes,
                superuser
                        .sql("SELECT choice FROM council_ballot WHERE round_id = :round ORDER BY ctid")
                        .param("round", round)
                        .query((row, _) -> Stance.valueOf(row.getString("choice")))
                        .list(),
                superuser
                        .sql("SELECT code FROM council_receipt WHERE round_id = :round ORDER BY ctid")
                        .param("round", round)
                        .query(String.class)
                        .list(),
                own);
    }

    private static byte[] box(JdbcClient superuser, UUID round) {
        return superuser
                .sql("SELECT sealed FROM council_box WHERE round_id = :round")
                .param("round", round)
                .query(byte[].class)
                .single();
    }

    @Test
    void everyVoteSealsTheWholeBoxAnew() {
        JdbcClient superuser = JdbcClient.create(database.superuserDataSource());
        meets(3, matter(SECRET));
        open(1).orThrow();
        byte[] empty = box(superuser, round(1).id());
        vote(1, Stance.AGREE, members.get(0));
        byte[] one = box(superuser, round(1).id());
        vote(1, Stance.AGREE, members.get(1));
        byte[] two = box(superuser, round(1).id());
        assertThat(shared(empty, one)).isLessThan(6);
        assertThat(shared(one, two)).isLessThan(8);
        assertThat(List.of(one.length - empty.length, two.length - one.length)).containsOnly(13);
    }

    @Test
    void concurrentVotesAndDoubleClicksCountOnce() throws Exception {
        meets(MEMBERS, matter(SECRET));
        open(1).orThrow();
        UUID item = item(1).id();
        Map<UUID, String> codes = members.stream().collect(toMap(Actor::accountId, _ -> sessions.receipt("")));
        List<Callable<Verdict>> clicks = new ArrayList<>();
        for (int i = 0; i < 3 * MEMBERS; i++) {
            Actor member = members.get(i % MEMBERS);
            Stance stance = i % MEMBERS < 18 ? Stance.AGREE : Stance.DISAGREE;
            clicks.add(() -> sessions.vote(member, session, item, stance, "", codes.get(member.accountId())));
        }
        Collections.shuffle(clicks, random);
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Verdict> click : pool.invokeAll(clicks)) {
                assertThat(click.get().allowed()).isTrue();
            }
        }
        assertThat(code(vote(1, members.getFirst(), Stance.DISAGREE))).isEqualTo("council.refused.voted");
        close(1).orThrow();
        Result result = round(1).result();
        assertThat(List.of(result.agreed(), result.disagreed(), result.other())).containsExactly(18, 2, 0);
        assertThat(sessions.receipts(round(1))).containsExactlyInAnyOrderElementsOf(codes.values());
    }

    @Test
    void aClosedVoteTakesNoMoreBallotsHoweverCloseTheyCome() throws Exception {
        meets(MEMBERS, matter(SECRET));
        open(1).orThrow();
        UUID item = item(1).id();
        List<Callable<Boolean>> acts = new ArrayList<>();
        members.forEach(
                member -> acts.add(() -> sessions.vote(member, session, item, Stance.AGREE, "", sessions.receipt(""))
                        .allowed()));
        acts.add(
                MEMBERS / 2, () -> !sessions.closeVote(secretary, session, item).allowed());
        long accepted;
        try (var pool = Executors.newFixedThreadPool(8)) {
            accepted = pool.invokeAll(acts).stream()
                    .filter(act -> {
                        try {
                            return act.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .count();
        }
        assertThat((long) round(1).result().agreed()).isEqualTo(accepted);
        assertThat(round(1).voted()).hasSize((int) accepted);
    }

    @Test
    void aPaperServesOneVoterOnly() {
        meets(3, matter(SECRET));
        open(1).orThrow();
        String code = sessions.receipt("");
        UUID item = item(1).id();
        sessions.vote(members.get(0), session, item, Stance.AGREE, "", code).orThrow();
        assertThat(code(sessions.vote(members.get(1), session, item, Stance.AGREE, "", code)))
                .isEqualTo("council.refused.paper");
        assertThat(sessions.receipt("'; DROP TABLE council_box")).matches("[A-Z2-9]{12}");
    }

    /** Whoever takes a ballot out of the box, or puts an older box back, is found out when it is opened. */
    @Test
    void aBoxThatDoesNotHoldWhatTheMarksSayIsNotCounted() {
        JdbcClient superuser = JdbcClient.create(database.superuserDataSource());
        meets(3, matter(SECRET));
        open(1).orThrow();
        UUID round = round(1).id();
        vote(1, Stance.AGREE, members.get(0));
        byte[] before = box(superuser, round);
        vote(1, Stance.AGREE, members.get(1));
        superuser
                .sql("UPDATE council_box SET sealed = :before WHERE round_id = :round")
                .param("before", before)
                .param("round", round)
                .update();
        assertThatThrownBy(() -> close(1)).isInstanceOf(IllegalStateException.class);
        assertThat(item(1).open()).isPresent();
    }
}
