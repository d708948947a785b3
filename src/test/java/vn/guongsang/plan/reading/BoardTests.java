package vn.guongsang.plan.reading;

import static java.time.LocalDate.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.InPlanWorld;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.PlanWorld;
import vn.guongsang.plan.Standing;

@InPlanWorld
class BoardTests {

    private static final LocalDate JANUARY = of(2025, 1, 1);
    private static final LocalDate FEBRUARY = of(2025, 2, 1);
    private static final LocalDate MARCH = of(2025, 3, 1);
    private static final LocalDate AS_OF = of(2025, 2, 5);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlanWorld world;

    @Autowired
    Board board;

    @Autowired
    DataSource database;

    @Autowired
    Obligations obligations;

    @BeforeEach
    void settle() {
        world.settle();
        world.met(january("Ninh An"), of(2025, 1, 15));
        world.met(january("Ninh Bình"), of(2025, 1, 20));
        world.met(january("Ninh Hưng"), of(2025, 1, 21));
    }

    @Test
    void tellsEachStandingOfASmallWorld() {
        assertThat(standings("xã Ninh", AS_OF))
                .isEqualTo(Map.of(
                        "UBND xã Ninh An", List.of(Standing.MET, Standing.OPEN, Standing.NOT_OPEN),
                        "UBND xã Ninh Bình", List.of(Standing.MET, Standing.OPEN, Standing.NOT_OPEN),
                        "UBND xã Ninh Đông", List.of(Standing.OVERDUE, Standing.OPEN, Standing.NOT_OPEN),
                        "UBND xã Ninh Hưng", List.of(Standing.MET_LATE, Standing.OPEN, Standing.NOT_OPEN),
                        "UBND xã Ninh Ích", List.of(Standing.OVERDUE, Standing.OPEN, Standing.NOT_OPEN)));
    }

    @Test
    void standsAsOnTheDayAskedAbout() {
        assertThat(standings("Ninh An", of(2025, 1, 14)))
                .containsValue(List.of(Standing.SOON, Standing.NOT_OPEN, Standing.NOT_OPEN));
        assertThat(standings("Ninh An", of(2025, 1, 12)))
                .containsValue(List.of(Standing.OPEN, Standing.NOT_OPEN, Standing.NOT_OPEN));
        assertThat(standings("Ninh Hưng", of(2025, 1, 20)))
                .containsValue(List.of(Standing.SOON, Standing.NOT_OPEN, Standing.NOT_OPEN));
        assertThat(standings("Ninh Hưng", of(2025, 1, 21)))
                .containsValue(List.of(Standing.MET_LATE, Standing.NOT_OPEN, Standing.NOT_OPEN));
    }

    @Test
    void hasNoStandingOfBeingLateForATimeThatDoesNotBind() {
        var free = new Board.Question(
                world.town().id(), PlanWorld.MONTHLY, false, 2025, AS_OF, null, null, "Ninh Đông", null);
        assertThat(board.lines(free, 0, 10).getFirst().cells().get(JANUARY).standing())
                .isEqualTo(Standing.UNDATED);
    }

    @Test
    void countsWhatItShowsAndFindsThePeriods() {
        Board.Head head = board.head(question("xã Ninh", null, AS_OF));
        assertThat(head.counts())
                .isEqualTo(Map.of(
                        Standing.MET, 2L,
                        Standing.MET_LATE, 1L,
                        Standing.OVERDUE, 2L,
                        Standing.OPEN, 5L,
                        Standing.NOT_OPEN, 5L));
        assertThat(board.part(question("xã Ninh", null, AS_OF), 0, 1).bodies()).isEqualTo(5);
        assertThat(head.periods())
                .containsExactly(
                        new Board.Period(JANUARY, "tháng 1/2025", of(2025, 1, 20)),
                        new Board.Period(FEBRUARY, "tháng 2/2025", of(2025, 2, 20)),
                        new Board.Period(MARCH, "tháng 3/2025", of(2025, 3, 20)));
    }

    @Test
    void countsTheSameFromItsTalliesAsFromTheInstances() {
        for (LocalDate asOf : List.of(of(2025, 1, 15), of(2025, 1, 20), AS_OF, PlanWorld.TODAY)) {
            Board.Head tallied = board.head(question("", null, asOf));
            // every body of this world that owes has an n in its name
            assertThat(tallied).isEqualTo(board.head(question("n", null, asOf)));
            Board.Part all = board.part(question("", null, asOf), 0, 500);
            assertThat(all.bodies()).isEqualTo(all.lines().size());
        }
    }

    @Test
    void leavesOnlyBodiesThatStandSo() {
        Board.Question overdue = question("xã Ninh", Standing.OVERDUE, AS_OF);
        assertThat(names(board.lines(overdue, 0, 10))).containsExactly("UBND xã Ninh Đông", "UBND xã Ninh Ích");
        assertThat(board.part(overdue, 0, 1).bodies()).isEqualTo(2);
        assertThat(names(board.lines(overdue, 1, 10))).containsExactly("UBND xã Ninh Ích");
    }

