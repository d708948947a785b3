package vn.guongsang.plan.reading;

import static java.time.LocalDate.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.organisation.Bloc;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.plan.InPlanWorld;
import vn.guongsang.plan.PlanWorld;
import vn.guongsang.plan.reading.Compliance.Cell;
import vn.guongsang.plan.reading.Compliance.Line;
import vn.guongsang.plan.reading.Compliance.Picture;
import vn.guongsang.plan.reading.Compliance.Question;
import vn.guongsang.plan.reading.Compliance.Shade;
import vn.guongsang.plan.reading.Compliance.Sum;

/** The monthly duty of 2023, due on the 20th, of five communes and an enterprise. */
@InPlanWorld
class ComplianceTests {

    @Autowired
    PlanWorld world;

    @Autowired
    Compliance compliance;

    @Autowired
    Blocs blocs;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void settle() {
        world.settle();
        jdbc.sql("""
                UPDATE plan_instance
                   SET met_on = due
                 WHERE obligation = :monthly
                   AND due BETWEEN '2023-01-01' AND '2023-12-31'
                """).param("monthly", PlanWorld.MONTHLY).update();
    }

    @Test
    void tellsWhatIsMissingFirstThenWhatWasLate() {
        world.met(instance("Ninh Hưng", 1), null);
        world.met(instance("Ninh Bình", 1), of(2023, 1, 21));
        Picture picture = picture(of(2023, 2, 20), null);
        assertThat(picture.lines().stream().map(Line::name).limit(2))
                .containsExactly("UBND xã Ninh Hưng", "UBND xã Ninh Bình");
        assertThat(cell(picture, "Ninh Hưng", 1).sum()).isEqualTo(new Sum(1, 1, 0, 0));
        assertThat(cell(picture, "Ninh Bình", 1).sum()).isEqualTo(new Sum(1, 1, 1, 0));
        assertThat(cell(picture, "Ninh An", 1).sum().shade()).isEqualTo(Shade.DONE);
        assertThat(cell(picture, "Ninh An", 2).sum())
                .as("what is due today has not fallen due")
                .isEqualTo(new Sum(1, 0, 0, 0));
        assertThat(cell(picture, "Ninh An", 2).one()).isEqualTo(instance("Ninh An", 2));
        assertThat(picture.missing()).isEqualTo(1);
        assertThat(picture.bodies()).isEqualTo(picture.lines().size());
        long bodies = picture.bodies();
        assertThat(picture.sum()).isEqualTo(new Sum(12 * bodies, bodies, bodies - 1, bodies - 2));
        assertThat(picture.sum().doneRate()).contains((bodies - 1) * 100 / bodies);
        assertThat(picture.levels().stream().map(Compliance.Group::sum).reduce(Sum.NONE, Sum::plus))
                .isEqualTo(picture.sum());
    }

