package vn.guongsang.commendation.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.AwardDecisionAction;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Question;
import vn.guongsang.paper.PaperHolder;

/** An issued decision about awards has papers: those who draw its decisions up keep them, those who see it see them. */
@Component
class PapersOfDecisions implements PaperHolder {

    private final Awarding awarding;

    PapersOfDecisions(Awarding awarding) {
        this.awarding = awarding;
    }

    @Override
    public String kind() {
        return "award-decision";
    }

    @Override
    public Optional<Held> find(UUID id) {
        return awarding.find(id)
                .map(decision -> new Held(
                        decision.number() == null
                                ? Text.key("commendation.decision.draft")
                                : Text.key("commendation.decision.numbered", decision.number()),
                        "/quyet-dinh-khen-thuong/" + id,
                        decision.issued(),
                        new Question<>(AwardDecisionAction.READ, decision),
                        new Question<>(AwardDecisionAction.DRAW_UP, decision)));
    }
}
