package vn.guongsang.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.GuongSang;
import vn.guongsang.architecture.violators.BindsWhatNobodyAskedFor;
import vn.guongsang.architecture.violators.InjectsAField;
import vn.guongsang.architecture.violators.Prints;
import vn.guongsang.architecture.violators.ReadsTheClock;
import vn.guongsang.architecture.violators.StreamsFromTheDatabase;

class CodingRulesTests {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(GuongSang.class);

    static Stream<ArchRule> rules() {
        return Stream.of(
                CodingRules.ONLY_TIME_READS_THE_CLOCK,
                CodingRules.NO_FIELD_INJECTION,
                CodingRules.ONLY_COMMANDS_PRINT,
                CodingRules.NO_STREAM_FROM_THE_DATABASE,
                CodingRules.FORMS_NAME_WHAT_THEY_TAKE,
                CodingRules.NOBODY_COPIES_BY_NAME);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void theClockRuleBites() {
        assertThat(violations(CodingRules.ONLY_TIME_READS_THE_CLOCK, ReadsTheClock.class))
                .containsExactlyInAnyOrder("instant", "day", "date", "milliseconds", "ownClock", "reference");
    }

    @Test
    void theInjectionRuleBites() {
        assertThat(CodingRules.NO_FIELD_INJECTION
                        .evaluate(new ClassFileImporter().importClasses(InjectsAField.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void thePrintRuleBites() {
        assertThat(violations(CodingRules.ONLY_COMMANDS_PRINT, Prints.class)).containsExactly("print");
    }

    @Test
    void theStreamRuleBites() {
        assertThat(violations(CodingRules.NO_STREAM_FROM_THE_DATABASE, StreamsFromTheDatabase.class))
                .containsExactly("names");
    }

    @Test
    void theRulesOfFormsBite() {
        assertThat(violations(CodingRules.FORMS_NAME_WHAT_THEY_TAKE, BindsWhatNobodyAskedFor.class))
                .containsExactlyInAnyOrder("bean", "unmarkedBean", "recordAroundABean", "listOfBeans");
        assertThat(violations(CodingRules.NOBODY_COPIES_BY_NAME, BindsWhatNobodyAskedFor.class))
                .containsExactly("copies");
    }

    /** The methods of the class that break the rule. */
    private static List<String> violations(ArchRule rule, Class<?> violator) {
        Pattern method = Pattern.compile("^Method <" + Pattern.quote(violator.getName()) + "\\.(\\w+)\\(");
        return rule.evaluate(new ClassFileImporter().importClasses(violator)).getFailureReport().getDetails().stream()
                .flatMap(line -> method.matcher(line).results().map((MatchResult result) -> result.group(1)))
                .toList();
    }
}
