package vn.guongsang.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.By;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.commendation.Recognising.VoteRecord;
import vn.guongsang.communication.Publishing;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.Councils;
import vn.guongsang.council.Sessions;
import vn.guongsang.demo.World.Filings;
import vn.guongsang.demo.World.Story;
import vn.guongsang.exemplar.Answer;
import vn.guongsang.exemplar.Claim;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.ExemplarCriteria.Item;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.Finding;
import vn.guongsang.exemplar.Profile;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.PasswordHash;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bloc;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.SettingDues;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.privacy.Consent;
import vn.guongsang.replication.Adopting;

/** Makes the demo world through the same acts that people do, each on its own business day. */
@Component
class Seeding {

    private final Plans plans;
    private final PlanLoading loading;
    private final Bodies bodies;
    private final Blocs blocs;
    private final Accounts accounts;
    private final Cast cast;
    private final SettingDues dues;
    private final Obligations obligations;
    private final ExemplarPath path;
    private final Exemplars exemplars;
    private final ExemplarCriteria criteria;
    private final Recognising recognising;
    private final Councils councils;
    private final Sessions sessions;
    private final Publishing publishing;
    private final Adopting adopting;
    private final SeedingDossiers dossiers;

    Seeding(
            Plans plans,
            PlanLoading loading,
            Bodies bodies,
            Blocs blocs,
            Accounts accounts,
            Cast cast,
            SettingDues dues,
            Obligations obligations,
            ExemplarPath path,
            Exemplars exemplars,
            ExemplarCriteria criteria,
            Recognising recognising,
            Councils councils,
            Sessions sessions,
            Publishing publishing,
            Adopting adopting,
            SeedingDossiers dossiers) {
        this.plans = plans;
        this.loading = loading;
        this.bodies = bodies;
        this.blocs = blocs;
        this.accounts = accounts;
        this.cast = cast;
        this.dues = dues;
        this.obligations = obligations;
        this.path = path;
        this.exemplars = exemplars;
        this.criteria = criteria;
        this.recognising = recognising;
        this.councils = councils;
        this.sessions = sessions;
        this.publishing = publishing;
        this.adopting = adopting;
        this.dossiers = dossiers;
    }

    void make(World world) {
        world.bodies().forEach(this::add);
        plans.all().forEach(plan -> {
            loading.settleParts(plan.id());
            loading.materialise(plan.id());
        });
        // one hash for all: forty slow ones would keep the first start waiting
        PasswordHash password = accounts.hash(world.password());
        world.people().forEach(person -> join(person, password));
        world.councils().forEach(this::seat);
        world.dues().forEach(this::set);
        world.filings().forEach(this::file);
        world.exemplars().forEach(this::tell);
        world.dossiers().forEach(dossier -> dossiers.put(dossier, plan(dossier.plan())));
        world.meetings().forEach(this::call);
    }

    // bodies and people

