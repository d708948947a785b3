package vn.guongsang.api.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.frame.MenuContribution;

@Configuration(proxyBeanMethods = false)
class ApiMenu {

    @Bean
    MenuContribution tokensInMenu() {
        return MenuContribution.of("api.menu", "/tai-khoan/ma-truy-cap", 910, _ -> true);
    }
}
