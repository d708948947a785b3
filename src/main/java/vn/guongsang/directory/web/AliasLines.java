package vn.guongsang.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.organisation.Aliases.Alias;

/** Other names as a form has them: one a line, with its days behind semicolons where it has any. */
public final class AliasLines {

    private static final String FIELD = "ten-khac";
    private static final int LONGEST = 200;

    private AliasLines() {}

    static List<Alias> read(String text, Problems problems) {
        List<Alias> aliases = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] parts = line.split(";", -1);
            String name = parts[0].strip();
            if (name.isEmpty() && parts.length == 1) {
                continue;
            }
            Optional<LocalDate> from = Untrusted.day(part(parts, 1));
            Optional<LocalDate> to = Untrusted.day(part(parts, 2));
            if (name.length() > LONGEST) {
                problems.add(FIELD, "directory.problem.long", LONGEST);
            } else if (name.isEmpty()
                    || parts.length > 3
                    || from.isEmpty() && !part(parts, 1).isEmpty()
                    || to.isEmpty() && !part(parts, 2).isEmpty()
                    || from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
                problems.add(FIELD, "directory.problem.alias", number);
            } else {
                aliases.add(new Alias(name, from.orElse(null), to.orElse(null)));
            }
        }
        return aliases;
    }

    static String write(List<Alias> aliases) {
        return aliases.stream()
                .map(alias -> alias.from() == null && alias.to() == null
                        ? alias.name()
                        : "%s; %s; %s".formatted(alias.name(), day(alias.from()), day(alias.to())))
                .collect(Collectors.joining("\n"));
    }

    /** With the days between which it was used, as far as they are known. */
    public static Text told(Alias alias) {
        if (alias.from() == null && alias.to() == null) {
            return Text.plain(alias.name());
        }
        String days = alias.from() == null ? "until" : alias.to() == null ? "since" : "days";
        return Text.key("directory.alias." + days, alias.name(), day(alias.from()), day(alias.to()));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }
}
