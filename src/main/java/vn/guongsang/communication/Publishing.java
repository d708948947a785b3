package vn.guongsang.communication;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.communication.Story.Missing;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Names;
import vn.guongsang.privacy.Consent;
import vn.guongsang.privacy.Consent.Scope;
import vn.guongsang.privacy.ConsentWithdrawn;
import vn.guongsang.privacy.Consents;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** From an editor's first line to the public page, and from there back if need be. */
@Service
public class Publishing {

    private static final String EXEMPLAR = "exemplar";
    private static final int SLUG = 80;
    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Exemplars exemplars;
    private final Attachments attachments;
    private final Consents consents;

    Publishing(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Exemplars exemplars,
            Attachments attachments,
            Consents consents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.exemplars = exemplars;
        this.attachments = attachments;
        this.consents = consents;
    }

    /** What the editor's form says, picture aside. */
    public record Text(String headline, String body, String lesson) {

        private boolean isOf(Story story) {
            return equals(new Text(story.headline(), story.body(), story.lesson()));
        }
    }

    public Optional<Story> story(UUID exemplar) {
        return jdbc.sql("""
                        SELECT exemplar_id, slug, headline, body, lesson, portrait_id, portrait_says, version,
                               changed_by_name
                          FROM communication_story
                         WHERE exemplar_id = :exemplar
                        """).param("exemplar", exemplar).query(Story.class).optional();
    }

    /** All publications of an exemplar, the newest first; at most one stands. */
    public List<Publication> publications(UUID exemplar) {
        return jdbc.sql("""
                        SELECT id, exemplar_id, published_on, person, ended_on, ended_person, ended_reason, consent_withdrawn
                          FROM communication_publication
                         WHERE exemplar_id = :exemplar
                         ORDER BY published_at DESC
                        """)
                .param("exemplar", exemplar)
                .query(Publication.class)
                .list();
    }

    public Optional<Publication> standing(UUID exemplar) {
        return publications(exemplar).stream().filter(Publication::standing).findFirst();
    }

    /**
     * Writes the story, unless somebody wrote since it was read. What says the same already is left as it is.
     *
     * @param form the opened form: what it wrote last does not stand in its own way
     * @param version the one that the editor began from, 0 for none
     */
    @Transactional
    public Verdict write(Actor by, UUID exemplarId, UUID form, int version, Text text) {
        Exemplar exemplar = editable(by, exemplarId);
        Verdict recognised = recognised(exemplar);
        if (!recognised.allowed()) {
            return recognised;
        }
        Optional<Story> before = story(exemplarId);
        if (before.filter(text::isOf).isPresent()) {
            return Verdict.ALLOWED;
        }
        int from =
                before.isPresent() && changedIn(form, exemplarId) ? before.get().version() : version;
        if (before.isPresent() && before.get().version() != from) {
            return Verdict.refused("communication.refused.changed", before.get().changedByName());
        }
        if (standing(exemplarId).isPresent()) {
            Verdict complete = complete(put(before.orElseThrow(), text));
            if (!complete.allowed()) {
                return complete;
            }
        }
        boolean written =
                before.isPresent() ? update(by, exemplarId, form, from, text) : insert(by, exemplar, form, text);
        if (!written) {
            return changedIn(form, exemplarId)
                    ? Verdict.ALLOWED
                    : Verdict.refused(
                            "communication.refused.changed",
                            story(exemplarId).map(Story::changedByName).orElse(""));
        }
        refreshSearch(exemplarId);
        note(by, "publication.written", exemplarId, Map.of("headline", text.headline()));
        return Verdict.ALLOWED;
    }

    private static Story put(Story story, Text text) {
        return new Story(
                story.exemplarId(),
                story.slug(),
                text.headline(),
                text.body(),
                text.lesson(),
                story.portraitId(),
                story.portraitSays(),
                story.version(),
                story.changedByName());
    }

    private boolean changedIn(UUID form, UUID exemplar) {
        return jdbc.sql("SELECT written_in FROM communication_story WHERE exemplar_id = :exemplar")
                .param("exemplar", exemplar)
                .query(UUID.class)
                .optional()
                .filter(form::equals)
                .isPresent();
    }

    private boolean insert(Actor by, Exemplar exemplar, UUID form, Text text) {
        String base = Names.slug(exemplar.profile().name());
        String name = base.isEmpty()
                ? "guong"
                : base.substring(0, Math.min(SLUG, base.length())).replaceAll("-$", "");
        for (int i = 1; i <= TRIES; i++) {
            String slug = i == 1
                    ? name
                    : name + "-"
                            + (i < TRIES
                                    ? String.valueOf(i)
                                    : exemplar.id().toString().substring(24));
            if (insert(by, exemplar.id(), slug, form, text)) {
                return true;
            }
            if (story(exemplar.id()).isPresent()) {
                return false;
            }
        }
        return false;
    }

