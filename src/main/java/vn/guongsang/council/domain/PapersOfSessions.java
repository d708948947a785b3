package vn.guongsang.council.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Session.State;
import vn.guongsang.council.Sessions;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Question;
import vn.guongsang.paper.PaperHolder;

/** The signed minutes of a session that is closed: who convenes keeps them, who reads its papers sees them. */
@Component
class PapersOfSessions implements PaperHolder {

    private final Sessions sessions;

    PapersOfSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String kind() {
        return "council-session";
    }

    @Override
    public Optional<Held> find(UUID id) {
        return sessions.find(id)
                .map(session -> new Held(
                        Text.key("council.session", session.metOn()),
                        "/hoi-dong/phien/" + id,
                        session.state() == State.CLOSED,
                        new Question<>(CouncilAction.READ, session.council()),
                        new Question<>(CouncilAction.CONVENE, session.council())));
    }
}
