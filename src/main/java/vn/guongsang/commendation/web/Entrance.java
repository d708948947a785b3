package vn.guongsang.commendation.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.Decision;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.commendation.Vote;
import vn.guongsang.commendation.reading.DecisionList;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarSection;
import vn.guongsang.exemplar.SectionView;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;

/** How people come to council and decision: by the menu, by an exemplar's page, by the leader's desk. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    private static final Set<Role> DECISION_READERS =
            EnumSet.of(Role.HUB_OFFICER, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.INSPECTOR);

    @Bean
    MenuContribution decisionsInMenu() {
        return MenuContribution.of(
                "commendation.menu", "/quyet-dinh", 60, actor -> DECISION_READERS.contains(actor.role()));
    }

    @Bean
    MenuContribution decisionsToSignInMenu() {
        return MenuContribution.of("commendation.menu.leader", "/quyet-dinh", 60, actor -> actor.is(Role.LEADER));
    }

    /** A draft waits for the leader of its issuer. */
    @Component
    static class DecisionWork implements WorkSource {

        private static final int MOST = 20;

        private final DecisionList list;

        DecisionWork(DecisionList list) {
            this.list = list;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            if (!actor.is(Role.LEADER)) {
                return List.of();
            }
            List<WorkItem> items = new ArrayList<>();
            list.toSign(actor, MOST)
                    .forEach(row -> items.add(new WorkItem(
                            Group.WAITING,
                            Text.key("commendation.work.sign", row.name(), row.bodyName()),
                            "/quyet-dinh/" + row.id(),
                            null,
                            "",
                            items.size())));
            return items;
        }
    }

    /** What council and leader decided, and the way to the vote. */
    @Component
    static class DecisionSection implements ExemplarSection {

        private final Recognising recognising;
        private final Permissions permissions;

        DecisionSection(Recognising recognising, Permissions permissions) {
            this.recognising = recognising;
            this.permissions = permissions;
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public Optional<SectionView> of(Actor actor, Exemplar exemplar) {
            List<Vote> votes = recognising.votes(exemplar.id());
            List<Decision> decisions = recognising.decisions(exemplar.id());
            boolean records = permissions.may(actor, ExemplarAction.RECOGNISE, exemplar)
                    && recognising.open(exemplar).allowed();
            if (votes.isEmpty() && !records) {
                return Optional.empty();
            }
            Map<String, Object> model = new HashMap<>();
            model.put("exemplar", exemplar);
            model.put("votes", votes);
            model.put("decisions", decisions);
            model.put("records", records);
            SectionView view = SectionView.of("commendation/section", model).stage(votes.isEmpty() ? 1 : 2);
            return Optional.of(
                    records
                            ? view.next(
                                    Text.key("commendation.vote.record"), "/dien-hinh/" + exemplar.id() + "/hoi-dong")
                            : view);
        }
    }
}
