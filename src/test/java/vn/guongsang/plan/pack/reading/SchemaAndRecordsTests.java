package vn.guongsang.plan.pack.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.plan.pack.*;

/** The schema and the records must not drift apart: same keys, same words. */
class SchemaAndRecordsTests {

    private static final JsonNode SCHEMA = JsonMapper.shared()
            .readTree(SchemaAndRecordsTests.class.getResourceAsStream("/vn/guongsang/plan/pack-1.schema.json"));
    private static final Set<String> REMARKS = Set.of("id", "clause", "note", "open", "inferred");

    /** Words beside a due rule, not part of it. */
    private static final Set<String> REMARKS_OF_RULES = Set.of("as-written", "reason");

    static Set<Map.Entry<String, Class<?>>> places() {
        return Map.<String, Class<?>>ofEntries(
                        Map.entry("", PlanPack.class),
                        Map.entry("/$defs/plan", Plan.class),
                        Map.entry("/$defs/plan/properties/issued", Plan.Issued.class),
                        Map.entry("/$defs/plan/properties/period", PlanPeriod.class),
                        Map.entry("/$defs/plan/properties/signature", Plan.Signature.class),
                        Map.entry("/$defs/plan/properties/replaces/items", Plan.Replaced.class),
                        Map.entry("/$defs/plan/properties/section-aliases/items", Plan.SectionAlias.class),
                        Map.entry("/$defs/legal-basis", LegalBasis.class),
                        Map.entry("/$defs/term", Term.class),
                        Map.entry("/$defs/statement", Statement.class),
                        Map.entry("/$defs/body", Body.class),
                        Map.entry("/$defs/blocs", Blocs.class),
                        Map.entry("/$defs/blocs/properties/items/items", Blocs.Bloc.class),
                        Map.entry("/$defs/subject", Subject.class),
                        Map.entry("/$defs/stage", Stage.class),
                        Map.entry("/$defs/rung", Rung.class),
                        Map.entry("/$defs/sector", Sector.class),
                        Map.entry("/$defs/movement", Movement.class),
                        Map.entry("/$defs/check", Check.class),
                        Map.entry("/$defs/criterion", Criterion.class),
                        Map.entry("/$defs/criteria-set", CriteriaSet.class),
                        Map.entry("/$defs/own-criteria", OwnCriteria.class),
                        Map.entry("/$defs/criteria", Criteria.class),
                        Map.entry("/$defs/consultation", PublicConsultation.class),
                        Map.entry("/$defs/quota", Quota.class),
                        Map.entry("/$defs/quota/properties/per-branch", Quota.PerBranch.class),
                        Map.entry("/$defs/unit-plan", UnitPlan.class),
                        Map.entry("/$defs/window", Window.class),
                        Map.entry("/$defs/obligation", Obligation.class),
                        Map.entry("/$defs/minimum", Obligation.Minimum.class),
                        Map.entry("/$defs/following", Following.class),
                        Map.entry("/$defs/by-figure", ByFigure.class),
                        Map.entry("/$defs/part", Obligation.Part.class),
                        Map.entry("/$defs/opening", Opening.class),
                        Map.entry("/$defs/relief", Relief.class),
                        Map.entry("/$defs/season", Season.class),
                        Map.entry("/$defs/readings", Readings.class),
                        Map.entry("/$defs/due-date", DueRule.OnDate.class),
                        Map.entry("/$defs/due-day-of-month", DueRule.DayOfMonth.class),
                        Map.entry("/$defs/due-weekday", DueRule.OnWeekday.class),
                        Map.entry("/$defs/due-weekday-of-month", DueRule.WeekdayOfMonth.class),
                        Map.entry("/$defs/due-working-day", DueRule.WorkingDay.class),
                        Map.entry("/$defs/due-days-of-year", DueRule.DaysOfYear.class),
                        Map.entry("/$defs/due-within-months", DueRule.WithinMonths.class),
                        Map.entry("/$defs/due-days-after", DueRule.AfterMilestone.class),
                        Map.entry("/$defs/due-days-after-event", DueRule.AfterEvent.class),
                        Map.entry("/$defs/due-end-of-period", DueRule.EndOfPeriod.class),
                        Map.entry("/$defs/due-days-after-period", DueRule.DaysAfterPeriod.class),
                        Map.entry("/$defs/due-within", DueRule.Within.class),
                        Map.entry("/$defs/due-on", DueRule.OnMilestone.class),
                        Map.entry("/$defs/due-before", DueRule.BeforeMilestone.class),
                        Map.entry("/$defs/due-open", DueRule.Open.class),
                        Map.entry("/$defs/due-none", DueRule.None.class),
                        Map.entry("/$defs/phase", Phase.class),
                        Map.entry("/$defs/milestone", Milestone.class),
                        Map.entry("/$defs/event", Event.class),
                        Map.entry("/$defs/duty", Duty.class),
                        Map.entry("/$defs/fostering", Fostering.class),
                        Map.entry("/$defs/evaluation", Evaluation.class),
                        Map.entry("/$defs/inspection", Inspection.class),
                        Map.entry("/$defs/training", Training.class),
                        Map.entry("/$defs/study-visit", StudyVisit.class),
                        Map.entry("/$defs/communication", Communication.class),
                        Map.entry("/$defs/communication/properties/forms/items", Communication.Form.class),
                        Map.entry("/$defs/communication/properties/channels/items", Communication.Channel.class),
                        Map.entry("/$defs/communication/properties/programmes/items", Communication.Programme.class),
                        Map.entry("/$defs/communication/properties/timing", Communication.Timing.class),
                        Map.entry("/$defs/contest", Contest.class),
                        Map.entry("/$defs/publication", PlannedPublication.class),
                        Map.entry("/$defs/recognition", Recognition.class),
                        Map.entry("/$defs/conference-level", Conferences.ConferenceLevel.class),
                        Map.entry("/$defs/conferences", Conferences.class),
                        Map.entry("/$defs/conferences/properties/agenda/items", Conferences.AgendaItem.class),
                        Map.entry("/$defs/conferences/properties/report/items", Conferences.ReportSection.class),
                        Map.entry("/$defs/conferences/properties/speeches/items", Conferences.Speech.class),
                        Map.entry("/$defs/conferences/properties/delegation/items", Conferences.Delegation.class),
                        Map.entry("/$defs/conferences/properties/awards/items", Conferences.Awarding.class),
                        Map.entry("/$defs/conferences/properties/activities/items", Conferences.Activity.class),
                        Map.entry("/$defs/budget", Budget.class),
                        Map.entry("/$defs/budget/properties/lines/items", Budget.Line.class),
                        Map.entry("/$defs/amendment", Amendment.class),
                        Map.entry("/$defs/recipient", Recipient.class),
                        Map.entry("/$defs/ambiguity", Ambiguity.class))
                .entrySet();
    }

