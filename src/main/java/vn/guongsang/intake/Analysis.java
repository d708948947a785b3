package vn.guongsang.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.IncomingSheet.Fault;
import vn.guongsang.document.IncomingSheet.Row;
import vn.guongsang.intake.Imports.Progress;
import vn.guongsang.intake.Judged.Change;
import vn.guongsang.intake.Judged.Finding;
import vn.guongsang.intake.Judged.Option;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.organisation.NameMatching;
import vn.guongsang.organisation.NameMatching.Alike;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.organisation.Names;

/**
 * What a list of bodies means beside the bodies that are known. A row is a known body by its code, else by
 * a name that it bears or bore below the same parent, unless it has ended. A name that is merely alike is
 * asked about, never taken. A blank cell says nothing: what is known stays.
 */
final class Analysis {

    private static final int NAME = 300;
    private static final int CODE = 100;
    private static final int TEXT = 1_000;
    private static final int HIGHEST = 50;
    private static final Pattern ALIASES = Pattern.compile("[;|\\n]");
    private static final Pattern NO_CODE = Pattern.compile("\\s");

    private final IncomingSheet sheet;
    private final Vocabulary words;
    private final NameMatching<String> kinds;
    private final NameMatching<String> levels;

    /** Answers to questions; an empty one says that it is none of those known. */
    private final Map<String, Optional<UUID>> choices;

    /** Where rows stand that name no body above them; null for on their own. */
    private final @Nullable ListedBody below;

    /** The bodies for which the sender answers; null for all. */
    private final @Nullable Set<UUID> reach;

    /** The bodies that others look after. */
    private final Set<UUID> foreign;

    private final Map<UUID, ListedBody> known;
    private final Map<String, ListedBody> byCode;
    private final NameMatching<UUID> names = new NameMatching<>();
    private final Map<UUID, List<ListedBody>> children;
    private final Map<UUID, NameMatching<UUID>> siblings = new HashMap<>();

    private final List<Draft> drafts;
    private final Map<String, Draft> draftByCode = new HashMap<>();
    private final NameMatching<Draft> draftNames = new NameMatching<>();
    private final Map<UUID, Draft> draftById = new HashMap<>();
    private final Map<String, List<Draft>> newNames = new HashMap<>();
    private final Set<String> codes;

    /** A row on its way to be judged. */
    private static final class Draft {
        final Row row;
        final List<Finding> findings = new ArrayList<>();
        UUID id = UUID.randomUUID();
        String code = "";

        @Nullable
        ListedBody existing;

        /** why it is this one, as a message about it */
        String because = "";

        @Nullable
        UUID parent;

        boolean settling;
        boolean settled;
        /** whom it means must be said first */
        boolean unclear;

        Draft(Row row) {
            this.row = row;
        }

        String text(ListColumn column) {
            return row.text(column.name());
        }
    }

    private Analysis(
            IncomingSheet sheet,
            List<ListedBody> known,
            Map<String, Optional<UUID>> choices,
            @Nullable UUID below,
            @Nullable Set<UUID> reach,
            Set<UUID> foreign,
            LocalDate today,
            Vocabulary words) {
        this.sheet = sheet;
        this.reach = reach;
        this.foreign = foreign;
        this.choices = choices;
        this.words = words;
        this.kinds = words.kinds();
        this.levels = words.levels();
        this.known = known.stream().collect(Collectors.toMap(ListedBody::id, Function.identity()));
        this.byCode = known.stream().collect(Collectors.toMap(ListedBody::code, Function.identity()));
        this.children = known.stream()
                .filter(body -> lives(body, today) && body.facts().parentId() != null)
                .collect(Collectors.groupingBy(body -> body.facts().parentId()));
        this.below = below == null ? null : this.known.get(below);
        known.stream().filter(body -> lives(body, today)).forEach(body -> name(names, body));
        this.codes = new HashSet<>(byCode.keySet());
        this.drafts = sheet.rows().stream().map(Draft::new).toList();
    }

    static List<Judged> of(
            IncomingSheet sheet,
            List<ListedBody> known,
            Map<String, Optional<UUID>> choices,
            @Nullable UUID below,
            @Nullable Set<UUID> reach,
            Set<UUID> foreign,
            LocalDate today,
            Vocabulary words,
            Progress reached) {
        return new Analysis(sheet, known, choices, below, reach, foreign, today, words).judge(reached);
    }

