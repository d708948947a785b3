package vn.guongsang.rules;

import java.util.List;
import org.springframework.stereotype.Component;

/** The rulebook as the database has it now. */
@Component
class Rulebooks {

    Rulebook current() {
        return new Rulebook(List.of(), List.of());
    }
}