    @ParameterizedTest
    @MethodSource("places")
    void recordsHoldTheKeysOfTheSchema(Map.Entry<String, Class<?>> place) {
        JsonNode rule = place.getKey().isEmpty() ? SCHEMA : SCHEMA.at(place.getKey());
        Set<String> keys = new TreeSet<>(rule.get("properties").propertyNames());
        keys.removeAll(REMARKS);
        if (keys.remove("rule")) {
            keys.removeAll(REMARKS_OF_RULES);
        }
        Set<String> components = Arrays.stream(place.getValue().getRecordComponents())
                .map(SchemaAndRecordsTests::keyOf)
                .filter(key -> !REMARKS.contains(key) && !key.equals("entries"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(components).isEqualTo(keys);
        assertThat(rule.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void everyDefinitionOfAnEntryIsCompared() {
        Set<String> compared = places().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        Set<String> withoutRecord = Set.of("/$defs/counts", "/$defs/selector", "/$defs/due");

        assertThat(SCHEMA.get("$defs").properties().stream()
                        .filter(definition ->
                                definition.getValue().path("type").asString("").equals("object"))
                        .map(definition -> "/$defs/" + definition.getKey())
                        .filter(path -> !withoutRecord.contains(path)))
                .isSubsetOf(compared);
    }

    @ParameterizedTest
    @MethodSource("words")
    void enumerationsHoldTheWordsOfTheSchema(Map.Entry<String, Class<? extends YamlNamed>> place) {
        Set<String> words = new HashSet<>();
        SCHEMA.at(place.getKey()).get("enum").forEach(word -> words.add(word.asString()));

        assertThat(Arrays.stream(place.getValue().getEnumConstants()).map(YamlNamed::yaml))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    static Set<Map.Entry<String, Class<? extends YamlNamed>>> words() {
        return Map.<String, Class<? extends YamlNamed>>ofEntries(
                        Map.entry("/$defs/plan/properties/kind", PlanKind.class),
                        Map.entry("/$defs/legal-basis/properties/kind", LegalBasis.Kind.class),
                        Map.entry("/$defs/legal-basis/properties/role", LegalBasis.Role.class),
                        Map.entry("/$defs/body/properties/kind", BodyKind.class),
                        Map.entry("/$defs/body/properties/roles/items", BodyRole.class),
                        Map.entry("/$defs/level", Level.class),
                        Map.entry("/$defs/counted-kind", SubjectKind.class),
                        Map.entry("/$defs/how", Assignment.class),
                        Map.entry("/$defs/stage/properties/stage", Stage.Kind.class),
                        Map.entry("/$defs/movement/properties/kind", Movement.Kind.class),
                        Map.entry("/$defs/check/properties/type", Check.Type.class),
                        Map.entry("/$defs/check/properties/operator", Check.Operator.class),
                        Map.entry("/$defs/criteria-set/properties/scope", CriteriaScope.class),
                        Map.entry("/$defs/criteria-set/properties/mode", CriteriaSet.Mode.class),
                        Map.entry("/$defs/quota/properties/every", Quota.Every.class),
                        Map.entry("/$defs/obligation/properties/kind", Obligation.Kind.class),
                        Map.entry("/$defs/obligation/properties/cadence", Cadence.class),
                        Map.entry("/$defs/due-date/properties/boundary", DueRule.Boundary.class),
                        Map.entry("/$defs/due-day-of-month/properties/month", DueRule.DueMonth.class),
                        Map.entry("/$defs/weekday", DueRule.Weekday.class),
                        Map.entry("/$defs/due-weekday-of-month/properties/nth", DueRule.Nth.class),
                        Map.entry("/$defs/due-before/properties/count", DueRule.Count.class),
                        Map.entry("/$defs/rest-day", RestDay.class),
                        Map.entry("/$defs/readings/properties/before", Readings.Before.class),
                        Map.entry("/$defs/joins", Joins.class),
                        Map.entry("/$defs/following/properties/was", Following.Was.class),
                        Map.entry("/$defs/by-figure/properties/round", ByFigure.Round.class),
                        Map.entry("/$defs/relief/properties/by", Relief.By.class),
                        Map.entry("/$defs/event/properties/kind", Event.Kind.class),
                        Map.entry("/$defs/duty/properties/kind", Duty.Kind.class),
                        Map.entry("/$defs/study-visit/properties/scope", StudyVisit.Scope.class),
                        Map.entry("/$defs/conference-level/properties/level", Conferences.Kind.class),
                        Map.entry("/$defs/recipient/properties/mark", Recipient.Mark.class),
                        Map.entry("/$defs/ambiguity/properties/kind", Ambiguity.Kind.class))
                .entrySet();
    }

    private static String keyOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named != null
                ? named.value()
                : component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
