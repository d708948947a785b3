package vn.guongsang.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the console says of the demo world: the day, the password, and who is there. */
final class Notice {

    private Notice() {}

    static List<String> of(World world, LocalDate day) {
        ResourceBundle words = ResourceBundle.getBundle("messages.demo", Locale.ROOT);
        return Stream.concat(
                        Stream.of(
                                words.getString("demo.notice.day")
                                        .formatted(DateTimeFormatter.ofPattern("dd/MM/uuuu")
                                                .format(day)),
                                words.getString("demo.notice.password").formatted(world.password())),
                        world.people().stream()
                                .map(person -> "  %-22s %s".formatted(person.username(), posts(person, words))))
                .toList();
    }

    private static String posts(World.Person person, ResourceBundle words) {
        return person.posts().stream()
                .map(held -> held.roles().stream()
                                .map(role -> words.getString("demo.role." + role))
                                .sorted()
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")
                        + " — " + held.body())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }
}
