package vn.guongsang.rules.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand;
import vn.guongsang.rules.language.RuleJson;
import vn.guongsang.rules.language.RuleVersion;

/** What comes with the program ({@code rules.yaml}): one rule for each award and each time of the law. */
public record ShippedRules(List<Award> awards, List<RuleVersion> rules, List<RequiredPart> parts) {

    private static final String FILE = "/vn/guongsang/rules/rules.yaml";

    /** The file, as it is written. */
    private record Written(
            List<Regime> regimes, List<WrittenAward> awards, List<WrittenRule> rules, List<WrittenPart> parts) {}

    /** @param article stands for those of all conditions: the text in force then was not read */
    private record Regime(
            String code,
            LocalDate since,
            @Nullable LocalDate until,
            String basis,
            @Nullable String article,
            @Nullable List<Clause> common) {

        private List<Clause> of(List<Clause> own) {
            List<Clause> all = Stream.concat(common == null ? Stream.of() : common.stream(), own.stream())
                    .toList();
            return article == null
                    ? all
                    : all.stream().map(clause -> fromMemory(clause, article)).toList();
        }

        private static Clause fromMemory(Clause clause, String article) {
            Demand demand = clause.demand();
            return new Clause(
                    clause.id(),
                    demand.with(demand.parts().stream()
                            .map(part -> fromMemory(part, article))
                            .toList()),
                    clause.article().isEmpty() ? "" : article,
                    false,
                    clause.kinds(),
                    clause.grounds(),
                    clause.words());
        }
    }

    private record WrittenAward(
            String code,
            AwardList list,
            String level,
            Set<String> kinds,
            Set<Ground> grounds,
            String article,
            boolean read,
            List<Name> names) {}

    private record Name(
            String name, LocalDate since, @Nullable LocalDate until) {}

    private record WrittenRule(String award, List<String> regimes, List<Clause> conditions) {}

    private record WrittenPart(
            @Nullable String award,
            String procedure,
            String code,
            String name,
            String todo,
            String article,
            boolean read,
            LocalDate since,
            @Nullable LocalDate until) {}

    public static ShippedRules read() {
        try (InputStream file = ShippedRules.class.getResourceAsStream(FILE)) {
            return of(new Load(LoadSettings.builder().build()).loadFromInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShippedRules of(Object plain) {
        Written written = RuleJson.MAPPER.convertValue(plain, Written.class);
        List<Award> awards = written.awards().stream()
                .flatMap(award -> award.names().stream()
                        .map(name -> new Award(
                                award.code(),
                                name.name(),
                                award.list(),
                                award.level(),
                                award.kinds(),
                                award.grounds(),
                                award.article(),
                                award.read(),
                                name.since(),
                                name.until())))
                .toList();
        var rules = new ArrayList<RuleVersion>();
        awards.stream().map(Award::code).distinct().forEach(code -> {
            LocalDate began = awards.stream()
                    .filter(award -> award.code().equals(code))
                    .map(Award::since)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            int number = 0;
            for (Regime regime : written.regimes()) {
                if (regime.until() == null || !regime.until().isBefore(began)) {
                    rules.add(rule(last(awards, code), ++number, regime, written.rules()));
                }
            }
        });
        return new ShippedRules(
                awards,
                rules,
                written.parts().stream()
                        .map(part -> new RequiredPart(
                                Optional.ofNullable(part.award()).orElse(""),
                                part.procedure(),
                                part.code(),
                                part.name(),
                                part.todo(),
                                part.article(),
                                part.read(),
                                part.since(),
                                part.until()))
                        .toList());
    }

    private static Award last(List<Award> awards, String code) {
        return awards.stream()
                .filter(award -> award.code().equals(code))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** Of what a law says of all awards only that which can come to this one. */
    private static boolean concerns(Clause clause, Award award) {
        return (clause.kinds().isEmpty() || !Collections.disjoint(clause.kinds(), award.subjectKinds()))
                && (clause.grounds().isEmpty() || !Collections.disjoint(clause.grounds(), award.grounds()));
    }

    private static RuleVersion rule(Award award, int number, Regime regime, List<WrittenRule> rules) {
        List<Clause> own = rules.stream()
                .filter(rule ->
                        rule.award().equals(award.code()) && rule.regimes().contains(regime.code()))
                .map(WrittenRule::conditions)
                .findFirst()
                .orElseGet(() -> List.of(
                        new Clause("unread", new Demand.Unread(), regime.basis(), false, Set.of(), Set.of(), "")));
        return new RuleVersion(
                UUID.nameUUIDFromBytes((award.code() + " " + regime.code()).getBytes(StandardCharsets.UTF_8)),
                award.code(),
                number,
                regime.since(),
                regime.until(),
                regime.basis(),
                Clause.numbered(
                        regime.of(own).stream()
                                .filter(clause -> concerns(clause, award))
                                .toList(),
                        ""),
                regime.since(),
                "");
    }
}
