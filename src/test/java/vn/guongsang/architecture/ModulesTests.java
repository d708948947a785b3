package vn.guongsang.architecture;

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
        ApplicationModules.of(GuongSang.class).verify();
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
