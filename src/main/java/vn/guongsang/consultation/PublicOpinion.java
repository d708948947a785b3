package vn.guongsang.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside wrote about an {@link Item}.
 *
 * @param name of the writer, shown to the public only if {@code named}
 * @param contact how to reach the writer; never leaves the hub
 * @param reason why it is not published
 * @param answers the oldest first
 */
public record PublicOpinion(
        UUID id,
        UUID itemId,
        String name,
        boolean named,
        String contact,
        String words,
        LocalDate receivedOn,
        State state,
        String reason,
        @Nullable LocalDate moderatedOn,
        String moderatedByName,
        List<Answer> answers) {

    /** How far it came. */
    public enum State {
        /** read by nobody yet */
        WAITING,
        PUBLISHED,
        /** kept from the public, with a reason */
        KEPT
    }

    /** What was answered, by whom in whose name. */
    public record Answer(UUID id, UUID opinionId, String words, LocalDate answeredOn, String person, String bodyName) {}

    /** As those see it who may not know who wrote it. */
    PublicOpinion anonymous() {
        return new PublicOpinion(
                id, itemId, named ? name : "", named, "", words, receivedOn, state, "", moderatedOn, "", answers);
    }

    PublicOpinion with(List<Answer> given) {
        return new PublicOpinion(
                id,
                itemId,
                name,
                named,
                contact,
                words,
                receivedOn,
                state,
                reason,
                moderatedOn,
                moderatedByName,
                List.copyOf(given));
    }
}
