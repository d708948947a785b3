package vn.guongsang.privacy.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.Role;

/** How people come to personal data. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    static final String HOME = "/du-lieu-ca-nhan";

    @Bean
    MenuContribution privacyInMenu() {
        return MenuContribution.of("privacy.menu", HOME, 500, actor -> actor.is(Role.ADMINISTRATOR));
    }
}
