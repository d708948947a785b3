package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The titles and forms that are given on a day. */
@Service
public class Awards {

    private final Rulebooks rulebooks;

    Awards(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** In the order of the law, titles and forms each together. */
    public List<Award> on(LocalDate day) {
        return rulebooks.current().awards(day);
    }

    public Optional<Award> find(String code, LocalDate day) {
        return rulebooks.current().award(code, day);
    }
}