    @Test
    void findsBodiesWithoutDiacriticsAndTakesPercentForALetter() {
        assertThat(names(board.lines(question("ninh dong", null, AS_OF), 0, 10)))
                .containsExactly("UBND xã Ninh Đông");
        assertThat(names(board.lines(question("%", null, AS_OF), 0, 10))).isEmpty();
        assertThat(board.part(question("_", null, AS_OF), 0, 1).bodies()).isZero();
    }

    @Test
    void owesNothingWhereThePlanAsksNothing() {
        assertThat(names(board.lines(question("Sở Nội vụ", null, AS_OF), 0, 10)))
                .isEmpty();
        Board.Line line = board.lines(question("Ninh An", null, AS_OF), 0, 10).getFirst();
        assertThat(line.cell(new Board.Period(of(2025, 4, 1), "", null))).isEmpty();
    }

    @Test
    void countsAnswersThatStandAndAnswersThatWentBack() {
        var officer = world.actor("officer");
        var instance = obligations.find(january("Ninh Đông")).orElseThrow();
        UUID returned = UUID.randomUUID();
        obligations.file(officer, returned, instance, FilingKind.PAPER, null, "Báo cáo", Map.of());
        obligations.rule(world.actor("hub"), returned, false, "thiếu");
        Board.Cell cell = board.lines(question("Ninh Đông", null, PlanWorld.TODAY), 0, 1)
                .getFirst()
                .cells()
                .get(JANUARY);
        assertThat(List.of(cell.filed(), cell.returned(), cell.daysLate())).isEqualTo(List.of(0, 1, 57L));
        obligations.file(officer, UUID.randomUUID(), instance, FilingKind.NOTHING, null, "", Map.of());
        Board.Cell answered = board.lines(question("Ninh Đông", null, PlanWorld.TODAY), 0, 1)
                .getFirst()
                .cells()
                .get(JANUARY);
        assertThat(answered.standing()).isEqualTo(Standing.MET_LATE);
        world.met(instance.id(), null);
    }

    /** One paper may introduce three exemplars: of five and the paper, four are there. */
    @Test
    void countsExemplarsAndPapersWhereBothAreAsked() {
        UUID duty = january("Ninh Hưng");
        jdbc.sql("UPDATE plan_instance SET minimum = 6, enough = '[{\"any\": 5, \"document\": 1}]' WHERE id = :duty")
                .param("duty", duty)
                .update();
        jdbc.sql("""
                        INSERT INTO plan_filing (instance_id, kind, note, brings, filed_on, filed_at, filed_by, filed_by_name)
                        VALUES (:duty, 'PAPER', 'Báo cáo', '{"any": 3, "document": 1}', :today, now(), uuidv7(), 'Người')
                        """).param("duty", duty).param("today", PlanWorld.TODAY).update();
        Board.Cell cell = board.lines(question("Ninh Hưng", null, PlanWorld.TODAY), 0, 1)
                .getFirst()
                .cells()
                .get(JANUARY);
        assertThat(cell.filed()).isEqualTo(4);
        assertThat(cell.papers()).isTrue();
        jdbc.sql("DELETE FROM plan_filing WHERE instance_id = :duty")
                .param("duty", duty)
                .update();
        jdbc.sql("UPDATE plan_instance SET minimum = NULL, enough = NULL WHERE id = :duty")
                .param("duty", duty)
                .update();
    }

    @Test
    void takesTwoStatementsHoweverManyBodiesThereAre() {
        List<String> statements = new ArrayList<>();
        Board counted = new Board(JdbcClient.create(counting(statements)));
        counted.head(question("", null, AS_OF));
        counted.lines(question("", null, AS_OF), 0, 51);
        assertThat(statements).hasSize(2);
    }

    private UUID january(String commune) {
        return world.instance(world.commune(commune), PlanWorld.MONTHLY, JANUARY);
    }

    private Map<String, List<Standing>> standings(String name, LocalDate asOf) {
        return board.lines(question(name, null, asOf), 0, 50).stream()
                .collect(Collectors.toMap(
                        Board.Line::name,
                        line -> List.of(JANUARY, FEBRUARY, MARCH).stream()
                                .map(from -> line.cells().get(from).standing())
                                .toList()));
    }

    private Board.Question question(String name, @Nullable Standing standing, LocalDate asOf) {
        return new Board.Question(world.town().id(), PlanWorld.MONTHLY, true, 2025, asOf, standing, null, name, null);
    }

    private static List<String> names(List<Board.Line> lines) {
        return lines.stream().map(Board.Line::name).toList();
    }

    private DataSource counting(List<String> statements) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection real = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, args) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.add(String.valueOf(args[0]));
                            }
                            return method.invoke(real, args);
                        });
            }
        };
    }
}