    @Test
    void seesAPastDayAsItWasSeenThen() {
        UUID returned = instance("Ninh An", 3);
        UUID filing = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO plan_filing (id, instance_id, kind, note, filed_on, filed_at, filed_by, filed_by_name, ruled)
                VALUES (:filing, :instance, 'PAPER', '', '2023-03-15', '2023-03-15', :instance, 'Người gửi', true)
                """).param("filing", filing).param("instance", returned).update();
        jdbc.sql("""
                INSERT INTO plan_ruling (filing_id, accepted, reason, ruled_on, ruled_at, ruled_by, ruled_by_name)
                VALUES (:filing, false, 'Thiếu chữ ký', '2023-04-02', '2023-04-02', :filing, 'Đầu mối')
                """).param("filing", filing).update();
        world.met(returned, null);
        assertThat(seen("Ninh An", 3, of(2023, 3, 25)))
                .as("before it was returned")
                .isEqualTo(new Sum(1, 1, 1, 1));
        assertThat(seen("Ninh An", 3, of(2023, 4, 1))).isEqualTo(new Sum(1, 1, 1, 1));
        assertThat(seen("Ninh An", 3, of(2023, 4, 2))).isEqualTo(new Sum(1, 1, 0, 0));

        UUID extended = instance("Ninh Đông", 5);
        jdbc.sql("""
                INSERT INTO plan_extension_decision (instance_id, outcome, until, basis, decided_on, decided_at, decided_by, decided_by_name)
                VALUES (:instance, 'EXTENDED', '2023-06-10', 'Ý kiến', '2023-05-25', '2023-05-25', :instance, 'Đầu mối')
                """).param("instance", extended).update();
        jdbc.sql(
                        "UPDATE plan_instance SET first_due = due, due = '2023-06-10', met_on = '2023-06-01' WHERE id = :instance")
                .param("instance", extended)
                .update();
        assertThat(seen("Ninh Đông", 5, of(2023, 5, 24))).as("not yet extended").isEqualTo(new Sum(1, 1, 0, 0));
        assertThat(cell(picture(of(2023, 5, 25), null), "Ninh Đông", 6).sum()).isEqualTo(new Sum(2, 0, 0, 0));
        assertThat(cell(picture(of(2023, 6, 30), null), "Ninh Đông", 6).sum()).isEqualTo(new Sum(2, 2, 2, 2));
    }

    @Test
    void whatAnEndedBodyOwedCountsForItsHeirWhereBodiesAreRolled() {
        world.met(instance("Ninh Hưng", 1), null);
        Picture was = picture(of(2023, 12, 31), null);
        jdbc.sql("""
                        INSERT INTO organisation_heir (body_id, since, until, heir_id)
                        VALUES (:body, '2024-07-01', 'infinity', :heir)
                        """)
                .param("body", world.commune("Ninh Hưng").id())
                .param("heir", world.commune("Ninh Ích").id())
                .update();
        try {
            Picture rolled = compliance.picture(
                    new Question(
                            world.town().id(),
                            2023,
                            of(2023, 12, 31),
                            PlanWorld.MONTHLY,
                            null,
                            "commune",
                            false,
                            of(2024, 7, 1)),
                    0,
                    50);
            assertThat(rolled.lines().stream().map(Line::name)).doesNotContain("UBND xã Ninh Hưng");
            assertThat(cell(rolled, "Ninh Ích", 1).sum()).isEqualTo(new Sum(2, 2, 1, 1));
            assertThat(cell(rolled, "Ninh Ích", 1).one()).as("two of them").isNull();
            assertThat(rolled.bodies()).isEqualTo(PlanWorld.COMMUNES.size() - 1);
            assertThat(rolled.missing()).isEqualTo(1);
            assertThat(compliance
                            .picture(
                                    new Question(
                                            world.town().id(),
                                            2023,
                                            of(2023, 12, 31),
                                            PlanWorld.MONTHLY,
                                            null,
                                            null,
                                            false,
                                            of(2024, 7, 1)),
                                    0,
                                    50)
                            .sum())
                    .as("nothing is lost")
                    .isEqualTo(was.sum());
            assertThat(picture(of(2023, 12, 31), null).lines().stream().map(Line::name))
                    .as("bodies as they were")
                    .contains("UBND xã Ninh Hưng");
        } finally {
            jdbc.sql("DELETE FROM organisation_heir").update();
        }
    }

    @Test
    void waivedDutiesCountUntilTheyAreWaived() {
        UUID waived = instance("Ninh Ích", 7);
        jdbc.sql(
                        "UPDATE plan_instance SET met_on = NULL, waived_on = '2023-08-01', owed_until = '2023-08-01' WHERE id = :id")
                .param("id", waived)
                .update();
        assertThat(seen("Ninh Ích", 7, of(2023, 7, 31))).isEqualTo(new Sum(1, 1, 0, 0));
        assertThat(line(picture(of(2023, 8, 1), null), "Ninh Ích").month(7)).isEmpty();
    }

    @Test
    void aClusterIsItsMembersOfThatDay() {
        Bloc bloc = blocs.put(world.town().issuerId(), "cluster", 91, "Cụm thi đua số 91");
        blocs.join(bloc, world.commune("Ninh An"), true);
        blocs.join(bloc, world.commune("Ninh Bình"), false);
        Picture picture = picture(of(2023, 12, 31), bloc.id());
        assertThat(picture.lines().stream().map(Line::name))
                .containsExactlyInAnyOrder("UBND xã Ninh An", "UBND xã Ninh Bình");
        assertThat(picture.blocs().stream()
                        .filter(group -> group.key().equals(bloc.id().toString())))
                .containsExactly(new Compliance.Group(bloc.id().toString(), "Cụm thi đua số 91", picture.sum()));
        assertThat(blocs.leads(
                        world.commune("Ninh An").id(),
                        world.commune("Ninh Bình").id(),
                        PlanWorld.TODAY))
                .isTrue();
        assertThat(blocs.leads(
                        world.commune("Ninh Bình").id(),
                        world.commune("Ninh An").id(),
                        PlanWorld.TODAY))
                .isFalse();
        assertThat(blocs.leads(
                        world.commune("Ninh An").id(), world.commune("Ninh Ích").id(), PlanWorld.TODAY))
                .isFalse();
    }

    private Sum seen(String commune, int month, LocalDate asOf) {
        return cell(picture(asOf, null), commune, month).sum();
    }

    private Picture picture(LocalDate asOf, @Nullable UUID bloc) {
        return compliance.picture(
                new Question(world.town().id(), 2023, asOf, PlanWorld.MONTHLY, bloc, null, false, null), 0, 50);
    }

    private static Line line(Picture picture, String commune) {
        return picture.lines().stream()
                .filter(line -> line.name().equals("UBND xã " + commune))
                .findFirst()
                .orElseThrow();
    }

    private static Cell cell(Picture picture, String commune, int month) {
        return line(picture, commune).month(month).orElseThrow();
    }

    private UUID instance(String commune, int month) {
        return world.instance(world.commune(commune), PlanWorld.MONTHLY, of(2023, month, 1));
    }
}
