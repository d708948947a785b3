package vn.guongsang.oversight.web;

import java.util.Optional;
import vn.guongsang.audit.Entry;
import vn.guongsang.frame.Text;

/** Which work an act of the machinery was about: its words stand with the module that does it. */
public final class Which {

    private Which() {}

    /** Empty for acts about other things, and for entries from before works told their kind. */
    public static Optional<Text> of(Entry entry) {
        return switch (entry.subject().kind()) {
            case "work" ->
                Optional.ofNullable(entry.details().get("kind"))
                        .map(kind ->
                                Text.key("job.kind." + kind, entry.details().getOrDefault("about", "")));
            case "job" -> Optional.of(Text.key("job.name." + entry.subject().id()));
            default -> Optional.empty();
        };
    }
}
