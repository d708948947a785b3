package vn.guongsang.outgoing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Question;
import vn.guongsang.verdict.Verdict;

/**
 * A paper as it would go out today.
 *
 * @param body whose registry office numbers it
 * @param organ the body itself, or its organ with a series of its own
 * @param paper without number and day
 * @param title of what it is about, as a page names it
 * @param address of the page of what it is about
 * @param from the earliest day that it may bear
 * @param ready whether it can go out yet, and if not, why
 * @param seen who may ask this sees the draft
 * @param read who may ask this sees the paper once it was issued
 * @param issue who may ask this has it numbered, and withdraws it
 */
public record OutgoingDraft(
        UUID body,
        UUID organ,
        OfficialDocument paper,
        Text title,
        String address,
        LocalDate from,
        Verdict ready,
        Question<?> seen,
        Question<?> read,
        Question<?> issue) {

    /** A kind of paper that goes out; a bean of the module that draws it up. */
    public interface Source {

        /** As {@link PaperForm#code()}. */
        String form();

        /** The paper about a thing, as the actor's body would draw it up; empty if there is none about it. */
        Optional<OutgoingDraft> draft(Actor actor, UUID of);
    }
}
