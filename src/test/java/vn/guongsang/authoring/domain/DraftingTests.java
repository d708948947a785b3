package vn.guongsang.authoring.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.authoring.domain.Publishing.Basis;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Happenings;
import vn.guongsang.plan.InPlanWorld;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanEndings;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.PlanWorld;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanKind;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The world of {@link PlanWorld}; every test is taken back. */
@InPlanWorld
@Transactional
class DraftingTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Basis BASIS = Basis.of("12/KH-UBND", LocalDate.of(2025, 3, 14), PlanWorld.TODAY);

    @Autowired
    PlanWorld world;

    @Autowired
    Drafts drafts;

    @Autowired
    Drafting drafting;

    @Autowired
    Publishing publishing;

    @Autowired
    Previews previews;

    @Autowired
    Requests requests;

    @Autowired
    Happenings happenings;

    @Autowired
    Obligations obligations;

    @Autowired
    PlanEndings endings;

    @Autowired
    PlanLoading loading;

    @Autowired
    Plans plans;

    @Autowired
    Bodies bodies;

    @Autowired
    Parts parts;

    @Autowired
    JdbcClient jdbc;

    private Actor hub;

    @BeforeEach
    void settle() {
        world.settle();
        hub = world.actor("hub");
    }

    @Test
    void whatTwoPeopleChangeInTwoPlacesStandsBeside() {
        drafting.beginAmendment(hub, ID, world.town());
        DraftPack asOpened = drafts.pack(ID);

        put(hub, "obligations/nh-ob-01", asOpened, "note", "của người thứ nhất");
        put(world.actor("admin"), "obligations/nh-ob-02", asOpened, "note", "của người thứ hai");

        assertThat(said("obligations/nh-ob-01")).containsEntry("note", "của người thứ nhất");
        assertThat(said("obligations/nh-ob-02")).containsEntry("note", "của người thứ hai");
        assertThat(drafts.editions(ID, 10).stream().map(Drafts.Edition::address))
                .containsExactly("obligations/nh-ob-02", "obligations/nh-ob-01", "");
    }

    @Test
    void whoeverComesSecondInOnePlaceIsToldAndNothingIsWrittenOver() {
        drafting.beginAmendment(hub, ID, world.town());
        DraftPack asOpened = drafts.pack(ID);
        put(world.actor("admin"), "obligations/nh-ob-01", asOpened, "note", "trước");

        Place opened = asOpened.at("obligations/nh-ob-01").orElseThrow();
        Verdict verdict =
                drafting.put(hub, ID, opened.address(), UUID.randomUUID(), opened.mark(), with(opened, "note", "sau"));

        assertThat(verdict).isEqualTo(Verdict.refused("authoring.refused.changed", "Người admin"));
        assertThat(said("obligations/nh-ob-01")).containsEntry("note", "trước");
    }

    @Test
    void oneFormThatSavesAgainAndAgainIsOneEdition() {
        drafting.beginAmendment(hub, ID, world.town());
        Place opened = drafts.pack(ID).at("obligations/nh-ob-01").orElseThrow();
        UUID form = UUID.randomUUID();
        for (String typed : List.of("a", "ab", "abc")) {
            assertThat(drafting.put(hub, ID, opened.address(), form, opened.mark(), with(opened, "note", typed)))
                    .isEqualTo(Verdict.ALLOWED);
        }
        assertThat(said("obligations/nh-ob-01")).containsEntry("note", "abc");
        assertThat(drafts.editions(ID, 10)).hasSize(2);
        assertThat(acts("draft.changed")).isEqualTo(1);

        drafting.restore(hub, ID, 1);
        assertThat(said("obligations/nh-ob-01")).isEqualTo(opened.said());
        assertThat(drafts.editions(ID, 10)).hasSize(3);
    }

    @Test
    void aNewPlanIsWrittenFromNothingAndHoldsWithItsCalendar() {
        drafting.beginEmpty(
                hub,
                ID,
                "Kế hoạch thử nghiệm",
                PlanKind.EXEMPLARS,
                bodies.get(world.town().issuerId()));
        assertThat(Found.in(drafts.pack(ID))).isEmpty();

        String group = drafting.add(hub, ID, "bodies");
        fill(
                group,
                Map.of(
                        "name", "Các xã",
                        "kind", "group",
                        "members", Map.of("kind", List.of("people-committee"), "level", List.of("commune")),
                        "clause", "II"));
        String duty = drafting.add(hub, ID, "obligations");
        fill(
                duty,
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo quý",
                        "who", List.of("body-3"),
                        "cadence", "quarterly",
                        "due", Map.of("rule", "days-after-period", "days", 5L, "count", "working"),
                        "clause", "III.1"));
        fill("plan", Map.of("period", Map.of("from", "2025", "to", "2025")));

        Previews.Preview preview = previews.of(
                        drafts.pack(ID),
                        drafts.pack(ID).at(duty).orElseThrow(),
                        world.town().issuerId(),
                        Locale.of("vi"))
                .orElseThrow();
        assertThat(preview.sentence()).hasValue("Hằng quý, trong 5 ngày làm việc sau khi hết kỳ");
        assertThat(preview.falls().stream().map(falls -> falls.period() + " " + falls.due() + " " + falls.bodies()))
                .contains("quý I/2025 2025-04-08 5", "quý II/2025 2025-07-07 5");
        assertThat(preview.meant().getFirst().count()).isEqualTo(PlanWorld.COMMUNES.size());

        assertThat(publishing.publish(hub, ID, BASIS)).isEqualTo(Verdict.ALLOWED);
        Plan plan = plans.byCode("ke-hoach-thu-nghiem").orElseThrow();
        assertThat(plan.issuerId()).isEqualTo(world.town().issuerId());
        assertThat(jdbc.sql("""
                        SELECT DISTINCT due::text
                          FROM plan_instance
                         WHERE plan_id = :plan
                         ORDER BY 1
                        """).param("plan", plan.id()).query(String.class).list())
                .containsExactly("2025-04-08", "2025-07-07", "2025-10-07", "2026-01-09");
        assertThat(publishing.of(plan.id()).stream().map(Publishing.Publication::document))
                .containsExactly("12/KH-UBND");
        assertThat(acts("plan.published")).isEqualTo(1);
        assertThatThrownBy(() -> drafting.add(hub, ID, "duties")).isInstanceOf(Refusal.class);
    }

    @Test
    void anAmendmentThatAnotherHasOvertakenIsNotPublishedOverIt() {
        UUID first = UUID.randomUUID();
        drafting.beginAmendment(hub, ID, world.town());
        drafting.beginAmendment(hub, first, world.town());
        put(first, "obligations/nh-ob-01", "note", "một");
        put(ID, "obligations/nh-ob-01", "note", "hai");

        assertThat(publishing.publish(hub, first, BASIS)).isEqualTo(Verdict.ALLOWED);
        assertThat(publishing.publish(hub, ID, BASIS)).isEqualTo(Verdict.refused("authoring.refused.overtaken", 2));
    }

    @Test
    void aDraftWithErrorsIsNotPublishedAndNothingIsLeftOfTheAttempt() {
        drafting.beginAmendment(hub, ID, world.town());
        put(ID, "obligations/nh-ob-01", "cadence", "yearly");

        assertThat(publishing.publish(hub, ID, BASIS))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("authoring.refused.findings"));
        assertThat(plans.versions(world.town().id())).hasSize(1);
    }

    @Test
    void nobodyTakesThePlanOfAnotherByItsCode() {
        drafting.beginCopy(hub, ID, world.town());
        assertThat(said("plan")).containsEntry("id", "ninh-hoa-2021-2").doesNotContainKeys("number", "issued");
        drafting.rename(hub, ID, "plan", "ninh-hoa-2021");
        assertThat(publishing.publish(hub, ID, BASIS))
                .isEqualTo(Verdict.refused("authoring.refused.plan-there", "ninh-hoa-2021"));

        UUID amendment = UUID.randomUUID();
        drafting.beginAmendment(hub, amendment, world.town());
        drafting.rename(hub, amendment, "plan", "khac");
        assertThat(publishing.publish(hub, amendment, BASIS))
                .isEqualTo(Verdict.refused("authoring.refused.other-plan", "khac", "ninh-hoa-2021"));
    }

    @Test
    void anAdministratorWritesOnlyWhatIsIssuedByTheirBodyOrBelowIt() {
        world.person("commune-admin", Role.ADMINISTRATOR, world.commune("Ninh Đông"));
        Actor below = world.actor("commune-admin");

        assertThatThrownBy(() -> drafting.beginAmendment(below, ID, world.town()))
                .isInstanceOf(Refusal.class);
        assertThat(drafts.find(ID)).isEmpty();
        drafting.beginAmendment(world.actor("admin"), ID, world.town());
        assertThat(drafts.find(ID)).isPresent();
        assertThatThrownBy(() -> drafting.add(below, ID, "duties")).isInstanceOf(Refusal.class);
    }

    @Test
    void anUploadedFileOfAKnownPlanIsItsNextVersionAndForItsHubOnly() {
        byte[] file = plans.file(plans.versions(world.town().id()).getLast().id());
        assertThat(drafting.beginUpload(hub, ID, file)).isEqualTo(Verdict.ALLOWED);
        assertThat(drafts.find(ID).orElseThrow().planId())
                .isEqualTo(world.town().id());
        for (String other : List.of("officer", "leader", "inspector")) {
            assertThatThrownBy(() -> drafting.beginUpload(world.actor(other), UUID.randomUUID(), file))
                    .as(other)
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> drafting.add(world.actor(other), ID, "duties"))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(drafting.beginUpload(hub, UUID.randomUUID(), "chữ".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Verdict.refused("authoring.refused.no-pack"));
    }

    /** Of a province that no plan names: its administrator, its home affairs as hub officer and its health service. */
    private UUID inventedProvince() {
        UUID province = bodies.put(
                        "ubnd-tinh-truong-xuan",
                        "UBND tỉnh Trường Xuân",
                        Set.of(),
                        "people-committee",
                        "province",
                        null,
                        "tỉnh Trường Xuân")
                .id();
        for (String name : List.of("Sở Nội vụ", "Sở Y tế")) {
            bodies.put("truong-xuan/" + name.length(), name, Set.of(), "department", "province", province, "");
        }
        world.load("gia-lai-2021");
        world.person("admin-tx", Role.ADMINISTRATOR, bodies.get(province));
        world.person(
                "hub-tx",
                Role.HUB_OFFICER,
                bodies.byCode("truong-xuan/" + "Sở Nội vụ".length()).orElseThrow());
        return province;
    }

    @Test
    void aPlanOfSomebodyElseTakenAsAModelIsOneOfTheBodyThatTakesIt() {
        UUID province = inventedProvince();
        Set<UUID> before = bodies.subtree(province);
        Actor admin = world.actor("admin-tx");

        drafting.beginCopy(admin, ID, plans.byCode("gia-lai-2021").orElseThrow());

        assertThat(drafts.find(ID).orElseThrow().issuerId()).isEqualTo(province);
        assertThat(said("plan"))
                .containsEntry("id", "ubnd-tinh-truong-xuan-2021")
                .containsEntry("territory", "tỉnh Trường Xuân")
                .containsEntry(
                        "title",
                        "Kế hoạch về xây dựng và nhân rộng điển hình tiên tiến giai đoạn 2021 - 2025 trên địa bàn tỉnh Trường Xuân");
        assertThat(said("bodies/gl-ubnd-tinh")).containsEntry("name", "UBND tỉnh Trường Xuân");
        assertThat(said("bodies/gl-bao")).containsEntry("name", "Báo Trường Xuân");
        assertThat(Found.in(drafts.pack(ID))).noneMatch(one -> one.finding().refuses());

        assertThat(publishing.publish(admin, ID, BASIS)).isEqualTo(Verdict.ALLOWED);
        Plan plan = plans.get(publishing.planOf(ID).orElseThrow());
        assertThat(plan.issuerId()).isEqualTo(province);
        assertThat(bodies.subtree(province))
                .as("nobody of the other province came along")
                .isEqualTo(before);
        assertThat(jdbc.sql("""
                        SELECT DISTINCT body.name
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.plan_id = :plan
                         ORDER BY 1
                        """).param("plan", plan.id()).query(String.class).list())
                .contains("Sở Nội vụ", "Sở Y tế");

        UUID amendment = UUID.randomUUID();
        drafting.beginAmendment(admin, amendment, plan);
        Place opened = drafts.pack(amendment).at("plan").orElseThrow();
        drafting.put(
                        admin,
                        amendment,
                        "plan",
                        UUID.randomUUID(),
                        opened.mark(),
                        with(opened, "short-title", "Tên khác"))
                .orThrow();
        publishing
                .publish(admin, amendment, Basis.of("13/KH-UBND", LocalDate.of(2025, 3, 17), PlanWorld.TODAY))
                .orThrow();
        assertThat(bodies.subtree(province)).as("nor by an amendment").isEqualTo(before);
    }

    @Test
    void whatAHubOfficerTakesFromAnotherIsPublishedByTheAdministratorOfItsAuthorityAndLookedAfterByItself() {
        UUID province = inventedProvince();
        Actor hubThere = world.actor("hub-tx");
        Actor admin = world.actor("admin-tx");
        drafting.beginCopy(hubThere, ID, plans.byCode("gia-lai-2021").orElseThrow());

        assertThat(drafts.find(ID).orElseThrow().issuerId()).isEqualTo(province);
        assertThat(said("bodies/gl-so-noi-vu").get("roles")).asList().contains("hub");
        assertThatThrownBy(() -> publishing.publish(hubThere, ID, BASIS)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> drafting.add(world.actor("admin"), ID, "duties"))
                .as("no administrator of another body")
                .isInstanceOf(Refusal.class);
        assertThat(publishing.publish(admin, ID, BASIS)).isEqualTo(Verdict.ALLOWED);
        assertThat(parts.oversees(hubThere.bodyId(), publishing.planOf(ID).orElseThrow()))
                .isTrue();
    }

    @Test
    void everyPlanThatCameWithTheProductIsAModelInWhichNothingIsWrong() {
        inventedProvince();
        for (String code : List.of(
                "binh-thuan-2022", "binh-thuan-congress-2025", "gia-lai-2021", "ninh-hoa-2021", "thai-binh-2023")) {
            world.load(code);
            UUID draft = UUID.randomUUID();
            drafting.beginCopy(
                    world.actor("admin-tx"), draft, plans.byCode(code).orElseThrow());
            DraftPack pack = drafts.pack(draft);
            assertThat(Found.in(pack)).as(code).noneMatch(one -> one.finding().refuses());
            assertThat(pack.at("plan").orElseThrow().said().values().toString())
                    .as(code)
                    .contains("Trường Xuân")
                    .doesNotContain("Bình Thuận", "Gia Lai", "Ninh Hòa", "Thái Bình");
        }
    }

    @Test
    void aFileOfSomebodyElseIsTakenAsOnesOwnWhenThatIsAskedFor() {
        UUID province = inventedProvince();
        Actor admin = world.actor("admin-tx");
        Plan other = plans.byCode("gia-lai-2021").orElseThrow();
        byte[] file = plans.file(plans.versions(other.id()).getLast().id());

        assertThat(drafting.beginUpload(admin, ID, file))
                .isEqualTo(Verdict.refused("authoring.refused.of-others", "UBND tỉnh Trường Xuân"));
        assertThat(drafting.beginUpload(admin, ID, file, true)).isEqualTo(Verdict.ALLOWED);
        assertThat(drafts.find(ID).orElseThrow().planId()).isNull();
        assertThat(drafts.find(ID).orElseThrow().issuerId()).isEqualTo(province);

        UUID unknown = UUID.randomUUID();
        byte[] renamed = new String(file, StandardCharsets.UTF_8)
                .replace("gia-lai-2021", "nam-xa-2021")
                .replace("Gia Lai", "Nam Xa")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(drafting.beginUpload(admin, unknown, renamed, true)).isEqualTo(Verdict.ALLOWED);
        assertThat(drafts.find(unknown).orElseThrow().issuerId()).isEqualTo(province);

        UUID own = UUID.randomUUID();
        byte[] ofTheirs = new String(renamed, StandardCharsets.UTF_8)
                .replace("Ủy ban Nhân dân tỉnh Nam Xa", "UBND tỉnh Trường Xuân")
                .getBytes(StandardCharsets.UTF_8);
        drafting.beginUpload(admin, own, ofTheirs, true).orThrow();
        assertThat(drafts.isBorrowed(own)).as("one's own is no one else's").isFalse();
        assertThat(drafts.find(own).orElseThrow().issuerId()).isEqualTo(province);
    }

    private static final String OF_THE_TOWN = """
            format: guongsang.plan/1
            plan: {id: chiem-ten-2025, kind: exemplars, issuer: ub, territory: "%s", clause: "tiêu đề"}
            bodies:
              - {id: ub, name: "UBND thị xã Ninh Hòa", kind: people-committee, level: district, roles: [issuer, hub], clause: "I"}
              - {id: bo, name: "Bộ Chưa Có", kind: central-body, level: central, aliases: ["Phòng Nội vụ"], clause: "I"}
            """;

    /** A file in which something is wrong names nobody yet; once that is mended, it is the other's plan all the same. */
    @Test
    void nobodyPublishesInTheNameOfAnotherByWhatADraftSaysLater() {
        inventedProvince();
        Actor admin = world.actor("admin-tx");
        drafting.beginUpload(admin, ID, OF_THE_TOWN.formatted("thị xã Ninh Hòa").getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertThat(drafts.find(ID).orElseThrow().issuerId()).isNull();
        Place opened = drafts.pack(ID).at("plan").orElseThrow();
        drafting.put(admin, ID, "plan", UUID.randomUUID(), opened.mark(), with(opened, "title", "Kế hoạch"))
                .orThrow();
        assertThat(Found.in(drafts.pack(ID))).noneMatch(one -> one.finding().refuses());

        assertThatThrownBy(() -> publishing.publish(admin, ID, BASIS)).isInstanceOf(Refusal.class);
        assertThat(plans.byCode("chiem-ten-2025")).isEmpty();
    }

    /** Central bodies stand below nobody, and the name of one may be that of another plan's hub. */
    @Test
    void aPlanOfABodyBelowAnotherAddsNobodyBelowNone() {
        world.person("commune-admin", Role.ADMINISTRATOR, world.commune("Ninh Đông"));
        Actor below = world.actor("commune-admin");
        drafting.beginEmpty(below, ID, "Kế hoạch xã", PlanKind.EXEMPLARS, world.commune("Ninh Đông"));
        String central = drafting.add(below, ID, "bodies");
        Place place = drafts.pack(ID).at(central).orElseThrow();
        Map<String, Object> own = place.own();
        own.putAll(Map.of(
                "name", "Bộ Chưa Có",
                "kind", "central-body",
                "level", "central",
                "aliases", List.of("Phòng Nội vụ"),
                "clause", "I"));
        drafting.put(below, ID, central, UUID.randomUUID(), place.mark(), own).orThrow();

        publishing.publish(below, ID, BASIS).orThrow();

        assertThat(bodies.byCode("trung-uong/bo-chua-co")).isEmpty();
    }

    @Test
    void aFileInWhichAnythingStandsBreaksNothing() {
        inventedProvince();
        Actor admin = world.actor("admin-tx");
        String file = OF_THE_TOWN.formatted(",").replace("kind: exemplars,", "title: \"Kế hoạch\", kind: exemplars,");
        for (String hostile : List.of(
                file,
                file.replace("issuer: ub,", "issuer: \"\","),
                file.replace("issuer: ub,", "issuer: ub/members,"),
                file.replace("issuer: ub,", "issuer: {ub: 1},"),
                file.replace("plan: {", "stages-declared: 1e-999999999\nplan: {"),
                file.replace("plan: {", "stages-declared: 1e999999999\nplan: {"),
                file.replace("bodies:\n", "obligations: ub\nbodies:\n"))) {
            for (boolean borrows : List.of(true, false)) {
                UUID draft = UUID.randomUUID();
                if (drafting.beginUpload(admin, draft, hostile.getBytes(StandardCharsets.UTF_8), borrows)
                        .allowed()) {
                    DraftPack pack = drafts.pack(draft);
                    assertThat(pack.entries(pack.at("bodies").orElseThrow()))
                            .as(hostile)
                            .hasSizeGreaterThan(1);
                    Found.in(pack);
                }
            }
        }
    }

    /** Whoever sends thousands of entries keeps nobody else waiting. */
    @Test
    @Timeout(30)
    void aFileOfThousandsOfEntriesIsTakenInGoodTime() {
        inventedProvince();
        String replaces = IntStream.range(0, 4000)
                .mapToObj("{id: r%d, title: \"Kế hoạch trước\"}"::formatted)
                .collect(Collectors.joining(", "));
        String others = IntStream.range(0, 3000)
                .mapToObj(
                        "  - {id: b%1$d, name: \"Sở Số %1$d\", kind: department, level: province, clause: \"I\"}\n"
                                ::formatted)
                .collect(Collectors.joining());
        String file = OF_THE_TOWN
                        .formatted("tỉnh Nam Xa")
                        .replace(
                                "kind: exemplars,",
                                "title: \"Kế hoạch\", kind: exemplars, replaces: [%s],".formatted(replaces))
                        .replace("roles: [issuer, hub]", "roles: [issuer]")
                + others;

        drafting.beginUpload(world.actor("hub-tx"), ID, file.getBytes(StandardCharsets.UTF_8), true)
                .orThrow();

        DraftPack pack = drafts.pack(ID);
        assertThat(pack.at("plan/replaces").map(pack::entries).orElse(List.of()))
                .isEmpty();
        assertThat(pack.entries(pack.at("bodies").orElseThrow())).hasSizeGreaterThan(3000);
        assertThat(said("bodies/so-noi-vu").get("roles")).asList().contains("hub");
    }

    @Test
    void theDaysOfANewPlanAreShownFromItsFirstOneAndThoseOfAnAmendmentFromToday() {
        drafting.beginAmendment(hub, ID, world.town());
        DraftPack pack = drafts.pack(ID);
        DraftPack.Place monthly = pack.at("obligations/nh-ob-01").orElseThrow();

        assertThat(firstDayOf(pack, monthly, true)).isBefore(LocalDate.of(2022, 3, 1));
        assertThat(firstDayOf(pack, monthly, false)).isBetween(PlanWorld.TODAY, PlanWorld.TODAY.plusMonths(2));
    }

    private LocalDate firstDayOf(DraftPack pack, DraftPack.Place place, boolean whole) {
        return previews.of(pack, place, world.town().issuerId(), whole, Locale.of("vi"))
                .orElseThrow()
                .falls()
                .getFirst()
                .due();
    }

    @Test
    void aPlanOfTheOwnLineIsCopiedAsItIs() {
        drafting.beginCopy(world.actor("admin"), ID, world.town());
        assertThat(drafts.find(ID).orElseThrow().issuerId())
                .isEqualTo(world.town().issuerId());
        assertThat(drafts.isBorrowed(ID)).isFalse();
        assertThat(said("plan").get("title"))
                .isEqualTo(plans.pack(world.town()).plan().title());
    }

    @Test
    void anEntryThatWasAddedAndLeftIsNoPartOfThePlan() {
        drafting.beginAmendment(hub, ID, world.town());
        int subjects = entriesOf("subjects");
        String begun = drafting.add(hub, ID, "subjects");
        String nested = drafting.add(hub, ID, "criteria/sets");

        assertThat(Found.in(drafts.pack(ID)).stream()
                        .filter(one -> one.finding().refuses()))
                .isEmpty();
        assertThat(entriesOf("subjects")).isEqualTo(subjects);
        assertThat(drafts.pack(ID).at(begun)).as("the form is still there").isPresent();
        assertThat(drafts.pack(ID).referable("subjects")).noneMatch(one -> begun.endsWith("/" + one.id()));
        assertThat(drafting.add(hub, ID, "subjects")).as("and is gone on with").isEqualTo(begun);
        assertThat(drafting.add(world.actor("admin"), ID, "subjects"))
                .as("but by nobody else")
                .isNotEqualTo(begun);

        fill("obligations/nh-ob-01", Map.of("note", "đổi"));
        publishing.publish(hub, ID, BASIS).orThrow();
        String published = new String(
                plans.file(plans.versions(world.town().id()).getLast().id()), StandardCharsets.UTF_8);
        assertThat(published)
                .doesNotContain("id: " + begun.substring(begun.lastIndexOf('/') + 1))
                .doesNotContain("id: " + nested.substring(nested.lastIndexOf('/') + 1));
    }

    private int entriesOf(String list) {
        DraftPack pack = drafts.pack(ID).withoutUntouched();
        return pack.entries(pack.at(list).orElseThrow()).size();
    }

    @Test
    void whatNobodyOwesIsNamedByItsGroupOrItsPost() {
        drafting.beginAmendment(hub, ID, world.town());
        fill(
                drafting.add(hub, ID, "bodies"),
                Map.of("name", "Trưởng cụm thi đua", "kind", "cluster-head", "clause", "V"));
        String head = drafts.pack(ID).referable("bodies").stream()
                .filter(body -> body.name().equals("Trưởng cụm thi đua"))
                .findFirst()
                .orElseThrow()
                .id();
        fill(
                drafting.add(hub, ID, "obligations"),
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo của trưởng cụm",
                        "who", List.of(head),
                        "cadence", "yearly",
                        "due", Map.of("rule", "end-of-period"),
                        "clause", "V"));
        fill(
                drafting.add(hub, ID, "obligations"),
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo của trưởng cụm và đầu mối",
                        "who", List.of(head, "phong-noi-vu"),
                        "cadence", "yearly",
                        "due", Map.of("rule", "end-of-period"),
                        "clause", "V"));
        assertThat(previews
                        .unowed(
                                Found.sound(drafts.pack(ID)).orElseThrow(),
                                world.town().issuerId(),
                                false)
                        .stream()
                        .map(Obligation::what))
                .contains("Báo cáo của trưởng cụm")
                .doesNotContain("Báo cáo của trưởng cụm và đầu mối");
    }

    /** Whoever was founded since the plan began owes what the hub has yet to set a day for, as the preview says below it. */
    @Test
    void bodiesFoundedWithinThePlanCountInThePreview() {
        world.put(
                "UBND xã Ninh Mới", "people-committee", "commune", world.town().issuerId());
        world.put(
                "UBND xã Ninh Mai", "people-committee", "commune", world.town().issuerId());
        found("Ninh Mới", "2025-03-01");
        found("Ninh Mai", "2025-07-01");
        drafting.beginAmendment(hub, ID, world.town());
        fill(
                drafting.add(hub, ID, "bodies"),
                Map.of(
                        "name", "Xã mới",
                        "kind", "group",
                        "members", Map.of("founded", Map.of("from", "2025-06-01")),
                        "clause", "V"));
        String group = drafts.pack(ID).referable("bodies").stream()
                .filter(body -> body.name().equals("Xã mới"))
                .findFirst()
                .orElseThrow()
                .id();
        fill(
                drafting.add(hub, ID, "obligations"),
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo của xã mới",
                        "who", List.of(group),
                        "cadence", "quarterly",
                        "due", Map.of("rule", "end-of-period"),
                        "clause", "V"));
        String duty = drafting.add(hub, ID, "obligations");
        fill(
                duty,
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo chung",
                        "who", List.of("units"),
                        "cadence", "once",
                        "due", Map.of("rule", "open", "reason", "Đặt sau"),
                        "clause", "V"));

        Previews.Preview preview = previews.of(
                        drafts.pack(ID),
                        drafts.pack(ID).at(duty).orElseThrow(),
                        world.town().issuerId(),
                        Locale.of("vi"))
                .orElseThrow();
        assertThat(preview.falls())
                .extracting(Previews.Falls::bodies)
                .containsExactly(preview.meant().getFirst().count());
        assertThat(previews
                        .unowed(
                                Found.sound(drafts.pack(ID)).orElseThrow(),
                                world.town().issuerId(),
                                false)
                        .stream()
                        .map(Obligation::what))
                .doesNotContain("Báo cáo của xã mới");
    }

    private void found(String commune, String on) {
        jdbc.sql("UPDATE organisation_body SET valid_from = CAST(:on AS date) WHERE id = :body")
                .param("on", on)
                .param("body", world.commune(commune).id())
                .update();
    }

    @Test
    void aGroupThatChoosesNobodyIsNamed() {
        drafting.beginAmendment(hub, ID, world.town());
        String group = drafting.add(hub, ID, "bodies");
        fill(
                group,
                Map.of(
                        "name", "Không ai",
                        "kind", "group",
                        "members", Map.of("kind", List.of("central-body"), "level", List.of("commune")),
                        "clause", "V"));
        assertThat(previews
                        .choosingNobody(
                                Found.sound(drafts.pack(ID)).orElseThrow(),
                                world.town().issuerId())
                        .stream()
                        .map(body -> body.name()))
                .contains("Không ai");
    }

    @Test
    void aNewPlanTakesNumberAndDayFromItsDocumentAndAsksNothingThatFellDueBeforeItHolds() {
        drafting.beginCopy(hub, ID, world.town());
        publishing.publish(hub, ID, BASIS).orThrow();

        Plan plan = plans.get(publishing.planOf(ID).orElseThrow());
        assertThat(plan.number()).isEqualTo("12/KH-UBND");
        assertThat(plan.issuedOn()).isEqualTo("2025-03-14");
        assertThat(plans.versions(plan.id()).getFirst().effective()).isEqualTo(PlanWorld.TODAY);
        assertThat(jdbc.sql("SELECT min(due) >= :today FROM plan_instance WHERE plan_id = :plan")
                        .param("today", PlanWorld.TODAY)
                        .param("plan", plan.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aReplacedPlanEndsItsOpenDutiesOnTheStatedDayAndKeepsWhatFellDueBefore() {
        Plan town = world.town();
        UUID commune = world.commune("Ninh Bình").id();
        LocalDate ends = LocalDate.of(2025, 3, 20);
        drafting.beginEmpty(hub, ID, "Kế hoạch thay thế", PlanKind.EXEMPLARS, bodies.get(town.issuerId()));

        assertThat(publishing.publish(
                        hub, ID, new Basis("15/KH-UBND", LocalDate.of(2025, 3, 14), PlanWorld.TODAY, town, ends)))
                .isEqualTo(Verdict.ALLOWED);
        loading.materialise(town.id());

        assertThat(owedUntil(commune, LocalDate.of(2025, 3, 1))).isEqualTo("2025-03-20");
        assertThat(owedUntil(commune, LocalDate.of(2025, 2, 1))).isEqualTo("infinity");
        assertThat(endings.of(town.id()).orElseThrow().basis()).isEqualTo("15/KH-UBND");
        assertThat(acts("plan.replaced")).isEqualTo(1);

        UUID second = UUID.randomUUID();
        drafting.beginEmpty(hub, second, "Kế hoạch nữa", PlanKind.EXEMPLARS, bodies.get(town.issuerId()));
        assertThatThrownBy(() -> publishing.publish(
                        hub, second, new Basis("16/KH-UBND", LocalDate.of(2025, 3, 14), PlanWorld.TODAY, town, ends)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("plan.refused.ended-already"));
    }

    private String owedUntil(UUID body, LocalDate from) {
        return jdbc.sql("""
                        SELECT owed_until::text
                          FROM plan_instance
                         WHERE body_id = :body
                           AND obligation = :obligation
                           AND period_from = :from
                        """)
                .param("body", body)
                .param("obligation", PlanWorld.MONTHLY)
                .param("from", from)
                .query(String.class)
                .single();
    }

    @Test
    void aDifficultyIsTakenUpIntoADraftAndClosedByItsVersion() {
        Plan town = world.town();
        Actor officer = world.actor("officer");
        UUID hard = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        assertThat(requests.ask(officer, hard, town, "obligations/nh-ob-01", "IV.5.b", "Ngày 20 trùng kỳ quyết toán."))
                .isEqualTo(Verdict.ALLOWED);
        requests.ask(officer, other, town, "", "I", "Quá dài.").orThrow();
        assertThat(requests.waiting(town.id())).isEqualTo(2);
        assertThatThrownBy(() -> requests.answer(officer, hard, null, "không")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> requests.ask(world.actor("leader"), UUID.randomUUID(), town, "", "I", "x"))
                .isInstanceOf(Refusal.class);

        drafting.beginAmendment(hub, ID, town);
        assertThat(requests.answer(hub, other, null, ""))
                .isEqualTo(Verdict.refused("authoring.request.refused.reason"));
        requests.answer(hub, other, null, "Mục đích phải nêu đủ.").orThrow();
        requests.answer(hub, hard, ID, "Sẽ lùi hạn.").orThrow();
        assertThat(requests.answer(hub, hard, null, "thôi"))
                .isEqualTo(Verdict.refused("authoring.request.refused.answered"));
        assertThat(states(town)).containsExactly("TAKEN_UP", "DECLINED");

        // a draft that is given up gives back what it had taken up
        drafting.discard(hub, ID, "thôi").orThrow();
        assertThat(states(town)).containsExactly("WAITING", "DECLINED");
        UUID again = UUID.randomUUID();
        drafting.beginAmendment(hub, again, town);
        requests.answer(hub, hard, again, "Sẽ lùi hạn.").orThrow();
        assertThat(states(town)).containsExactly("TAKEN_UP", "DECLINED");

        put(again, "obligations/nh-ob-01", "note", "lùi hạn");
        publishing.publish(hub, again, BASIS).orThrow();
        assertThat(states(town)).containsExactly("CLOSED", "DECLINED");
        assertThat(requests.find(hard).orElseThrow().version()).isEqualTo(2);
    }

    private List<String> states(Plan plan) {
        return requests.of(plan.id()).stream()
                .map(request -> request.state().name())
                .toList();
    }

    @Test
    void somethingThatHappenedIsOwedFromItsDayByThoseWhomItConcerns() {
        drafting.beginEmpty(
                hub,
                ID,
                "Kế hoạch phát sinh",
                PlanKind.EXEMPLARS,
                bodies.get(world.town().issuerId()));
        fill(
                drafting.add(hub, ID, "bodies"),
                Map.of(
                        "name", "Các xã",
                        "kind", "group",
                        "members", Map.of("kind", List.of("people-committee"), "level", List.of("commune")),
                        "clause", "II"));
        fill(
                drafting.add(hub, ID, "obligations"),
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo khi có quyết định",
                        "who", List.of("body-3"),
                        "cadence", "on-event",
                        "due", Map.of("rule", "days-after-event", "days", 5L, "count", "working"),
                        "clause", "III"));
        publishing.publish(hub, ID, BASIS).orThrow();
        Plan plan = plans.byCode("ke-hoach-phat-sinh").orElseThrow();
        Obligation obligation =
                plans.pack(plan).obligation("bao-cao-khi-co-quyet-dinh").orElseThrow();
        LocalDate happened = LocalDate.of(2025, 3, 13);
        Set<UUID> two =
                Set.of(world.commune("Ninh An").id(), world.commune("Ninh Ích").id());

        assertThat(happenings.record(hub, UUID.randomUUID(), plan, obligation, "Quyết định 15", happened, two))
                .isEqualTo(Verdict.ALLOWED);
        loading.materialise(plan.id());

        assertThat(jdbc.sql("""
                        SELECT period || ' ' || due || ' ' || owed_until
                          FROM plan_instance
                         WHERE plan_id = :plan
                        """).param("plan", plan.id()).query(String.class).list())
                .containsExactly("Quyết định 15 2025-03-20 infinity", "Quyết định 15 2025-03-20 infinity");
        assertThat(happenings
                        .of(plan.id(), "bao-cao-khi-co-quyet-dinh")
                        .getFirst()
                        .bodies())
                .isEqualTo(2);
        LocalDate ahead = PlanWorld.TODAY.plusDays(30);
        UUID announced = UUID.randomUUID();
        assertThat(happenings.record(hub, announced, plan, obligation, "Kết thúc đợt", ahead, two))
                .isEqualTo(Verdict.ALLOWED);
        loading.materialise(plan.id());
        assertThat(standings(plan, "Kết thúc đợt")).containsExactly(Standing.NOT_OPEN, Standing.NOT_OPEN);
        assertThat(happenings.takeBack(hub, plan, obligation, announced)).isEqualTo(Verdict.ALLOWED);
        assertThat(standings(plan, "Kết thúc đợt")).isEmpty();
        assertThat(happenings.takeBack(hub, plan, obligation, announced)).isInstanceOf(Verdict.Refused.class);
        assertThat(happenings.record(hub, UUID.randomUUID(), plan, obligation, "Kết thúc đợt 1", ahead, two))
                .as("announced again, for the same day")
                .isEqualTo(Verdict.ALLOWED);
        assertThat(standings(plan, "Kết thúc đợt 1")).containsExactly(Standing.NOT_OPEN, Standing.NOT_OPEN);
        assertThat(happenings.takeBack(
                        hub,
                        plan,
                        obligation,
                        happenings.of(plan.id(), obligation.id()).getLast().id()))
                .as("its day has come")
                .isInstanceOf(Verdict.Refused.class);
        assertThat(happenings.record(
                        hub, UUID.randomUUID(), plan, obligation, "Xa", PlanWorld.TODAY.plusYears(30), two))
                .as("after the plan's end")
                .isInstanceOf(Verdict.Refused.class);
        assertThatThrownBy(() -> happenings.record(
                        world.actor("officer"), UUID.randomUUID(), plan, obligation, "Quyết định", happened, two))
                .isInstanceOf(Refusal.class);
    }

    private List<Standing> standings(Plan plan, String period) {
        return Stream.of("Ninh An", "Ninh Ích")
                .flatMap(commune ->
                        obligations.of(world.commune(commune).id(), plan.id(), "bao-cao-khi-co-quyet-dinh").stream())
                .filter(instance -> instance.period().equals(period) && instance.owed())
                .map(Obligations.Instance::standing)
                .toList();
    }

    @Test
    void theOrderOfEntriesIsNoDifferenceAndEachChangeIsNamed() {
        drafting.beginAmendment(hub, ID, world.town());
        drafting.move(hub, ID, "obligations/nh-ob-02", -1).orThrow();
        DraftPack base = drafts.pack(ID, 1);
        assertThat(Comparison.of(base, drafts.pack(ID)).changes()).isEmpty();

        drafting.remove(hub, ID, "obligations/nh-ob-02").orThrow();
        put(ID, "obligations/nh-ob-01", "what", "Việc khác");
        String added = drafting.add(hub, ID, "recipients");
        fill(added, Map.of("name", "Sở Nội vụ tỉnh"));
        assertThat(Comparison.of(base, drafts.pack(ID)).changes().stream()
                        .map(change -> change.kind() + " " + change.place().address() + " "
                                + change.keys().stream()
                                        .map(Comparison.Key::key)
                                        .toList()))
                .containsExactlyInAnyOrder(
                        "WENT obligations/nh-ob-02 []", "CHANGED obligations/nh-ob-01 [what]", "CAME " + added + " []");
    }

    private void put(Actor by, String address, DraftPack asOpened, String key, String value) {
        Place place = asOpened.at(address).orElseThrow();
        drafting.put(by, ID, address, UUID.randomUUID(), place.mark(), with(place, key, value))
                .orThrow();
    }

    private void put(UUID draft, String address, String key, String value) {
        Place place = drafts.pack(draft).at(address).orElseThrow();
        drafting.put(hub, draft, address, UUID.randomUUID(), place.mark(), with(place, key, value))
                .orThrow();
    }

    private void fill(String address, Map<String, Object> values) {
        Place place = drafts.pack(ID).at(address).orElseThrow();
        Map<String, Object> own = place.own();
        own.putAll(values);
        drafting.put(hub, ID, address, UUID.randomUUID(), place.mark(), own).orThrow();
    }

    private static Map<String, Object> with(Place place, String key, String value) {
        Map<String, Object> own = new LinkedHashMap<>(place.own());
        own.put(key, value);
        return own;
    }

    private Map<String, Object> said(String address) {
        return drafts.pack(ID).at(address).orElseThrow().said();
    }

    private long acts(String act) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE act = :act AND account_id = :account")
                .param("act", act)
                .param("account", hub.accountId())
                .query(Long.class)
                .single();
    }
}