    private List<Judged> judge(Progress reached) {
        for (Draft draft : drafts) {
            draft.code = draft.text(ListColumn.CODE);
            if (!draft.code.isEmpty()) {
                codes.add(draft.code);
                Draft first = draftByCode.putIfAbsent(draft.code, draft);
                if (first != null) {
                    find(draft, ListColumn.CODE, "intake.finding.twice", draft.code, first.row.number());
                }
            }
            draftNames.add(draft, draft.text(ListColumn.NAME), List.of());
        }
        for (int i = 0; i < drafts.size(); i++) {
            reached.of(i, drafts.size());
            settle(drafts.get(i));
        }
        drafts.forEach(this::fillInCode);
        return drafts.stream().map(this::judged).toList();
    }

    // ---- whom a row means

    /** Parents before children: below which parent a name stands says whom it means. */
    private void settle(Draft draft) {
        if (draft.settled) {
            return;
        }
        if (draft.settling) {
            find(draft, ListColumn.PARENT, "intake.finding.circle");
            return;
        }
        draft.settling = true;
        draft.parent = parent(draft);
        draft.existing = existing(draft);
        if (draft.existing != null) {
            draft.id = draft.existing.id();
            Draft first = draftById.get(draft.id);
            if (first != null) {
                find(
                        draft,
                        ListColumn.NAME,
                        "intake.finding.same-body",
                        draft.existing.facts().name(),
                        first.row.number());
            }
        } else if (draft.code.isEmpty() || byCode.get(draft.code) == null) {
            twice(draft);
        }
        draftById.putIfAbsent(draft.id, draft);
        draft.unclear = !draft.findings.isEmpty();
        draft.settled = true;
    }

    /** Case, blanks and left out marks make no other body; other marks do: Tân Thanh is not Tân Thành. */
    private void twice(Draft draft) {
        String name = draft.text(ListColumn.NAME);
        List<Draft> alike =
                newNames.computeIfAbsent(draft.parent + " " + NameMatching.folded(name), _ -> new ArrayList<>());
        if (draft.code.isEmpty()) {
            alike.stream()
                    .filter(other -> NameMatching.means(name, other.text(ListColumn.NAME))
                            || NameMatching.means(other.text(ListColumn.NAME), name))
                    .findFirst()
                    .ifPresent(first -> {
                        String before = first.text(ListColumn.NAME);
                        if (before.equals(name)) {
                            find(draft, ListColumn.NAME, "intake.finding.twice", name, first.row.number());
                        } else {
                            find(draft, ListColumn.NAME, "intake.finding.double", name, before, first.row.number());
                        }
                    });
        }
        alike.add(draft);
    }

    private @Nullable UUID parent(Draft draft) {
        String written = draft.text(ListColumn.PARENT);
        if (written.isEmpty()) {
            return below == null
                            || byCode.containsKey(draft.code)
                            || NameMatching.means(
                                    draft.text(ListColumn.NAME), below.facts().name())
                    ? null
                    : below.id();
        }
        ListedBody coded = byCode.get(written);
        if (coded != null) {
            return coded.id();
        }
        Draft row = draftByCode.get(written);
        if (row != null) {
            return idOf(row);
        }
        String question = "parent " + written;
        Optional<UUID> choice = choices.getOrDefault(question, Optional.empty());
        if (choice.isPresent()) {
            return choice.get();
        }
        Optional<Match<UUID>> bearer = names.bearer(written);
        if (bearer.orElse(null) instanceof Match.One<UUID>(UUID found)) {
            return found;
        }
        if (bearer.isEmpty()
                && draftNames.bearer(written).orElse(null) instanceof Match.One<Draft>(Draft found)
                && found != draft) {
            return idOf(found);
        }
        Match<UUID> match = names.find(written);
        List<Option> options = options(match, false);
        Finding finding = options.isEmpty()
                ? Finding.of(
                        ListColumn.PARENT,
                        "intake.finding.no-parent",
                        draft.row.number(),
                        heading(ListColumn.PARENT),
                        written)
                : match instanceof Match.Several
                        ? Finding.of(
                                ListColumn.PARENT,
                                "intake.finding.which-parent",
                                draft.row.number(),
                                heading(ListColumn.PARENT),
                                written)
                        : Finding.of(
                                ListColumn.PARENT,
                                "m25",
                                draft.row.number(),
                                heading(ListColumn.PARENT),
                                written,
                                nameOf(options.getFirst().id()));
        draft.findings.add(options.isEmpty() ? finding : finding.asking(question, written, options, false));
        return null;
    }

    private UUID idOf(Draft row) {
        settle(row);
        return row.id;
    }

