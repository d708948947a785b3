package vn.guongsang.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.demo.World.Awarded;
import vn.guongsang.demo.World.Found;
import vn.guongsang.demo.World.Nominated;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.Completeness;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Dossiers.Remark;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.dossier.Report;
import vn.guongsang.dossier.Under;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Plan;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.RequiredPart;

/** Dossiers of the demo world, each as far as its story goes. */
@Component
class SeedingDossiers {

    private final Cast cast;
    private final LedgerSubjects subjects;
    private final DossierPath path;
    private final Dossiers dossiers;
    private final Awarding awarding;
    private final Bodies bodies;

    SeedingDossiers(
            Cast cast, LedgerSubjects subjects, DossierPath path, Dossiers dossiers, Awarding awarding, Bodies bodies) {
        this.cast = cast;
        this.subjects = subjects;
        this.path = path;
        this.dossiers = dossiers;
        this.awarding = awarding;
        this.bodies = bodies;
    }

    void put(Nominated told, Plan plan) {
        UUID authority = plan.issuerId();
        UUID id = UUID.nameUUIDFromBytes(
                (told.plan() + "/" + told.award() + "/" + told.name()).getBytes(StandardCharsets.UTF_8));
        Actor officer = cast.actor(told.by(), Role.OFFICER);
        DemoDay.during(told.begun(), () -> write(told, id, officer, plan));
        if (told.sent() != null) {
            DemoDay.during(told.sent(), () -> path.submit(officer, id).orThrow());
        }
        if (told.returned() instanceof World.SentBack back) {
            DemoDay.during(
                    back.on(),
                    () -> path.sendBack(
                                    cast.actor(back.by(), Role.HUB_OFFICER), id, back.reason(), remarks(back.remarks()))
                            .orThrow());
        }
        if (told.accepted() instanceof World.Step step) {
            DemoDay.during(
                    step.on(),
                    () -> path.accept(cast.actor(step.by(), Role.HUB_OFFICER), id)
                            .orThrow());
        }
        if (told.appraised() instanceof Found found) {
            DemoDay.during(found.on(), () -> appraise(id, found));
        }
        if (told.decision() instanceof Awarded decided) {
            DemoDay.during(decided.on(), () -> award(id, authority, decided));
        }
    }

    private void write(Nominated told, UUID id, Actor officer, Plan plan) {
        UUID subject = subjects.add(
                officer, new NewSubject(id, told.kind(), told.name(), officer.bodyId(), told.place(), told.born()));
        var nomination = new Nomination(
                subject,
                told.name(),
                told.kind(),
                told.place(),
                told.born(),
                told.award(),
                told.ground(),
                told.shortWay(),
                told.year(),
                told.citation(),
                told.movement() == null ? null : new Under(plan.id(), told.movement()));
        path.begin(officer, id, plan.issuerId(), nomination, new Report(told.background(), told.achievement()))
                .orThrow();
        Set<String> without = told.without() == null ? Set.of() : told.without();
        path.required(dossiers.get(id)).stream()
                .filter(part -> !part.code().equals(Completeness.REPORT) && !without.contains(part.code()))
                .forEach(part -> path.attach(
                                officer, id, part.code(), new Upload(part.code() + ".pdf", page(part, officer)))
                        .orThrow());
    }

    private byte[] page(RequiredPart part, Actor officer) {
        var issuer = IssuerName.of(bodies.get(officer.bodyId()), bodies).issuer();
        return Documents.pdf(OfficialDocument.of(DocumentKind.REPORT, issuer)
                .about(part.name())
                .paragraph(part.todo())
                .signedBy(officer.name())
                .build());
    }

    private static List<Remark> remarks(Map<String, String> remarks) {
        return remarks.entrySet().stream()
                .map(remark -> new Remark(remark.getKey(), remark.getValue()))
                .toList();
    }

    private void appraise(UUID id, Found found) {
        Actor hub = cast.actor(found.by(), Role.HUB_OFFICER);
        for (Line line : path.judgement(dossiers.get(id)).leaves(Outcome.PERSON).toList()) {
            path.find(hub, id, line.id(), true, found.finding()).orThrow();
        }
        path.appraise(hub, id, true, "").orThrow();
    }

    private void award(UUID id, UUID authority, Awarded decided) {
        UUID decision = UUID.nameUUIDFromBytes(decided.number().getBytes(StandardCharsets.UTF_8));
        awarding.drawUp(
                        cast.actor(decided.drawnUpBy(), Role.HUB_OFFICER),
                        decision,
                        authority,
                        decided.about(),
                        decided.basis(),
                        Set.of(id))
                .orThrow();
        awarding.issue(
                        cast.actor(decided.by(), Role.LEADER),
                        decision,
                        decided.number(),
                        decided.on(),
                        decided.capacity())
                .orThrow();
    }
}
