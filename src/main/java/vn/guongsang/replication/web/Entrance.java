package vn.guongsang.replication.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarSection;
import vn.guongsang.exemplar.SectionView;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.replication.Adopting;
import vn.guongsang.replication.Adoption;
import vn.guongsang.replication.ReplicationAction;

/** How people come to learning from others: by the menu and by an exemplar's page. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    @Bean
    MenuContribution libraryInMenu() {
        return MenuContribution.of(
                "replication.menu",
                "/nhan-rong",
                70,
                actor -> !actor.is(Role.ADMINISTRATOR) && !actor.is(Role.AUDITOR));
    }

    /** Ai đã học theo. */
    @Component
    static class AdoptionSection implements ExemplarSection {

        private static final int MOST = 20;

        private final Adopting adopting;
        private final Permissions permissions;

        AdoptionSection(Adopting adopting, Permissions permissions) {
            this.adopting = adopting;
            this.permissions = permissions;
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public Optional<SectionView> of(Actor actor, Exemplar exemplar) {
            List<Adoption> adoptions = adopting.of(exemplar.id(), MOST);
            boolean standing = exemplar.state() == State.FOSTERED || exemplar.state() == State.RECOGNISED;
            boolean adopts = standing && permissions.may(actor, ReplicationAction.ADOPT, exemplar);
            if (adoptions.isEmpty() && !adopts) {
                return Optional.empty();
            }
            Map<String, Object> model = new HashMap<>();
            model.put("exemplar", exemplar);
            model.put("adoptions", adoptions);
            model.put("adopts", adopts);
            return Optional.of(SectionView.of("replication/section", model).stage(adoptions.isEmpty() ? 0 : 4));
        }
    }
}