    private boolean insert(Actor by, UUID exemplar, String slug, UUID form, Text text) {
        return jdbc.sql("""
                        INSERT INTO communication_story (exemplar_id, slug, headline, body, lesson, portrait_says,
                                                         version, written_in, changed_at, changed_by_name)
                        VALUES (:exemplar, :slug, :headline, :body, :lesson, '', 1, :form, :now, :person)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("exemplar", exemplar)
                        .param("slug", slug)
                        .param("headline", text.headline())
                        .param("body", text.body())
                        .param("lesson", text.lesson())
                        .param("form", form)
                        .param("now", now())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    private boolean update(Actor by, UUID exemplar, UUID form, int version, Text text) {
        return jdbc.sql("""
                        UPDATE communication_story
                           SET headline = :headline,
                               body = :body,
                               lesson = :lesson,
                               version = version + 1,
                               written_in = :form,
                               changed_at = :now,
                               changed_by_name = :person
                         WHERE exemplar_id = :exemplar
                           AND version = :version
                        """)
                        .param("exemplar", exemplar)
                        .param("version", version)
                        .param("headline", text.headline())
                        .param("body", text.body())
                        .param("lesson", text.lesson())
                        .param("form", form)
                        .param("now", now())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    /**
     * Puts a picture with the words that stand for it; the one before goes.
     *
     * @throws vn.guongsang.verdict.Refusal if the file is no picture that can be shown
     */
    @Transactional
    public Verdict portray(Actor by, UUID exemplarId, Upload upload, String says) {
        Exemplar exemplar = editable(by, exemplarId);
        Optional<Story> story = story(exemplarId);
        if (story.isEmpty()) {
            return Verdict.refused("communication.refused.no-story");
        }
        if (says.isBlank()) {
            return Verdict.refused("communication.refused.picture-without-words");
        }
        if (standing(exemplarId).isPresent()
                && !consents.hold(subject(exemplarId)).contains(Scope.PICTURE)) {
            return Verdict.refused("communication.refused.picture-consent");
        }
        UUID picture = attachments.storePortrait(upload, by.accountId()).id();
        jdbc.sql("""
                        UPDATE communication_story
                           SET portrait_id = :picture,
                               portrait_says = :says,
                               changed_at = :now
                         WHERE exemplar_id = :exemplar
                        """)
                .param("exemplar", exemplarId)
                .param("picture", picture)
                .param("says", says)
                .param("now", now())
                .update();
        if (story.get().portraitId() != null) {
            attachments.remove(story.get().portraitId());
        }
        audit.record(
                by.by(),
                "publication.portrait",
                subject(exemplarId),
                "",
                Map.of("says", says),
                Change.changes()
                        .of("communication.portrait", story.get().portraitSays(), says)
                        .list());
        return Verdict.ALLOWED;
    }

    /** Makes the story public. Doing so twice does it once. */
    @Transactional
    public Verdict publish(Actor by, UUID exemplarId) {
        Exemplar exemplar = editable(by, exemplarId);
        Verdict recognised = recognised(exemplar);
        if (!recognised.allowed()) {
            return recognised;
        }
        Optional<Story> story = story(exemplarId);
        if (story.isEmpty()) {
            return Verdict.refused("communication.refused.no-story");
        }
        Verdict complete = complete(story.get());
        if (!complete.allowed()) {
            return complete;
        }
        int begun = jdbc.sql("""
                        INSERT INTO communication_publication (exemplar_id, published_on, published_at, published_by,
                                                               person, movement, sector, subject_kind, place, year, search)
                        SELECT exemplar.id, :today, :now, :account, :person,
                               coalesce(movement.name, ''), coalesce(sector.name, ''), exemplar.subject_kind, exemplar.place,
                               extract(year FROM (SELECT max(issued_on)
                                                    FROM commendation_v_decision
                                                   WHERE exemplar_id = exemplar.id)),
                               ''
                          FROM exemplar_v_exemplar exemplar
                          LEFT JOIN plan_v_movement movement
                            ON movement.plan_id = exemplar.plan_id AND movement.code = exemplar.movement
                          LEFT JOIN plan_v_sector sector
                            ON sector.plan_id = exemplar.plan_id AND sector.code = exemplar.sector
                         WHERE exemplar.id = :exemplar
                        ON CONFLICT (exemplar_id) WHERE ended_at IS NULL DO NOTHING
                        """)
                .param("exemplar", exemplarId)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (begun == 1) {
            refreshSearch(exemplarId);
            note(
                    by,
                    "publication.begun",
                    exemplarId,
                    Map.of("headline", story.get().headline()));
        }
        return Verdict.ALLOWED;
    }

    /** Takes the story off the public site, with the reason. */
    @Transactional
    public Verdict end(Actor by, UUID exemplarId, String reason) {
        Exemplar exemplar = editable(by, exemplarId);
        if (reason.isBlank()) {
            return Verdict.refused("communication.refused.reason-missing");
        }
        return end(by, exemplar.id(), reason, false)
                ? Verdict.ALLOWED
                : Verdict.refused("communication.refused.not-published");
    }

    private boolean end(Actor by, UUID exemplar, String reason, boolean consentWithdrawn) {
        int ended = jdbc.sql("""
                        UPDATE communication_publication
                           SET ended_on = :today,
                               ended_at = :now,
                               ended_by = :account,
                               ended_person = :person,
                               ended_reason = :reason,
                               consent_withdrawn = :consentWithdrawn
                         WHERE exemplar_id = :exemplar
                           AND ended_at IS NULL
                        """)
                .param("exemplar", exemplar)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("reason", reason)
                .param("consentWithdrawn", consentWithdrawn)
                .update();
        if (ended == 1) {
            note(by, "publication.ended", exemplar, Map.of("reason", reason));
        }
        return ended == 1;
    }

    // consent of those who are shown

    /** All that was agreed to, and withdrawn, about an exemplar, the newest first. */
    public List<Consent> consents(UUID exemplar) {
        return consents.of(subject(exemplar));
    }

    /** What stands agreed to now. */
    public Set<Scope> agreed(UUID exemplar) {
        return consents.agreed(subject(exemplar));
    }

    /**
     * Records that those who are shown agree.
     *
     * @param paper what they signed, null when there is none
     * @throws vn.guongsang.verdict.Refusal if the paper is no file that is taken in
     */
    @Transactional
    public Verdict agree(Actor by, UUID exemplarId, Consent.Given given, @Nullable Upload paper) {
        Exemplar exemplar = editable(by, exemplarId);
        Verdict recognised = recognised(exemplar);
        if (!recognised.allowed()) {
            return recognised;
        }
        UUID document =
                paper == null ? null : attachments.store(paper, by.accountId()).id();
        Verdict verdict = consents.record(
                by,
                subject(exemplarId),
                exemplar.profile().name(),
                new Consent.Given(given.id(), given.by(), given.how(), given.scope(), document, given.on()));
        if (!verdict.allowed() && document != null) {
            attachments.remove(document);
        }
        return verdict;
    }

    /** Records that those who were shown no longer agree; what is public is taken off with it. */
    @Transactional
    public Verdict withdrawConsent(Actor by, UUID exemplarId, String how) {
        editable(by, exemplarId);
        return consents.withdraw(by, subject(exemplarId), how);
    }

    /** Whoever recorded it, and wherever: what is shown ends before the withdrawal is known. */
    @EventListener
    void takeOff(ConsentWithdrawn withdrawn) {
        if (withdrawn.subject().kind().equals(EXEMPLAR)) {
            end(withdrawn.by(), UUID.fromString(withdrawn.subject().id()), withdrawn.how(), true);
        }
    }

    private static Subject subject(UUID exemplar) {
        return Subject.of(EXEMPLAR, exemplar);
    }

    private Exemplar editable(Actor by, UUID id) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.PUBLISH, exemplar);
        return exemplar;
    }

    private static Verdict recognised(Exemplar exemplar) {
        return exemplar.state() == State.RECOGNISED
                ? Verdict.ALLOWED
                : Verdict.refused("communication.refused.not-recognised");
    }

    /** Consent is told apart: without it nobody is shown in public, whatever else is there. */
    private Verdict complete(Story story) {
        List<Missing> missing = story.missing(consents.hold(subject(story.exemplarId())));
        if (missing.contains(Missing.CONSENT)) {
            return Verdict.refused("communication.refused.consent");
        }
        if (missing.contains(Missing.PICTURE_CONSENT)) {
            return Verdict.refused("communication.refused.picture-consent");
        }
        return missing.isEmpty()
                ? Verdict.ALLOWED
                : Verdict.refused("communication.refused.incomplete", missing.size());
    }

    /** What readers find the story by: name, deed, place and headline, without marks. */
    private void refreshSearch(UUID exemplar) {
        jdbc.sql("""
                        UPDATE communication_publication publication
                           SET search = ' ' || regexp_replace(
                                   vn_fold(concat_ws(' ', exemplar.name, exemplar.deed, exemplar.place, story.headline)),
                                   '[^[:alnum:]]+', ' ', 'g') || ' '
                          FROM communication_story story
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = story.exemplar_id
                         WHERE publication.exemplar_id = :exemplar
                           AND publication.ended_at IS NULL
                           AND story.exemplar_id = publication.exemplar_id
                        """).param("exemplar", exemplar).update();
    }

    private void note(Actor by, String act, UUID exemplar, Map<String, String> details) {
        audit.record(by.by(), act, subject(exemplar), details);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
