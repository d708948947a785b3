package vn.guongsang.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import vn.guongsang.GuongSang;
import vn.guongsang.architecture.violators.modules.Modules;

/** Modules see each other's base packages only, form no cycle, and use only what they declare. */
class ModulesTests {

    @Test
    void theModulesOfTheProductKeepTheirBounds() {
        // the templates are generated code of all modules, each for its own controllers
        ApplicationModules.of(GuongSang.class, resideInAPackage("vn.guongsang.templates.."))
                .verify();
    }

    @Test
    void theRuleBites() {
        ApplicationModules violators = ApplicationModules.of(Modules.class, (ImportOption) _ -> true);

        assertThatThrownBy(violators::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Intruder")
                .hasMessageContaining("Secret");
    }
}
