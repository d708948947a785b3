package vn.guongsang.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules that the compiler doesn't know. {@link CodingRulesTests} holds each against a violator. */
final class CodingRules {

    private CodingRules() {}

    /** The clock is injected: only then are there two times, and tests that stand still. */
    static final ArchRule ONLY_TIME_READS_THE_CLOCK = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage("vn.guongsang.time..", "vn.guongsang.templates..")))
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "reads the clock of the machine",
                    access -> access instanceof JavaCodeUnitAccess<?> call && readsTheClock(call)))
            .because("time is a java.time.Clock or vn.guongsang.time.BusinessDay that is injected");

    static final ArchRule NO_FIELD_INJECTION = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    /** The console belongs to commands and to the start; everybody else logs. */
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage("vn.guongsang..cli..", "vn.guongsang.installation..")))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("a server logs");

    /** Such a stream holds a connection of the pool until somebody closes it, and nobody does. */
    static final ArchRule NO_STREAM_FROM_THE_DATABASE = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("list().stream() gives the connection back");

    private static boolean readsTheClock(JavaCodeUnitAccess<?> call) {
        var owner = call.getTargetOwner();
        String method = call.getTarget().getName();
        boolean withClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return resideInAPackage("java.time..").test(owner) && method.equals("now") && !withClock
                || owner.isEquivalentTo(Clock.class)
                        && (method.startsWith("system") || method.startsWith("tick") && !withClock)
                || owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis")
                || owner.isEquivalentTo(Calendar.class) && method.equals("getInstance")
                || owner.isEquivalentTo(Date.class)
                        && method.equals("<init>")
                        && call.getTarget().getRawParameterTypes().isEmpty();
    }
}
