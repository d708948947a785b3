package vn.guongsang.paper;

import java.util.Optional;
import java.util.UUID;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Question;

/** A kind of thing that is issued on paper, as a bean of the module that knows it. */
public interface PaperHolder {

    /** As audit entries name it: {@code award-decision}. */
    String kind();

    Optional<Held> find(UUID id);

    /**
     * One such thing.
     *
     * @param title as a page names it
     * @param address of its page
     * @param issued whether there can be a paper of it: a draft has none
     * @param read who may ask this may see the papers
     * @param keep who may ask this puts papers in and takes them out
     */
    record Held(Text title, String address, boolean issued, Question<?> read, Question<?> keep) {}
}
