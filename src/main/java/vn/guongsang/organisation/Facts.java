package vn.guongsang.organisation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.Change;

/**
 * What can change about a body while it stays the same one.
 *
 * @param kind {@link BodyKind#code()}
 * @param level {@link BodyLevel#code()}
 * @param place its territory as pages show it, such as {@code tỉnh Khánh Hòa}; empty for none
 * @param sector its field of work, empty when none is told
 */
public record Facts(
        String name, String kind, String level, @Nullable UUID parentId, String place, String sector) {

    private static final Pattern UNSEEN =
            Pattern.compile("\\s*[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]"
                    + "[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]*");

    /** Words are one line each, and no sign turns them around: lists, files and mails are made of them. */
    public Facts {
        name = line(name);
        place = line(place);
        sector = line(sector);
    }

    private static String line(String words) {
        return UNSEEN.matcher(words).replaceAll(" ").strip();
    }

    public Facts named(String other) {
        return new Facts(other, kind, level, parentId, place, sector);
    }

    /** What differs from these to others, by the names of their fields; {@code body} says what the one above is called. */
    public List<Change> to(Facts after, Function<UUID, String> body) {
        return Change.changes()
                .of("directory.name", name, after.name)
                .of("directory.kind", kind, after.kind)
                .of("directory.level", level, after.level)
                .of(
                        "directory.parent",
                        parentId == null ? null : body.apply(parentId),
                        after.parentId == null ? null : body.apply(after.parentId))
                .of("directory.place", place, after.place)
                .of("directory.sector", sector, after.sector)
                .list();
    }

    /** The same for the same facts: a form carries it, so that it is noticed when somebody else mended them meanwhile. */
    public String print() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public Facts under(@Nullable UUID other) {
        return new Facts(name, kind, level, other, place, sector);
    }
}
