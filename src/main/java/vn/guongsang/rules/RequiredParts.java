package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a dossier must have before it is sent. */
@Service
public class RequiredParts {

    /** Procedures: the ordinary one, and the short one (thủ tục đơn giản). */
    public static final String ORDINARY = "ordinary";

    public static final String SHORT = "short";

    private final Rulebooks rulebooks;

    RequiredParts(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** In the order in which they are bound; for an award without parts of its own those of all awards. */
    public List<RequiredPart> of(String award, String procedure, LocalDate day) {
        return rulebooks.current().parts(award, procedure, day);
    }
}
