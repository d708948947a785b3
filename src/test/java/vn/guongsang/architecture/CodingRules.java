package vn.guongsang.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.guongsang.frame.Paging;
import vn.guongsang.identity.Actor;

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

    /**
     * What a form may change is what its record names: a record has no setter, and its values lead to nothing
     * behind them. A field that nobody asked for has nowhere to go.
     */
    static final ArchRule FORMS_NAME_WHAT_THEY_TAKE = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(new ArchCondition<>("take single parameters, or records of values") {
                @Override
                public void check(JavaMethod handler, ConditionEvents events) {
                    handler.getParameters().stream()
                            .filter(CodingRules::isBound)
                            .map(JavaParameter::getRawType)
                            .filter(type -> !isRecordOfValues(type))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    handler, handler.getDescription() + " binds " + type.getName())));
                }
            })
            .because("whoever sends a form may add fields to it (mass assignment)");

    /** The other way to let names that somebody sent choose what is written. */
    static final ArchRule NOBODY_COPIES_BY_NAME = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(PropertyAccessor.class)
                    .or(equivalentTo(BeanUtils.class))
                    .or(equivalentTo(ServletRequestDataBinder.class)))
            .because("values are handed over one by one (mass assignment)");

    /** Arguments that a resolver of our own makes; of them nothing is bound. */
    private static final List<Class<?>> RESOLVED = List.of(Actor.class, Paging.class);

    private static boolean isBound(JavaParameter parameter) {
        JavaClass type = parameter.getRawType();
        return parameter.isAnnotatedWith(ModelAttribute.class)
                || parameter.getAnnotations().isEmpty()
                        && type.getPackageName().startsWith("vn.guongsang")
                        && RESOLVED.stream().noneMatch(type::isEquivalentTo);
    }

    private static boolean isRecordOfValues(JavaClass type) {
        return type.isRecord()
                && type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                        .allMatch(
                                part -> part.isEnum() || !part.getPackageName().startsWith("vn.guongsang"));
    }

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
