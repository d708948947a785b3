package vn.guongsang.plan.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.ForwardAction;

@Configuration(proxyBeanMethods = false)
class PlanMenu {

    @Bean
    MenuContribution plansInMenu() {
        return MenuContribution.of("plan.menu.plans", "/ke-hoach", 20, actor -> !actor.is(Role.AUDITOR));
    }

    @Bean
    MenuContribution onePageInMenu() {
        return MenuContribution.of("plan.onePage", ComplianceController.ONE_PAGE, 25, actor -> actor.is(Role.LEADER));
    }

    @Bean
    MenuContribution dutiesInMenu() {
        return MenuContribution.of(
                "m2",
                "/nhiem-vu",
                30,
                actor -> actor.is(Role.HUB_OFFICER) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR));
    }

    @Bean
    MenuContribution forwardingsInMenu(Permissions permissions) {
        return MenuContribution.of(
                "plan.forward.title",
                ForwardingController.PATH,
                75,
                actor -> permissions.may(actor, ForwardAction.RECEIVE, actor.bodyId()));
    }
}
