package vn.guongsang.exemplar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.plan.Plans;

/** Which criteria real plans ask of whom, and when what is said of them is enough. */
@InDemoWorld
class ExemplarCriteriaTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

    @Autowired
    ExemplarCriteria criteria;

    @Autowired
    Plans plans;

    @Test
    void asksAnIndividualInAMovementFromTheGeneralToTheMovement() {
        assertThat(sets("ninh-hoa-2021", "nh-mv-02", "individual"))
                .containsExactly("nh-cs-general", "nh-cs-02-individual");
    }

    @Test
    void asksOfAnExemplarInNoMovementTheGeneralCriteriaOnly() {
        assertThat(sets("ninh-hoa-2021", "", "individual")).containsExactly("nh-cs-general");
    }

    @Test
    void asksAHouseholdThatCountsAsACollectiveAsOneInThatMovementOnly() {
        assertThat(sets("ninh-hoa-2021", "nh-mv-02", "household"))
                .containsExactly("nh-cs-general", "nh-cs-02-collective");
        assertThat(sets("ninh-hoa-2021", "nh-mv-01", "household")).containsExactly("nh-cs-general");
    }

    @Test
    void asksWhatAQuotaOfTheMovementNamesForThisKindAndForNoOther() {
        assertThat(sets("gia-lai-2021", "gl-m8", "cooperative")).contains("gl-cs-3-1-8");
        // no set of that quota speaks of cooperative groups: what it names is asked of them too
        assertThat(sets("gia-lai-2021", "gl-m8", "cooperative-group")).containsExactly("gl-cs-3-1-8");
        assertThat(sets("gia-lai-2021", "gl-m5", "collective")).contains("gl-cs-3-1-4");
        assertThat(sets("gia-lai-2021", "gl-m5", "individual")).isNotEmpty().doesNotContain("gl-cs-3-1-4");
    }

    @Test
    void asksAModelWhatIsAskedOfModelsOnly() {
        assertThat(items("ninh-hoa-2021", "", "model")).contains("nh-gen-4");
        assertThat(items("ninh-hoa-2021", "", "individual")).doesNotContain("nh-gen-4");
    }

    @Test
    void isIncompleteFieldByFieldUntilAllIsSaid() {
        Exemplar blank =
                exemplar("ninh-hoa-2021", new Profile("nh-mv-01", "", "individual", " ", "", null, "", "", ""));
        List<Asked> asked = criteria.of(blank);

        assertThat(Completeness.of(blank, asked, List.of(), List.of()).missing())
                .extracting(Completeness.Missing::field)
                .containsExactly(
                        "name",
                        "place",
                        "deed",
                        "achievement",
                        "lesson",
                        "answer-nh-gen-1",
                        "answer-nh-gen-2",
                        "answer-nh-gen-3",
                        "answer-nh-gen-5",
                        // one of this movement's criteria is enough
                        "answer-nh-01-i1");
    }

    @Test
    void isCompleteWithOneAnswerWhereOneIsEnough() {
        Exemplar said = exemplar("ninh-hoa-2021", ExemplarTests.profile());

        assertThat(Completeness.of(
                                said,
                                criteria.of(said),
                                Stream.of("nh-gen-1", "nh-gen-2", "nh-gen-3", "nh-gen-5", "nh-01-i2")
                                        .map(id -> new Claim(id, Answer.MET, "có xác nhận", null))
                                        .toList(),
                                List.of())
                        .complete())
                .isTrue();
    }

    @Test
    void wantsProofOfWhatIsSaidToBeMetInWordsAFigureOrAFile() {
        Exemplar said = exemplar("ninh-hoa-2021", new Profile("", "", "individual", "A", "B", null, "C", "D", "E"));
        List<Claim> claims = List.of(
                new Claim("nh-gen-1", Answer.MET, "", null),
                new Claim("nh-gen-2", Answer.MET, "", BigDecimal.ONE),
                new Claim("nh-gen-3", Answer.MET, "", null),
                new Claim("nh-gen-5", Answer.NOT_MET, "", null));
        var file = new Exemplars.Evidence(UUID.randomUUID(), said.id(), "nh-gen-3", "xac-nhan.pdf");

        assertThat(Completeness.of(said, criteria.of(said), claims, List.of(file))
                        .missing())
                .extracting(Completeness.Missing::field, Completeness.Missing::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("answer-nh-gen-1", "exemplar.missing.proof"));
    }

    private List<String> sets(String plan, String movement, String kind) {
        return criteria.of(exemplar(plan, new Profile(movement, "", kind, "A", "", null, "", "", ""))).stream()
                .map(Asked::id)
                .toList();
    }

    private List<String> items(String plan, String movement, String kind) {
        return criteria.of(exemplar(plan, new Profile(movement, "", kind, "A", "", null, "", "", ""))).stream()
                .flatMap(set -> set.items().stream())
                .map(ExemplarCriteria.Item::id)
                .toList();
    }

    private Exemplar exemplar(String plan, Profile profile) {
        return Exemplar.draft(
                UUID.randomUUID(), plans.byCode(plan).orElseThrow().id(), UUID.randomUUID(), DAY, profile);
    }
}
