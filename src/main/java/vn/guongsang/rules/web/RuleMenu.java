package vn.guongsang.rules.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.Role;

/** Rules stand late in the menu: they are looked up, not worked through. */
@Configuration(proxyBeanMethods = false)
class RuleMenu {

    @Bean
    MenuContribution awardsInMenu() {
        return MenuContribution.of("rules.menu", RuleController.LISTS, 98, actor -> !actor.is(Role.AUDITOR));
    }
}
