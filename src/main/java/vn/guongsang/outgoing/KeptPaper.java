package vn.guongsang.outgoing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.Attachment;

/**
 * A paper of the register as it is kept.
 *
 * @param pdf null where its form was edited in Word
 * @param redrawnOn null where it was kept as it went out; else the day on which it was drawn up anew, because nothing
 *     had been kept
 */
public record KeptPaper(
        Attachment docx, @Nullable Attachment pdf, @Nullable LocalDate redrawnOn) {}
