package vn.guongsang.authoring.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.Role;

@Configuration(proxyBeanMethods = false)
class AuthoringMenu {

    @Bean
    MenuContribution draftsInMenu() {
        return MenuContribution.of(
                "authoring.menu",
                DraftsController.PATH,
                25,
                actor -> actor.is(Role.HUB_OFFICER) || actor.is(Role.ADMINISTRATOR));
    }
}
