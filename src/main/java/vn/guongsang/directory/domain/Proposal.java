package vn.guongsang.directory.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.SuccessionKind;

/**
 * A succession that touches several lines, or the taking back of one, while it waits for the word of those lines, and
 * what became of it.
 *
 * @param successionId with which it is recorded, or of the recorded one that is to be taken back
 * @param before names as they were read when it was proposed, with semicolons; so is {@code after}
 * @param reason why it is to be taken back; empty for what is to be recorded
 * @param draft what exactly is to be recorded; null for what is to be taken back
 * @param seen {@link vn.guongsang.organisation.Facts#print} of the body that the draft changes, empty for none
 * @param bodyId for whom it was proposed
 * @param closed when and by whom it was recorded, declined or withdrawn; null while it waits
 */
public record Proposal(
        UUID id,
        Kind kind,
        UUID successionId,
        SuccessionKind form,
        LocalDate effective,
        String basis,
        String before,
        String after,
        String reason,
        Succession.@Nullable Draft draft,
        String seen,
        UUID bodyId,
        String bodyName,
        LocalDate proposedOn,
        UUID proposedBy,
        String proposedByName,
        State state,
        @Nullable Closed closed,
        List<Word> words) {

    public enum Kind {
        RECORD,
        ANNUL
    }

    public enum State {
        WAITING,
        RECORDED,
        DECLINED,
        WITHDRAWN
    }

    public record Closed(LocalDate on, String byName) {}

    /**
     * What a line was asked.
     *
     * @param line its topmost body when it was asked
     * @param bodies right above what is touched of it, or the topmost itself: whoever may change all of them gives the word
     * @param given null while it is missing
     */
    public record Word(
            UUID line,
            String lineName,
            Set<UUID> bodies,
            @Nullable Given given) {

        public boolean missing() {
            return given == null;
        }
    }

    public record Given(boolean agreed, String reason, LocalDate on, String byName) {}

    public boolean waits() {
        return state == State.WAITING;
    }

    /** The lines whose word is missing, by name. */
    public List<String> missing() {
        return words.stream().filter(Word::missing).map(Word::lineName).toList();
    }

    /** Those that agreed, with who said so. */
    public List<String> agreed() {
        return words.stream()
                .flatMap(word -> Stream.ofNullable(word.given())
                        .filter(Given::agreed)
                        .map(given -> word.lineName() + " (" + given.byName() + ")"))
                .toList();
    }
}