    private void add(World.NewBody added) {
        Plan plan = plan(added.plan());
        Body issuer = bodies.get(plan.issuerId());
        Body parent = added.under() == null ? issuer : body(added.plan(), added.under());
        Body body = bodies.put(
                issuer.code() + "/" + Names.slug(added.name()),
                added.name(),
                Set.of(),
                added.kind(),
                added.level(),
                parent.id(),
                added.place());
        for (String id : added.bloc() == null ? Set.<String>of() : added.bloc()) {
            var named = plans.pack(plan.id()).blocs().items().stream()
                    .filter(bloc -> bloc.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            Bloc bloc = blocs.put(issuer.id(), named.kind().yaml(), named.number(), named.name());
            blocs.join(bloc, body, false);
        }
    }

    private void join(World.Person person, PasswordHash password) {
        Account account = accounts.open(By.SYSTEM, person.username(), person.name(), password);
        for (World.Holds held : person.posts()) {
            for (Role role : held.roles()) {
                UUID body = body(held.plan(), held.body()).id();
                accounts.appoint(By.SYSTEM, account, role, body);
                if (role == Role.OFFICER) {
                    officers.put(body, in(body, account));
                }
            }
        }
    }

    private void seat(World.Sitting sitting) {
        Actor secretary = cast.actor(sitting.by(), Role.COUNCIL_SECRETARY);
        UUID id = UUID.randomUUID();
        DemoDay.during(sitting.from(), () -> {
            councils.setUp(secretary, id, plan(sitting.plan()).issuerId(), sitting.name(), sitting.basis())
                    .orThrow();
            sitting.seats()
                    .forEach(member -> councils.seat(
                                    secretary,
                                    id,
                                    new Seat(
                                            UUID.randomUUID(),
                                            cast.account(member.username()).id(),
                                            cast.account(member.username()).name(),
                                            member.function(),
                                            member.title(),
                                            sitting.from(),
                                            null,
                                            sitting.basis()))
                            .orThrow());
        });
    }

    private void call(World.Meeting meeting) {
        Actor secretary = cast.actor(meeting.by(), Role.COUNCIL_SECRETARY);
        UUID council =
                councils.ofBody(plan(meeting.plan()).issuerId()).getFirst().id();
        UUID id = UUID.randomUUID();
        DemoDay.during(meeting.called(), () -> {
            sessions.convene(secretary, id, council, meeting.on(), meeting.place())
                    .orThrow();
            sessions.put(secretary, id, sessions.waiting(sessions.get(id))).orThrow();
        });
    }

    // what is owed and filed

    private void set(World.Due due) {
        DueRule rule = due.date() != null
                ? new DueRule.OnDate(due.date(), null, null)
                : new DueRule.DayOfMonth(Objects.requireNonNull(due.dayOfMonth()), null, null, null);
        DemoDay.during(
                due.on(),
                () -> dues.set(cast.actor(due.by(), Role.HUB_OFFICER), plan(due.plan()), due.obligation(), rule)
                        .orThrow());
    }

    private void file(Filings filings) {
        UUID plan = plan(filings.plan()).id();
        for (Body body : bodies.of(obligations.owing(plan, filings.obligation()))) {
            for (Obligations.Instance instance : obligations.of(body.id(), plan, filings.obligation())) {
                LocalDate due = instance.due();
                if (due != null && filings.concern(body.name(), due)) {
                    Actor officer = officerOf(body, filings.clerk());
                    DemoDay.during(filings.filedOn(body.name(), due), () -> answer(officer, instance.id(), filings));
                }
            }
        }
    }

    private void answer(Actor officer, UUID id, Filings filings) {
        Obligations.Instance instance = obligations.find(id).orElseThrow();
        obligations
                .file(
                        officer,
                        UUID.randomUUID(),
                        instance,
                        filings.kind(),
                        null,
                        filings.note(),
                        instance.needs().map(Enough::exemplars).orElse(Map.of()))
                .orThrow();
        if (filings.acceptedBy() != null) {
            UUID filing = obligations.filings(id).getLast().id();
            obligations
                    .rule(cast.actor(filings.acceptedBy(), Role.HUB_OFFICER), filing, true, "")
                    .orThrow();
        }
    }

    private final Map<UUID, Actor> officers = new HashMap<>();

    private Actor officerOf(Body body, @Nullable String clerk) {
        return officers.computeIfAbsent(body.id(), _ -> {
            Account account = cast.account(Objects.requireNonNull(clerk, () -> "no officer in " + body.name()));
            accounts.appoint(By.SYSTEM, account, Role.OFFICER, body.id());
            return in(body.id(), account);
        });
    }

    private Actor in(UUID body, Account account) {
        List<Post> posts = accounts.posts(account.id());
        Post post = posts.stream()
                .filter(held -> held.bodyId().equals(body) && held.role() == Role.OFFICER)
                .findFirst()
                .orElseThrow();
        return new Actor(account.id(), account.username(), account.name(), post, posts);
    }

    // exemplars

    private void tell(Story story) {
        UUID id = UUID.nameUUIDFromBytes((story.plan() + "/" + story.name()).getBytes(StandardCharsets.UTF_8));
        Actor officer = cast.actor(story.by(), Role.OFFICER);
        Profile profile = new Profile(
                orEmpty(story.movement()),
                orEmpty(story.sector()),
                story.kind(),
                story.name(),
                story.place(),
                story.born(),
                story.deed(),
                story.achievement(),
                story.lesson());
        DemoDay.during(story.registered(), () -> {
            path.register(officer, id, plan(story.plan()).id(), profile, null).orThrow();
            path.describe(officer, id, UUID.randomUUID(), 1, profile, claims(id, story.proof()))
                    .orThrow();
        });
        if (story.submitted() != null) {
            DemoDay.during(
                    story.submitted(), () -> path.submit(officer, id, null).orThrow());
        }
        if (story.returned() instanceof World.Returned returned) {
            DemoDay.during(
                    returned.on(),
                    () -> path.sendBack(
                                    cast.actor(returned.by(), Role.HUB_OFFICER, Role.OFFICER), id, returned.reason())
                            .orThrow());
        }
        if (story.accepted() instanceof World.Accepted accepted) {
            DemoDay.during(accepted.on(), () -> accept(id, accepted));
        }
        for (World.Note note : story.fostering() == null ? List.<World.Note>of() : story.fostering()) {
            DemoDay.during(
                    note.on(),
                    () -> path.foster(
                                    cast.actor(note.by(), Role.OFFICER, Role.HUB_OFFICER),
                                    id,
                                    UUID.randomUUID(),
                                    note.kind(),
                                    note.words(),
                                    note.review())
                            .orThrow());
        }
        if (story.vote() instanceof World.VoteHeld vote) {
            DemoDay.during(vote.on(), () -> vote(id, vote));
        }
        if (story.decision() instanceof World.Issued issued) {
            DemoDay.during(
                    issued.on(),
                    () -> recognising
                            .issue(
                                    cast.actor(issued.by(), Role.LEADER),
                                    recognising.decisions(id).getLast().id(),
                                    issued.number(),
                                    issued.on(),
                                    issued.capacity())
                            .orThrow());
        }
        if (story.published() instanceof World.Published published) {
            DemoDay.during(published.on(), () -> publish(id, story.name(), published));
        }
        for (World.Adopted adopted : story.adopted() == null ? List.<World.Adopted>of() : story.adopted()) {
            DemoDay.during(
                    adopted.on(),
                    () -> adopting.adopt(
                                    cast.actor(adopted.by(), Role.OFFICER),
                                    id,
                                    UUID.randomUUID(),
                                    adopted.what(),
                                    adopted.since(),
                                    adopted.result())
                            .orThrow());
        }
    }

    private List<Claim> claims(UUID exemplar, String proof) {
        if (proof.isEmpty()) {
            return List.of();
        }
        return items(exemplars.get(exemplar)).stream()
                .map(item -> new Claim(item.id(), Answer.MET, proof, null))
                .toList();
    }

    private List<Item> items(Exemplar exemplar) {
        return criteria.of(exemplar).stream()
                .flatMap(asked -> asked.items().stream())
                .toList();
    }

    private void accept(UUID id, World.Accepted accepted) {
        Actor judge = cast.actor(accepted.by(), Role.HUB_OFFICER, Role.OFFICER);
        List<Finding> findings = items(exemplars.get(id)).stream()
                .map(item -> new Finding(item.id(), Answer.MET, ""))
                .toList();
        path.judge(judge, id, findings).orThrow();
        path.accept(judge, id).orThrow();
    }

    private void vote(UUID id, World.VoteHeld vote) {
        recognising
                .recordVote(
                        cast.actor(vote.by(), Role.COUNCIL_SECRETARY),
                        id,
                        new VoteRecord(
                                UUID.randomUUID(),
                                vote.council(),
                                vote.on(),
                                vote.members(),
                                vote.present(),
                                vote.agreed(),
                                vote.present() - vote.agreed(),
                                "",
                                true))
                .orThrow();
    }

    private void publish(UUID id, String name, World.Published published) {
        Actor editor = cast.actor(published.by(), Role.EDITOR);
        publishing
                .write(
                        editor,
                        id,
                        UUID.randomUUID(),
                        0,
                        new Publishing.Text(published.headline(), published.body(), published.lesson()))
                .orThrow();
        publishing
                .agree(
                        editor,
                        id,
                        new Consent.Given(
                                UUID.randomUUID(),
                                name,
                                published.consent(),
                                Set.of(Consent.Scope.STORY, Consent.Scope.PICTURE),
                                null,
                                published.on()),
                        null)
                .orThrow();
        publishing.publish(editor, id).orThrow();
    }

    // names

    private final Map<String, Plan> byCode = new HashMap<>();

    private Plan plan(String code) {
        return byCode.computeIfAbsent(code, _ -> plans.byCode(code).orElseThrow());
    }

    private Body body(String plan, String name) {
        Body issuer = bodies.get(plan(plan).issuerId());
        Set<UUID> territory = bodies.subtree(issuer.id());
        Map<String, Body> byName = bodies.all().stream()
                .filter(body -> territory.contains(body.id()))
                .collect(Collectors.toMap(Body::name, Function.identity(), (first, _) -> first));
        return Objects.requireNonNull(byName.get(name), () -> "no body " + name + " under " + issuer.name());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
