package vn.guongsang.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.council.Council.Function;
import vn.guongsang.dossier.Person.Gender;
import vn.guongsang.dossier.Person.Work;
import vn.guongsang.exemplar.Fostering;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.rules.Ground;

/**
 * The demo world as data. Names of bodies are those of the plan under which they stand; people are
 * invented.
 *
 * @param password of every demo account
 */
record World(
        LocalDate day,
        String password,
        List<NewBody> bodies,
        List<Person> people,
        List<Sitting> councils,
        List<Due> dues,
        List<Filings> filings,
        List<Story> exemplars,
        List<Nominated> dossiers,
        List<Meeting> meetings) {

    /** @param bloc ids of the pack's blocs that the body belongs to */
    record NewBody(
            String plan,
            String name,
            String kind,
            String level,
            String place,
            @Nullable Set<String> bloc,
            @Nullable String under) {}

    record Person(String username, String name, List<Holds> posts) {}

    record Holds(String plan, String body, Set<Role> roles) {}

    /** A council of the body that issued the plan, with those who sit in it from its first day. */
    record Sitting(String plan, String name, String basis, LocalDate from, String by, List<Member> seats) {}

    record Member(String username, Function function, String title) {}

    /** A day that the hub has set where the plan leaves it open. */
    record Due(
            String plan,
            String obligation,
            LocalDate on,
            String by,
            @Nullable Integer dayOfMonth,
            @Nullable LocalDate date) {}

    /**
     * What bodies filed for an obligation whose due days lie between two days, so many days before
     * each due day.
     *
     * @param bodies null for all that owe it
     * @param clerk files for bodies that have no officer of their own in this world
     * @param lastBy by body: the last due day that it still answered
     * @param late by body: so many days after each due day instead
     */
    record Filings(
            String plan,
            String obligation,
            FilingKind kind,
            LocalDate from,
            LocalDate to,
            int before,
            String note,
            @Nullable String clerk,
            @Nullable Map<String, LocalDate> lastBy,
            @Nullable Map<String, Integer> late,
            @Nullable Set<String> bodies,
            @Nullable String acceptedBy) {

        boolean concern(String body, LocalDate due) {
            LocalDate last = lastBy == null ? null : lastBy.get(body);
            return !due.isBefore(from)
                    && !due.isAfter(to)
                    && (bodies == null || bodies.contains(body))
                    && (last == null || !due.isAfter(last));
        }

        LocalDate filedOn(String body, LocalDate due) {
            Integer after = late == null ? null : late.get(body);
            return after == null ? due.minusDays(before) : due.plusDays(after);
        }
    }

    /** One exemplar and what happened to it, day by day. */
    record Story(
            String plan,
            @Nullable String movement,
            @Nullable String sector,
            String kind,
            String by,
            String name,
            String place,
            @Nullable LocalDate born,
            String deed,
            String achievement,
            String lesson,
            String proof,
            LocalDate registered,
            @Nullable LocalDate submitted,
            @Nullable Returned returned,
            @Nullable Accepted accepted,
            @Nullable List<Note> fostering,
            @Nullable VoteHeld vote,
            @Nullable Issued decision,
            @Nullable Published published,
            @Nullable List<Adopted> adopted) {}

    record Returned(LocalDate on, String by, String reason) {}

    record Accepted(LocalDate on, String by) {}

    record Note(
            LocalDate on,
            String by,
            Fostering kind,
            String words,
            @Nullable LocalDate review) {}

    record VoteHeld(LocalDate on, String by, String council, int members, int present, int agreed) {}

    record Issued(LocalDate on, String by, String number, String capacity) {}

    record Published(LocalDate on, String by, String headline, String body, String lesson, String consent) {}

    record Adopted(LocalDate on, String by, String what, LocalDate since, String result) {}

    /**
     * A dossier to the body that issued the plan, and how far it came. Behind each part that it needs stands one
     * and the same sample page.
     *
     * @param movement under which it is put forward
     * @param without parts that are still missing
     */
    record Nominated(
            String plan,
            @Nullable String movement,
            String by,
            String kind,
            String name,
            String place,
            @Nullable LocalDate born,
            @Nullable Gender gender,
            @Nullable Work work,
            String award,
            Ground ground,
            boolean shortWay,
            int year,
            String citation,
            String background,
            String achievement,
            @Nullable Set<String> without,
            LocalDate begun,
            @Nullable LocalDate sent,
            @Nullable SentBack returned,
            @Nullable Step accepted,
            @Nullable Found appraised,
            @Nullable Awarded decision) {}

    /** @param remarks by the code of the part */
    record SentBack(LocalDate on, String by, String reason, Map<String, String> remarks) {}

    record Step(LocalDate on, String by) {}

    /** @param finding for each condition that the rules leave to a person: met, for this reason */
    record Found(LocalDate on, String by, String finding) {}

    /** @param drawnUpBy who writes the decision that {@code by} signs */
    record Awarded(
            LocalDate on, String by, String drawnUpBy, String about, String basis, String number, String capacity) {}

    /** A session that was called, with all that waited for the council on that day. */
    record Meeting(String plan, String by, LocalDate called, LocalDate on, String place) {}

    static World read() {
        try (InputStream file = World.class.getResourceAsStream("/vn/guongsang/demo/world.yaml")) {
            Object plain = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .convertValue(plain, World.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
