package vn.guongsang.directory.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.Role;

@Configuration(proxyBeanMethods = false)
class DirectoryMenu {

    /** Everybody may open it from the search and from links; in the menu it is the administrator's work. */
    @Bean
    MenuContribution bodiesInMenu() {
        return MenuContribution.of("directory.menu", "/don-vi", 60, actor -> actor.is(Role.ADMINISTRATOR));
    }
}
