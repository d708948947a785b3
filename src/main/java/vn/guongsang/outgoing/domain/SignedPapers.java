package vn.guongsang.outgoing.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Question;
import vn.guongsang.outgoing.OutgoingPaper;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.outgoing.RegisterAction;
import vn.guongsang.paper.PaperHolder;

/** A paper of the register has a signed one: who reads the register sees it, who keeps the register keeps it. */
@Component
class SignedPapers implements PaperHolder {

    private final OutgoingPapers papers;

    SignedPapers(OutgoingPapers papers) {
        this.papers = papers;
    }

    @Override
    public String kind() {
        return "outgoing-paper";
    }

    @Override
    public Optional<Held> find(UUID id) {
        return papers.find(id).map(SignedPapers::held);
    }

    private static Held held(OutgoingPaper paper) {
        return new Held(
                Text.plain(paper.sign()),
                paper.address(),
                true,
                new Question<>(RegisterAction.READ, paper.bodyId()),
                new Question<>(RegisterAction.KEEP, paper.bodyId()));
    }
}
