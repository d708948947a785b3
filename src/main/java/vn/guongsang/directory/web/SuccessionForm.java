package vn.guongsang.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.BodyKind;
import vn.guongsang.organisation.BodyLevel;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.Names;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.SuccessionKind;
import vn.guongsang.organisation.Successions;

/**
 * What was typed into the form of a succession, read step by step: first who before and who after, a line
 * each; then, once both are known, who goes over into whom and where the bodies below stand.
 */
final class SuccessionForm {

    static final int LONGEST_LINES = 60;
    static final int LONGEST_TEXT = 500;

    /** In place of where a body below goes. */
    private static final String ENDS_TOO = "ket-thuc";

    /** A line may end in the code of the body: names are not unique. */
    private static final Pattern WITH_CODE = Pattern.compile("(.*?)\\s*\\[([^\\[\\]]+)]");

    private final MultiValueMap<String, String> typed;
    private final Bodies bodies;
    private final Successions successions;
    private final Problems problems = new Problems();

    SuccessionForm(MultiValueMap<String, String> typed, Bodies bodies, Successions successions) {
        this.typed = typed;
        this.bodies = bodies;
        this.successions = successions;
    }

    Problems problems() {
        return problems;
    }

    /** The draft, empty when something in it cannot be read; then {@link #problems} say what. */
    Optional<Succession.Draft> draft() {
        Optional<SuccessionKind> kind = Untrusted.of(SuccessionKind.class, one("hinh-thuc"));
        if (kind.isEmpty()) {
            problems.add("hinh-thuc", "directory.problem.kind");
        }
        Optional<LocalDate> day = Untrusted.day(one("ngay-hieu-luc"));
        if (day.isEmpty()) {
            problems.add("ngay-hieu-luc", "m23");
        }
        String basis = text("can-cu", true);
        String note = text("ghi-chu", false);
        List<Body> before =
                day.map(known -> existing("truoc", known.minusDays(1))).orElse(List.of());
        if (one("truoc").isBlank()) {
            problems.add("truoc", "directory.problem.before");
        }
        List<Body> after = day.map(known -> existing("sau", known)).orElse(List.of());
        if (!problems.isEmpty() || kind.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get().keepsTheBody()) {
            return changed(kind.get(), day.get(), basis, note, before);
        }
        List<NewBody> born = born(before, after, day.get());
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<UUID> successors = Stream.concat(
                        after.stream().map(Body::id), born.stream().map(NewBody::id))
                .toList();
        List<Succession.Going> going = withThoseBelow(
                before.stream().map(body -> going(body, successors)).toList(), day.get());
        return Optional.of(new Succession.Draft(
                id(), kind.get(), day.get(), basis, note, going, born, moved(going, day.get()), null));
    }

    /** Whether the second step was shown already, so that what is not ticked was unticked. */
    boolean assigned() {
        return typed.containsKey("phan-cong");
    }

    private UUID id() {
        return Untrusted.id(one("id")).orElseGet(UUID::randomUUID);
    }

    private Optional<Succession.Draft> changed(
            SuccessionKind kind, LocalDate day, String basis, String note, List<Body> before) {
        if (before.size() != 1) {
            problems.add("truoc", "directory.problem.one");
            return Optional.empty();
        }
        Body body = before.getFirst();
        String name = one("ten-moi").isBlank() ? body.name() : text("ten-moi", true);
        String level = one("cap-moi").isBlank() ? body.level() : level("cap-moi");
        String bodyKind = one("loai-moi").isBlank() ? body.kind() : kind("loai-moi");
        List<Body> parents = existing("tren-moi", day);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Facts change = new Facts(
                name,
                bodyKind,
                level,
                parents.isEmpty() ? body.parentId() : parents.getFirst().id(),
                body.place(),
                one("linh-vuc-moi").isBlank() ? body.sector() : text("linh-vuc-moi", true));
        return Optional.of(new Succession.Draft(
                id(),
                kind,
                day,
                basis,
                note,
                List.of(new Succession.Going(body.id(), false, List.of())),
                List.of(),
                Map.of(),
                change));
    }