    private @Nullable ListedBody existing(Draft draft) {
        String name = draft.text(ListColumn.NAME);
        if (!draft.code.isEmpty() && byCode.containsKey(draft.code)) {
            draft.because = "intake.known.by-code";
            return byCode.get(draft.code);
        }
        if (name.isEmpty() || unsettledParent(draft)) {
            return null;
        }
        String question = "row " + (draft.parent == null ? "" : draft.parent) + " " + draft.code + " " + name;
        Optional<UUID> choice = choices.get(question);
        if (choice != null) {
            draft.because = "intake.known.by-answer";
            return choice.map(known::get).orElse(null);
        }
        NameMatching<UUID> near = draft.parent == null ? names : siblings(draft.parent);
        // with a code of its own only a body that bears the very name is asked about
        Match<UUID> match =
                draft.code.isEmpty() ? near.find(name) : near.bearer(name).orElseGet(() -> new Match.None<>(List.of()));
        if (match instanceof Match.One<UUID>(UUID found) && draft.code.isEmpty()) {
            draft.because = "intake.known.by-name";
            return known.get(found);
        }
        List<Option> options = options(match, true);
        if (!options.isEmpty()) {
            String key = match instanceof Match.None ? "intake.finding.alike" : "intake.finding.which";
            draft.findings.add(Finding.of(
                            ListColumn.NAME,
                            key,
                            draft.row.number(),
                            heading(ListColumn.NAME),
                            name,
                            options.getFirst().label())
                    .asking(question, name, options, true));
        }
        return null;
    }

    /** What is wrong with the parent is settled first: the question would be another one. */
    private static boolean unsettledParent(Draft draft) {
        return draft.findings.stream().anyMatch(finding -> finding.column().equals(ListColumn.PARENT.name()));
    }

    private List<Option> options(Match<UUID> match, boolean slipsOnly) {
        return switch (match) {
            case Match.One<UUID>(UUID found) -> List.of(option(found));
            case Match.Several<UUID>(List<UUID> found) ->
                found.stream().map(this::option).toList();
            case Match.None<UUID>(List<Alike<UUID>> alike) ->
                alike.stream()
                        .filter(one -> one.slip() || !slipsOnly)
                        .map(one -> option(one.found()))
                        .toList();
        };
    }

    private Option option(UUID id) {
        ListedBody body = body(id);
        UUID parent = body.facts().parentId();
        return new Option(
                id,
                parent == null
                        ? words.say("intake.option", body.facts().name(), body.code())
                        : words.say(
                                "intake.option.below",
                                body.facts().name(),
                                body.code(),
                                body(parent).facts().name()));
    }

    private NameMatching<UUID> siblings(UUID parent) {
        return siblings.computeIfAbsent(parent, _ -> {
            var matching = new NameMatching<UUID>();
            children.getOrDefault(parent, List.of()).forEach(child -> name(matching, child));
            return matching;
        });
    }

    /** Who has ended is meant by code only. */
    private static boolean lives(ListedBody body, LocalDate today) {
        return body.to() == null || !body.to().isBefore(today);
    }

    private static void name(NameMatching<UUID> matching, ListedBody body) {
        List<String> others = new ArrayList<>(body.aliases());
        others.addAll(body.formerNames());
        matching.add(body.id(), body.facts().name(), others);
    }

    private ListedBody body(UUID id) {
        ListedBody body = known.get(id);
        if (body == null) {
            throw new IllegalArgumentException("no body " + id);
        }
        return body;
    }

    private String nameOf(UUID id) {
        ListedBody body = known.get(id);
        Draft draft = draftById.get(id);
        return body != null ? body.facts().name() : draft == null ? "" : draft.text(ListColumn.NAME);
    }

    /** Without a code of its own a new body gets one from its parent's and its name. */
    private void fillInCode(Draft draft) {
        if (draft.existing != null) {
            draft.code = draft.existing.code();
        } else if (draft.code.isEmpty()) {
            String parent = draft.parent == null ? "" : codeOf(draft.parent) + "/";
            String plain = parent + Names.slug(draft.text(ListColumn.NAME));
            draft.code = plain;
            for (int i = 2; !codes.add(draft.code); i++) {
                draft.code = plain + "-" + i;
            }
        }
    }

    private String codeOf(UUID id) {
        ListedBody body = known.get(id);
        if (body != null) {
            return body.code();
        }
        Draft draft = draftById.get(id);
        if (draft == null) {
            return "";
        }
        if (draft.code.isEmpty() && draft.existing == null && !draft.row.texts().isEmpty()) {
            fillInCode(draft);
        }
        return draft.code;
    }

    // ---- what it says

