package vn.guongsang.communication.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.communication.Publication;
import vn.guongsang.communication.Publishing;
import vn.guongsang.communication.Story;
import vn.guongsang.communication.reading.EditorsDesk;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarSection;
import vn.guongsang.exemplar.SectionView;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;

/** How people come to a story: by the editor's menu and desk, by an exemplar's page. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    @Bean
    MenuContribution editorsDeskInMenu() {
        return MenuContribution.of("communication.menu", "/tuyen-truyen", 65, actor -> actor.is(Role.EDITOR));
    }

    /** Recognised exemplars that nobody has written about wait for an editor. */
    @Component
    static class StoryWork implements WorkSource {

        private static final int MOST = 10;

        private final EditorsDesk desk;

        StoryWork(EditorsDesk desk) {
            this.desk = desk;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            if (!actor.is(Role.EDITOR)) {
                return List.of();
            }
            return desk.rows(actor, EditorsDesk.View.UNWRITTEN, 0, MOST).stream()
                    .map(row -> new WorkItem(
                            Group.MINE,
                            Text.key("communication.work.write", row.name()),
                            "/tuyen-truyen/" + row.exemplarId(),
                            null,
                            row.planTitle(),
                            0))
                    .toList();
        }
    }

    /** Whether it is public, and the way to the story. */
    @Component
    static class PublicationSection implements ExemplarSection {

        private final Publishing publishing;
        private final Permissions permissions;

        PublicationSection(Publishing publishing, Permissions permissions) {
            this.publishing = publishing;
            this.permissions = permissions;
        }

        @Override
        public int order() {
            return 20;
        }

        @Override
        public Optional<SectionView> of(Actor actor, Exemplar exemplar) {
            if (exemplar.state() != State.RECOGNISED) {
                return Optional.empty();
            }
            boolean edits = permissions.may(actor, ExemplarAction.PUBLISH, exemplar);
            Optional<Publication> standing = publishing.standing(exemplar.id());
            if (!edits && standing.isEmpty()) {
                return Optional.empty();
            }
            Optional<Story> story = publishing.story(exemplar.id());
            Map<String, Object> model = new HashMap<>();
            model.put("exemplar", exemplar);
            model.put("story", story.orElse(null));
            model.put("publication", standing.orElse(null));
            model.put("edits", edits);
            SectionView view = SectionView.of("communication/section", model).stage(standing.isPresent() ? 3 : 0);
            return Optional.of(
                    edits && standing.isEmpty()
                            ? view.next(
                                    Text.key(story.isEmpty() ? "communication.write" : "communication.go-on"),
                                    "/tuyen-truyen/" + exemplar.id())
                            : view);
        }
    }
}