    /** New bodies stand where the first of before stands, unless said otherwise. */
    private List<NewBody> born(List<Body> before, List<Body> after, LocalDate day) {
        List<String> names = lines("moi");
        if (names.isEmpty() || before.isEmpty()) {
            return List.of();
        }
        Body like = before.getFirst();
        String level = one("cap-moi").isBlank() ? like.level() : level("cap-moi");
        String kind = one("loai-moi").isBlank() ? like.kind() : kind("loai-moi");
        List<Body> parents = existing("tren-moi", day);
        UUID parent = parents.isEmpty() ? like.parentId() : parents.getFirst().id();
        String place = parents.isEmpty() ? like.place() : parents.getFirst().place();
        String sector = one("linh-vuc-moi").isBlank() ? like.sector() : text("linh-vuc-moi", true);
        if (names.size() != Set.copyOf(names).size()) {
            problems.add("moi", "directory.problem.twice");
        }
        // the same form gives the same bodies, however often it is sent
        UUID form = id();
        List<NewBody> born = new ArrayList<>();
        for (String name : names) {
            UUID id = UUID.nameUUIDFromBytes((form + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            born.add(new NewBody(id, code(name, like, day), new Facts(name, kind, level, parent, place, sector)));
        }
        return born;
    }

    private static String code(String name, Body like, LocalDate day) {
        int slash = like.code().lastIndexOf('/');
        String above = slash < 0 ? "" : like.code().substring(0, slash + 1);
        return above + Names.slug(name) + "-" + day.getYear();
    }

    private Succession.Going going(Body body, List<UUID> successors) {
        boolean ends = !assigned() || values("ket-thuc").contains(body.id().toString());
        Set<String> ticked = Set.copyOf(values("vao." + body.id()));
        List<UUID> into = new ArrayList<>(successors.stream()
                .filter(one -> !assigned() || ticked.contains(one.toString()))
                .filter(one -> !one.equals(body.id()))
                .toList());
        Untrusted.id(one("chinh." + body.id())).filter(into::remove).ifPresent(main -> into.addFirst(main));
        return new Succession.Going(body.id(), ends, into);
    }

    /** Who was said to end with the body above goes where that goes; then whoever was said so below it. */
    private List<Succession.Going> withThoseBelow(List<Succession.Going> going, LocalDate day) {
        List<Succession.Going> all = new ArrayList<>(going);
        for (int i = 0; i < all.size(); i++) {
            Succession.Going above = all.get(i);
            if (above.ends()) {
                successions.children(Set.of(above.body()), day).values().stream()
                        .flatMap(List::stream)
                        .map(Body::id)
                        .filter(child -> endsToo(typed, child))
                        .filter(child ->
                                all.stream().noneMatch(one -> one.body().equals(child)))
                        .forEach(child -> all.add(new Succession.Going(child, true, above.into())));
            }
        }
        return all;
    }

    /** Whether a body below one that ends was said to end with it. */
    static boolean endsToo(MultiValueMap<String, String> typed, UUID child) {
        return ENDS_TOO.equals(typed.getFirst("con." + child));
    }

    /** Children of those who end go to the main heir, unless said otherwise. */
    private Map<UUID, UUID> moved(List<Succession.Going> going, LocalDate day) {
        Map<UUID, UUID> moved = new LinkedHashMap<>();
        Set<UUID> ended = new java.util.HashSet<>();
        going.stream().filter(Succession.Going::ends).forEach(one -> ended.add(one.body()));
        Map<UUID, List<Body>> children = successions.children(ended, day);
        going.stream()
                .filter(Succession.Going::ends)
                .forEach(one -> children.getOrDefault(one.body(), List.of()).stream()
                        .filter(child -> !ended.contains(child.id()))
                        .forEach(child -> Untrusted.id(one("con." + child.id()))
                                .or(() -> one.into().stream().findFirst())
                                .ifPresent(parent -> moved.put(child.id(), parent))));
        return moved;
    }

    /** The existing bodies that the lines of a field name, as they are called on a day. */
    private List<Body> existing(String field, LocalDate on) {
        List<Body> found = new ArrayList<>();
        int number = 0;
        for (String line : lines(field)) {
            number++;
            List<Body> meant = meant(bodies, line, on);
            if (meant.size() == 1) {
                found.add(meant.getFirst());
            } else if (meant.isEmpty()) {
                List<Body> near = bodies.search(line, 1);
                problems.add(
                        field,
                        near.isEmpty() ? "directory.problem.unknown" : "directory.problem.unknownNear",
                        number,
                        line,
                        near.isEmpty() ? "" : BodyFinder.written(near.getFirst()));
            } else {
                problems.add(
                        field,
                        "directory.problem.several",
                        number,
                        line,
                        String.join(
                                "; ",
                                meant.stream().limit(5).map(BodyFinder::written).toList()));
            }
        }
        return found;
    }

    /** Bodies that a line means: by its code, else by its whole name; those that exist on the day before others. */
    private static List<Body> meant(Bodies bodies, String line, LocalDate on) {
        if (line.isBlank()) {
            return List.of();
        }
        Matcher coded = WITH_CODE.matcher(line);
        Optional<Body> byCode = bodies.byCode(coded.matches() ? coded.group(2).strip() : line);
        if (byCode.isPresent()) {
            return bodies.of(List.of(byCode.get().id()), on);
        }
        String slug = Names.slug(line);
        List<UUID> near = bodies.search(line, 50).stream().map(Body::id).toList();
        List<Body> called = bodies.of(near, on).stream()
                .filter(body -> Names.slug(body.name()).equals(slug))
                .toList();
        List<Body> living = called.stream().filter(body -> body.existsOn(on)).toList();
        return living.isEmpty() ? called : living;
    }

    private List<String> lines(String field) {
        List<String> lines = one(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > LONGEST_LINES) {
            problems.add(field, "directory.problem.lines", LONGEST_LINES);
            return List.of();
        }
        return lines;
    }

    private String text(String field, boolean needed) {
        String text = one(field).strip();
        if (needed && text.isEmpty()) {
            problems.add(field, "directory.problem.empty." + field);
        }
        if (text.length() > LONGEST_TEXT) {
            problems.add(field, "directory.problem.long", LONGEST_TEXT);
        }
        return text;
    }

    private String kind(String field) {
        return BodyKind.of(one(field)).map(BodyKind::code).orElseGet(() -> {
            problems.add(field, "directory.problem.choose");
            return "";
        });
    }

    private String level(String field) {
        return BodyLevel.of(one(field)).map(BodyLevel::code).orElseGet(() -> {
            problems.add(field, "directory.problem.choose");
            return "";
        });
    }

    private String one(String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }

    private List<String> values(String field) {
        return Objects.requireNonNullElse(typed.get(field), List.of());
    }
}
