package vn.guongsang.authoring.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.DraftSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.pack.PackEntry;
import vn.guongsang.plan.pack.PlanKind;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.verdict.Verdict;

/** Begins drafts and changes them, place by place; nobody's change is lost in another's. */
@Service
public class Drafting {

    private static final int LONGEST_CODE = 60;

    private final Drafts drafts;
    private final Plans plans;
    private final Selections selections;
    private final Bodies bodies;
    private final Borrowing borrowing;
    private final Permissions permissions;
    private final Audit audit;

    Drafting(
            Drafts drafts,
            Plans plans,
            Selections selections,
            Bodies bodies,
            Borrowing borrowing,
            Permissions permissions,
            Audit audit) {
        this.drafts = drafts;
        this.plans = plans;
        this.selections = selections;
        this.bodies = bodies;
        this.borrowing = borrowing;
        this.permissions = permissions;
        this.audit = audit;
    }

    // beginning

    /** A plan of which nothing is said but who issues it and what it is called. */
    @Transactional
    public void beginEmpty(Actor by, UUID id, String title, PlanKind kind, Body issuer) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", freeCode(Names.slug(issuer.name())));
        body.put("name", issuer.name());
        body.put("kind", issuer.kind());
        body.put("level", issuer.level());
        body.put("clause", "tiêu đề");
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("id", freeCode(Names.slug(title)));
        plan.put("title", title);
        plan.put("kind", kind.yaml());
        plan.put("issuer", body.get("id"));
        plan.put("territory", issuer.place().isEmpty() ? issuer.name() : issuer.place());
        plan.put("clause", "tiêu đề");
        DraftPack pack = DraftPack.begun(plan, body);
        boolean own = issuer.id().equals(by.bodyId());
        body.put("roles", new ArrayList<>(own ? List.of("issuer", "hub") : List.of("issuer")));
        if (!own && by.is(Role.HUB_OFFICER)) {
            pack.add("bodies", hub(bodies.get(by.bodyId())));
        }
        begin(by, id, null, null, issuer.id(), pack);
    }

    /** Whoever writes the plan looks after it, unless the plan says otherwise: without a hub nobody could. */
    static Map<String, Object> hub(Body own) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", Names.slug(own.name()));
        body.put("name", own.name());
        body.put("kind", own.kind());
        body.put("level", own.level());
        body.put("roles", new ArrayList<>(List.of("hub")));
        body.put("clause", PackEntry.WHOLE_TEXT);
        body.put("inferred", true);
        return body;
    }

    /** The next version of a plan. */
    @Transactional
    public void beginAmendment(Actor by, UUID id, Plan plan) {
        Plans.Version newest = plans.versions(plan.id()).getLast();
        begin(by, id, plan.id(), newest.number(), plan.issuerId(), pack(newest));
    }

    /** A new plan that says at first what another says, but for its own number and day; the plan of somebody else becomes one of the own body. */
    @Transactional
    public void beginCopy(Actor by, UUID id, Plan plan) {
        DraftPack pack = pack(plans.versions(plan.id()).getLast());
        if (!borrowing.isOfTheLine(by, plan.issuerId())) {
            beginBorrowed(by, id, pack);
            return;
        }
        pack.rename("plan", freeCode(plan.code()));
        Map<String, Object> said = pack.at("plan").orElseThrow().own();
        said.remove("number");
        said.remove("issued");
        pack.put("plan", said);
        begin(by, id, null, null, plan.issuerId(), pack);
    }

    /** Which body would issue what somebody takes from a plan of others. */
    public Body borrower(Actor by, Plan plan) {
        return borrowing.issuerFor(by, pack(plans.versions(plan.id()).getLast()));
    }

    private void beginBorrowed(Actor by, UUID id, DraftPack pack) {
        Body issuer = borrowing.issuerFor(by, pack);
        String years = String.valueOf(pack.at("plan").orElseThrow().said().get("period"))
                .replaceFirst("(?s)\\D*(\\d{4})?.*", "$1");
        borrowing.makeOwn(by, pack, issuer, freeCode(Names.slug(issuer.name() + " " + years)));
        begin(by, id, null, null, issuer.id(), pack, true);
    }

    /**
     * A plan of a body under one of an upper level: with its own identity, movements and criteria; the criteria of
     * the plan above stay asked. Everything else is for its authors to say.
     */
    @Transactional
    public void beginUnder(Actor by, UUID id, DraftSource.Said said) {
        Body issuer = bodies.get(said.issuer());
        DraftPack above = pack(plans.versions(said.under().id()).getLast());
        String code = freeCode(Names.slug(issuer.name() + " " + said.issuedOn().getYear()));
        Map<String, Object> own = hub(issuer);
        own.put("roles", new ArrayList<>(List.of("issuer", "hub")));
        String body = Names.slug(issuer.name());
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("id", code);
        plan.put("title", said.title());
        plan.put("kind", said.under().kind());
        plan.put("issuer", body);
        plan.put("under", said.under().code());
        plan.put("number", said.number());
        plan.put("issued", new LinkedHashMap<>(Map.of("on", said.issuedOn().toString())));
        if (said.from() != null || said.to() != null) {
            plan.put("period", period(said.from(), said.to()));
        }
        plan.put("territory", issuer.place().isEmpty() ? issuer.name() : issuer.place());
        plan.put("clause", "tiêu đề");
        DraftPack pack = DraftPack.begun(plan, own);
        pack.add("bodies", below(body));
        above.at("subjects").map(above::entries).orElse(List.of()).forEach(subject -> {
            Map<String, Object> kind = new LinkedHashMap<>(subject.said());
            kind.keySet().removeAll(List.of("counts-as", "counts-as-in", "named-in"));
            kind.put("clause", PackEntry.WHOLE_TEXT);
            pack.add("subjects", kind);
        });
        for (DraftSource.Movement movement : said.movements()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", "pt-" + (said.movements().indexOf(movement) + 1));
            entry.put("kind", "movement");
            entry.put("name", movement.name());
            entry.put("lead", new ArrayList<>(List.of(body)));
            entry.put("period", period(movement.from(), movement.to()));
            entry.put("activities", new ArrayList<>(List.of(movement.aim())));
            entry.put("clause", PackEntry.WHOLE_TEXT);
            pack.add("movements", entry);
        }
        said.criteria().stream()
                .collect(Collectors.groupingBy(
                        DraftSource.Criterion::subjectKind, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, criteria) -> pack.add("criteria/sets", set(code, kind, criteria)));
        begin(by, id, null, null, issuer.id(), pack);
    }

    private static Map<String, Object> period(@Nullable LocalDate from, @Nullable LocalDate to) {
        Map<String, Object> period = new LinkedHashMap<>();
        if (from != null) {
            period.put("from", from.toString());
        }
        if (to != null) {
            period.put("to", to.toString());
        }
        return period;
    }

    /** All that stand below the issuer. */
    private static Map<String, Object> below(String issuer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("all", true);
        members.put("except", new ArrayList<>(List.of(Map.of("body", List.of(issuer)))));
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("id", "don-vi-truc-thuoc");
        group.put("name", "Các cơ quan, đơn vị trực thuộc");
        group.put("kind", "group");
        group.put("members", members);
        group.put("roles", new ArrayList<>(List.of("nominator")));
        group.put("clause", PackEntry.WHOLE_TEXT);
        group.put("inferred", true);
        return group;
    }

    /** Its ids begin with the plan's own, so that those of the plan above are not met again. */
    private static Map<String, Object> set(String plan, String kind, List<DraftSource.Criterion> criteria) {
        String id = plan + "-tc" + (kind.isEmpty() ? "" : "-" + kind);
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("id", id);
        set.put("scope", kind.isEmpty() ? "general" : "kind");
        if (!kind.isEmpty()) {
            set.put("subjects", new ArrayList<>(List.of(kind)));
        }
        set.put("clause", PackEntry.WHOLE_TEXT);
        List<Object> items = new ArrayList<>();
        for (DraftSource.Criterion criterion : criteria) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", id + "-" + (items.size() + 1));
            item.put("text", criterion.text());
            items.add(item);
        }
        set.put("items", items);
        return set;
    }

    /** From a pack file, right or wrong; that of a known plan becomes its next version. */
    @Transactional
    public Verdict beginUpload(Actor by, UUID id, byte[] file) {
        return beginUpload(by, id, file, false);
    }

    /** @param borrows whether the plan of somebody else becomes one of the own body */
    @Transactional
    public Verdict beginUpload(Actor by, UUID id, byte[] file, boolean borrows) {
        permissions.require(by, AuthoringAction.BEGIN, prospective(by, null, null));
        DraftPack pack = DraftPack.of(file).orElse(null);
        if (pack == null || pack.at("plan").orElseThrow().said().isEmpty()) {
            return Verdict.refused("authoring.refused.no-pack");
        }
        Optional<Plan> known =
                plans.byCode(String.valueOf(pack.at("plan").orElseThrow().said().get("id")));
        UUID plan = known.map(Plan::id).orElse(null);
        UUID issuer = known.map(Plan::issuerId).orElseGet(() -> issuerOf(by, pack));
        boolean begins = permissions.may(by, AuthoringAction.BEGIN, prospective(by, plan, issuer));
        boolean own = issuer != null && borrowing.isOfTheLine(by, issuer);
        if (borrows && (plan == null ? !own : !begins)) {
            beginBorrowed(by, id, pack);
        } else if (!begins) {
            return Verdict.refused(
                    "authoring.refused.of-others", borrowing.issuerFor(by, pack).name());
        } else {
            begin(by, id, plan, plan == null ? null : plans.versions(plan).size(), issuer, pack);
        }
        return Verdict.ALLOWED;
    }

    /** By the name of its territory, or as the actor's own body by its own; null where nobody is known. */
    private @Nullable UUID issuerOf(Actor by, DraftPack pack) {
        PlanPack read = Found.sound(pack).orElse(null);
        if (read == null) {
            return null;
        }
        return selections.issuerOf(read).orElseGet(() -> {
            Body own = borrowing.issuerFor(by, pack);
            boolean named = read.body(read.plan().issuer())
                    .filter(said -> Names.slug(said.name()).equals(Names.slug(own.name())))
                    .isPresent();
            return named ? own.id() : null;
        });
    }

    private void begin(
            Actor by, UUID id, @Nullable UUID plan, @Nullable Integer base, @Nullable UUID issuer, DraftPack pack) {
        begin(by, id, plan, base, issuer, pack, false);
    }

    private void begin(
            Actor by,
            UUID id,
            @Nullable UUID plan,
            @Nullable Integer base,
            @Nullable UUID issuer,
            DraftPack pack,
            boolean borrowed) {
        // made by the page that sends it: sent twice, it is begun once
        if (drafts.find(id).isPresent()) {
            return;
        }
        permissions.require(by, AuthoringAction.BEGIN, prospective(by, plan, issuer));
        drafts.open(by, id, by.bodyId(), plan, base, issuer, borrowed);
        drafts.write(by, id, "", null, pack);
        audit.record(
                by.by(),
                "draft.begun",
                Subject.of("draft", id),
                Map.of("title", DraftPack.nameOf(pack.at("plan").orElseThrow().said(), "")));
    }

    /** What somebody would begin. */
    public static Draft prospective(Actor by, @Nullable UUID plan, @Nullable UUID issuer) {
        return new Draft(
                new UUID(0, 0),
                by.bodyId(),
                by.post().bodyName(),
                plan,
                plan == null ? null : 0,
                issuer,
                "",
                Draft.State.OPEN,
                0,
                Instant.EPOCH,
                by.name());
    }

    private DraftPack pack(Plans.Version version) {
        return DraftPack.of(plans.file(version.id())).orElseThrow();
    }

    private String freeCode(String wanted) {
        String stem = wanted.length() > LONGEST_CODE ? wanted.substring(0, LONGEST_CODE) : wanted;
        String free = stem;
        for (int number = 2; plans.byCode(free).isPresent(); number++) {
            free = stem + "-" + number;
        }
        return free;
    }

    // changing

    /**
     * Writes what a form says of a place.
     *
     * @param form the opened form: what it writes again is its own
     * @param mark of what it began from
     */
    @Transactional
    public Verdict put(Actor by, UUID id, String address, UUID form, String mark, Map<String, Object> own) {
        DraftPack pack = changing(by, id);
        DraftPack.Place place = pack.at(address).orElse(null);
        if (place == null) {
            return Verdict.refused("authoring.refused.taken-away");
        }
        if (!place.mark().equals(mark) && !drafts.lastBy(id, address, form)) {
            return Verdict.refused(
                    "authoring.refused.changed",
                    drafts.lastOf(id, address)
                            .map(Drafts.Edition::changedByName)
                            .orElse(""));
        }
        pack.put(address, own);
        if (pack.at(address).orElse(place).mark().equals(place.mark())) {
            return Verdict.ALLOWED;
        }
        written(by, id, address, form, pack);
        return Verdict.ALLOWED;
    }

    /** Adds an empty entry to a list, or goes on with the one that the same person added and left. Its address. */
    @Transactional
    public String add(Actor by, UUID id, String list) {
        DraftPack pack = changing(by, id);
        Optional<String> left = pack.untouched(list).stream()
                .filter(address -> drafts.lastIs(id, address, by))
                .findFirst();
        if (left.isPresent()) {
            return left.get();
        }
        String address = pack.add(list);
        written(by, id, address, null, pack);
        return address;
    }

    /** The same entry once more: what differs is typed over it. Its address. */
    @Transactional
    public String addCopyOf(Actor by, UUID id, String original) {
        DraftPack pack = changing(by, id);
        String address = pack.addCopyOf(original);
        written(by, id, address, null, pack);
        return address;
    }

    /** Adds entries as they are to a list, those whose id is there already left out. */
    @Transactional
    public int addAll(Actor by, UUID id, String list, Collection<Map<String, Object>> entries) {
        DraftPack pack = changing(by, id);
        int added = 0;
        for (Map<String, Object> entry : entries) {
            if (!pack.has(String.valueOf(entry.get("id")))) {
                pack.add(list, entry);
                added++;
            }
        }
        if (added > 0) {
            written(by, id, list, null, pack);
        }
        return added;
    }

    @Transactional
    public Verdict remove(Actor by, UUID id, String address) {
        DraftPack pack = changing(by, id);
        if (pack.at(address).isEmpty()) {
            return Verdict.refused("authoring.refused.taken-away");
        }
        pack.remove(address);
        written(by, id, address, null, pack);
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict move(Actor by, UUID id, String address, int steps) {
        DraftPack pack = changing(by, id);
        if (pack.at(address).filter(place -> !place.inRoot()).isEmpty()) {
            return Verdict.refused("authoring.refused.taken-away");
        }
        pack.move(address, steps);
        written(by, id, address, null, pack);
        return Verdict.ALLOWED;
    }

    /** Gives an entry another id, wherever it is named. */
    @Transactional
    public Verdict rename(Actor by, UUID id, String address, String code) {
        DraftPack pack = changing(by, id);
        if (pack.at(address).isEmpty()) {
            return Verdict.refused("authoring.refused.taken-away");
        }
        if (!code.matches("[a-z0-9][a-z0-9-]*")) {
            return Verdict.refused("authoring.refused.code");
        }
        if (pack.has(code)) {
            return Verdict.refused("authoring.refused.code-taken", code);
        }
        pack.rename(address, code);
        written(by, id, address, null, pack);
        return Verdict.ALLOWED;
    }

    /** Makes what an older edition said what the draft says; the editions between stay known. */
    @Transactional
    public void restore(Actor by, UUID id, int edition) {
        changing(by, id);
        written(by, id, "", null, drafts.pack(id, edition));
    }

    /** What bodies asked and the draft had taken up waits again for an answer. */
    @Transactional
    public Verdict discard(Actor by, UUID id, String reason) {
        changing(by, id);
        if (reason.isBlank()) {
            return Verdict.refused("authoring.refused.reason");
        }
        Optional<UUID> plan = drafts.find(id).map(Draft::planId);
        for (Drafts.TakenUp request : drafts.takenUp(id)) {
            audit.record(
                    by.by(),
                    "plan.amendment-given-back",
                    Subject.of("plan", plan.orElseThrow()),
                    request.clause(),
                    Map.of("words", request.words(), "reason", reason));
        }
        drafts.discard(by, id, reason);
        audit.record(by.by(), "draft.discarded", Subject.of("draft", id), Map.of("reason", reason));
        return Verdict.ALLOWED;
    }

    private DraftPack changing(Actor by, UUID id) {
        drafts.lock(id);
        Draft draft = drafts.find(id).orElseThrow();
        permissions.require(by, AuthoringAction.WRITE, draft);
        if (draft.state() != Draft.State.OPEN) {
            Verdict.refused("authoring.refused.closed").orThrow();
        }
        return drafts.pack(id);
    }

    private void written(Actor by, UUID id, String address, @Nullable UUID form, DraftPack pack) {
        if (drafts.write(by, id, address, form, pack)) {
            audit.record(by.by(), "draft.changed", Subject.of("draft", id), Map.of("address", address));
        }
    }
}