    private Judged judged(Draft draft) {
        draft.row.faults().forEach((column, fault) -> fault(draft, ListColumn.valueOf(column), fault));
        check(draft);
        ListedBody before = draft.existing;
        ListedBody after = listed(draft, before);
        if (after.from() != null && after.to() != null && after.from().isAfter(after.to())) {
            find(draft, ListColumn.TO, "intake.finding.order");
        }
        List<Change> changes = before == null ? List.of() : changes(before, after);
        if ((before == null || !changes.isEmpty()) && !isWithinReach(before, after)) {
            find(draft, ListColumn.PARENT, "intake.finding.reach");
        } else if ((before == null || !changes.isEmpty()) && isForeign(before, after)) {
            find(draft, ListColumn.PARENT, "intake.finding.foreign");
        } else if (before == null && !isCodedBelow(after)) {
            find(draft, ListColumn.CODE, "intake.finding.code-below", codeAbove(after));
        }
        Standing standing = !draft.findings.isEmpty()
                ? Standing.ERROR
                : before == null ? Standing.NEW : changes.isEmpty() ? Standing.SAME : Standing.CHANGED;
        if (before != null && standing != Standing.ERROR) {
            draft.findings.add(Finding.of(
                    ListColumn.NAME, draft.because, option(before.id()).label()));
        }
        return new Judged(draft.row.number(), standing, after, List.copyOf(draft.findings), changes);
    }

    /** The body itself, and the one below which it comes to stand; a row of the same file is judged by itself. */
    private boolean isWithinReach(@Nullable ListedBody before, ListedBody after) {
        if (reach == null) {
            return true;
        }
        UUID parent = after.facts().parentId();
        boolean stays = before != null && Objects.equals(parent, before.facts().parentId());
        return (before == null || isBelowReach(before))
                && (stays || parent != null && (reach.contains(parent) || !known.containsKey(parent)));
    }

    private boolean isForeign(@Nullable ListedBody before, ListedBody after) {
        UUID parent = after.facts().parentId();
        return before != null && foreign.contains(before.id()) || parent != null && foreign.contains(parent);
    }

    /** Plans know bodies by their codes, so whoever answers for one body gives no code but below its own. */
    private boolean isCodedBelow(ListedBody body) {
        return reach == null || body.code().startsWith(codeAbove(body));
    }

    private String codeAbove(ListedBody body) {
        UUID parent = body.facts().parentId();
        return parent == null ? "" : codeOf(parent) + "/";
    }

    /** What the topmost body within reach is called is for those above it. */
    private boolean isBelowReach(ListedBody body) {
        UUID above = body.facts().parentId();
        return reach == null || reach.contains(body.id()) && above != null && reach.contains(above);
    }

    private void fault(Draft draft, ListColumn column, Fault fault) {
        switch (fault) {
            case FORMULA -> find(draft, column, "intake.finding.formula");
            case ERROR -> find(draft, column, "intake.finding.error", draft.text(column));
            case NO_DATE -> find(draft, column, "intake.finding.no-date", draft.text(column));
        }
    }

    private void check(Draft draft) {
        if (draft.text(ListColumn.NAME).isEmpty() && !draft.row.faults().containsKey(ListColumn.NAME.name())) {
            find(draft, ListColumn.NAME, "intake.finding.missing");
        }
        for (ListColumn column : ListColumn.values()) {
            int most = column == ListColumn.NAME ? NAME : column == ListColumn.CODE ? CODE : TEXT;
            if (draft.text(column).length() > most) {
                find(draft, column, "intake.finding.too-long", most);
            }
        }
        if (NO_CODE.matcher(draft.text(ListColumn.CODE)).find()) {
            find(draft, ListColumn.CODE, "intake.finding.code");
        }
        ListedBody existing = draft.existing;
        draft.row.day(ListColumn.TO.name()).ifPresent(end -> {
            if (existing != null && !end.equals(existing.to())) {
                find(draft, ListColumn.TO, "intake.finding.end");
            }
        });
    }

