package vn.guongsang.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.type.TypeReference;
import vn.guongsang.rules.domain.ShippedRules;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.RuleJson;
import vn.guongsang.rules.language.RuleVersion;

/** The rules that come with the program, and those of a province that shows what else the language can say. */
public final class RulesFixtures {

    private static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);

    private RulesFixtures() {}

    public static Rulebook withProvince() {
        ShippedRules shipped = ShippedRules.read();
        var awards = new ArrayList<>(shipped.awards());
        var rules = new ArrayList<>(shipped.rules());
        province().forEach((code, conditions) -> {
            awards.add(new Award(
                    code,
                    code,
                    AwardList.FORM,
                    "province",
                    Set.of("individual", "collective", "household", "enterprise"),
                    Set.of(Ground.values()),
                    "Quy định của tỉnh",
                    true,
                    BEGIN,
                    null));
            rules.add(version(code, 1, BEGIN, conditions));
        });
        return new Rulebook(awards, rules, shipped.parts());
    }

    public static RuleVersion version(String award, int number, LocalDate since, List<Clause> conditions) {
        return new RuleVersion(
                UUID.randomUUID(),
                award,
                number,
                since,
                null,
                "Quy định của tỉnh",
                Clause.numbered(conditions, ""),
                since,
                "Hà");
    }

    public static Map<String, List<Clause>> province() {
        try {
            return RuleJson.MAPPER.convertValue(
                    new Load(LoadSettings.builder().build())
                            .loadFromString(
                                    Files.readString(Path.of("src/test/resources/vn/guongsang/rules/province.yaml"))),
                    new TypeReference<Map<String, List<Clause>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
