package vn.guongsang.commendation.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.CommendationAction;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Question;
import vn.guongsang.paper.PaperHolder;

/** An issued decision to recognise an exemplar has papers: who records the votes on it keeps them. */
@Component
class PapersOfRecognitions implements PaperHolder {

    private final Recognising recognising;
    private final Exemplars exemplars;

    PapersOfRecognitions(Recognising recognising, Exemplars exemplars) {
        this.recognising = recognising;
        this.exemplars = exemplars;
    }

    @Override
    public String kind() {
        return "decision";
    }

    @Override
    public Optional<Held> find(UUID id) {
        return recognising
                .find(id)
                .map(decision -> new Held(
                        decision.number() == null
                                ? Text.key("commendation.decision.draft")
                                : Text.key("commendation.decision.numbered", decision.number()),
                        "/quyet-dinh/" + id,
                        decision.issued(),
                        new Question<>(CommendationAction.READ, decision),
                        new Question<>(ExemplarAction.RECOGNISE, exemplars.get(decision.exemplarId()))));
    }
}