    private ListedBody listed(Draft draft, @Nullable ListedBody before) {
        Facts facts = before == null ? null : before.facts();
        String name = draft.text(ListColumn.NAME);
        Set<String> aliases = new LinkedHashSet<>(before == null ? List.of() : before.aliases());
        ALIASES.splitAsStream(draft.text(ListColumn.ALIASES))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty() && !alias.equals(name))
                .forEach(aliases::add);
        UUID parent = draft.parent != null || facts == null ? draft.parent : facts.parentId();
        if (draft.parent != null && belowItself(draft)) {
            find(draft, ListColumn.PARENT, "intake.finding.circle");
        }
        return new ListedBody(
                draft.id,
                draft.code,
                new Facts(
                        before != null && named(before, name) ? before.facts().name() : name,
                        code(draft, ListColumn.KIND, kinds, facts == null ? null : facts.kind()),
                        code(draft, ListColumn.LEVEL, levels, facts == null ? null : facts.level()),
                        parent,
                        said(draft, ListColumn.PLACE, facts == null ? "" : facts.place()),
                        said(draft, ListColumn.SECTOR, facts == null ? "" : facts.sector())),
                draft.row.day(ListColumn.FROM.name()).orElse(before == null ? null : before.from()),
                draft.row.day(ListColumn.TO.name()).orElse(before == null ? null : before.to()),
                said(draft, ListColumn.BASIS, before == null ? "" : before.basis()),
                List.copyOf(aliases),
                before == null ? List.of() : before.formerNames());
    }

    private boolean belowItself(Draft draft) {
        UUID above = draft.parent;
        for (int height = 0; above != null && height < HIGHEST; height++) {
            if (above.equals(draft.id)) {
                return true;
            }
            Draft row = draftById.get(above);
            ListedBody body = known.get(above);
            above = row != null && row.parent != null
                    ? row.parent
                    : body == null ? null : body.facts().parentId();
        }
        return false;
    }

    /** Whether the name is one by which the body is known: then nothing is to be renamed. */
    private static boolean named(ListedBody body, String name) {
        return name.isEmpty()
                || body.aliases().contains(name)
                || body.formerNames().contains(name)
                || NameMatching.means(name, body.facts().name());
    }

    private String code(Draft draft, ListColumn column, NameMatching<String> meanings, @Nullable String before) {
        String written = draft.text(column);
        if (written.isEmpty()) {
            if (before == null && !draft.unclear && !draft.row.faults().containsKey(column.name())) {
                find(draft, column, "intake.finding.missing");
            }
            return before == null ? "" : before;
        }
        return switch (meanings.find(written)) {
            case Match.One<String>(String code) -> code;
            case Match.Several<String>(List<String> several) -> several.getFirst();
            case Match.None<String>(List<Alike<String>> alike) -> {
                if (alike.isEmpty()) {
                    find(draft, column, "intake.finding.unknown", written);
                } else {
                    find(
                            draft,
                            column,
                            "intake.finding.unknown-alike",
                            written,
                            alike.getFirst().name());
                }
                yield "";
            }
        };
    }

    private static String said(Draft draft, ListColumn column, String before) {
        String written = draft.text(column);
        return written.isEmpty() ? before : written;
    }

    private List<Change> changes(ListedBody before, ListedBody after) {
        List<Change> changes = new ArrayList<>();
        change(changes, ListColumn.NAME, before.facts().name(), after.facts().name());
        change(changes, ListColumn.ALIASES, String.join("; ", before.aliases()), String.join("; ", after.aliases()));
        change(
                changes,
                ListColumn.KIND,
                words.kind(before.facts().kind()),
                words.kind(after.facts().kind()));
        change(
                changes,
                ListColumn.LEVEL,
                words.level(before.facts().level()),
                words.level(after.facts().level()));
        if (!Objects.equals(before.facts().parentId(), after.facts().parentId())) {
            changes.add(new Change(ListColumn.PARENT.name(), parentName(before), parentName(after)));
        }
        change(changes, ListColumn.PLACE, before.facts().place(), after.facts().place());
        change(
                changes,
                ListColumn.SECTOR,
                before.facts().sector(),
                after.facts().sector());
        change(changes, ListColumn.FROM, day(before.from()), day(after.from()));
        change(changes, ListColumn.BASIS, before.basis(), after.basis());
        return changes;
    }

    private String parentName(ListedBody body) {
        UUID parent = body.facts().parentId();
        return parent == null ? "" : nameOf(parent);
    }

    private static void change(List<Change> changes, ListColumn column, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(column.name(), before, after));
        }
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : ListSheets.DAY.format(day);
    }

    /** Each finding begins with the row and the heading of its column, as the file has it. */
    private void find(Draft draft, ListColumn column, String key, Object... more) {
        List<Object> args = new ArrayList<>(List.of(draft.row.number(), heading(column)));
        args.addAll(Arrays.asList(more));
        draft.findings.add(Finding.of(column, key, args.toArray()));
    }

    private String heading(ListColumn column) {
        return Optional.ofNullable(sheet.mapped().get(column.name())).orElseGet(() -> words.column(column));
    }
}
