package vn.guongsang.authoring.domain;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.authoring.Draft;
import vn.guongsang.identity.Actor;

/** All drafts, and every edition of what they say. */
@Repository
public class Drafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Open ones first, then what was changed last. */
    public List<Draft> all() {
        return jdbc.sql(
                        DRAFT
                                + " ORDER BY publication.draft_id IS NOT NULL OR discard.draft_id IS NOT NULL, edition.changed_at DESC")
                .query(Draft.class)
                .list();
    }

    public Optional<Draft> find(UUID id) {
        return jdbc.sql(DRAFT + " WHERE draft.id = :id")
                .param("id", id)
                .query(Draft.class)
                .optional();
    }

    /** What it says now. */
    public DraftPack pack(UUID draft) {
        return pack(draft, edition(draft));
    }

    public DraftPack pack(UUID draft, int edition) {
        String text = jdbc.sql("SELECT pack FROM authoring_edition WHERE draft_id = :draft AND number = :edition")
                .param("draft", draft)
                .param("edition", edition)
                .query(String.class)
                .single();
        return DraftPack.of(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** Who changed what when. */
    public record Edition(int number, String address, Instant changedAt, String changedByName) {}

    /** The newest first. */
    public List<Edition> editions(UUID draft, int most) {
        return jdbc.sql("""
                        SELECT number, address, changed_at, changed_by_name
                          FROM authoring_edition
                         WHERE draft_id = :draft
                         ORDER BY number DESC
                         LIMIT :most
                        """)
                .param("draft", draft)
                .param("most", most)
                .query(Edition.class)
                .list();
    }

    /** Who changed a place last. */
    public Optional<Edition> lastOf(UUID draft, String address) {
        return jdbc.sql("""
                        SELECT number, address, changed_at, changed_by_name
                          FROM authoring_edition
                         WHERE draft_id = :draft
                           AND address IN ('', :address)
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("draft", draft)
                .param("address", address)
                .query(Edition.class)
                .optional();
    }

    /** Whether it, or the plan that it amends, was taken from a plan of somebody else. */
    public boolean isBorrowed(UUID draft) {
        return jdbc.sql("""
                        SELECT draft.borrowed
                               OR EXISTS (SELECT
                                            FROM authoring_publication publication
                                            JOIN authoring_draft before ON before.id = publication.draft_id
                                           WHERE publication.plan_id = draft.plan_id
                                             AND before.borrowed)
                          FROM authoring_draft draft
                         WHERE draft.id = :draft
                        """).param("draft", draft).query(Boolean.class).single();
    }

    /** Whether somebody changed a place last. */
    boolean lastIs(UUID draft, String address, Actor by) {
        return jdbc.sql("""
                        SELECT changed_by = :account
                          FROM authoring_edition
                         WHERE draft_id = :draft
                           AND address = :address
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("draft", draft)
                .param("address", address)
                .param("account", by.accountId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void open(
            Actor by,
            UUID id,
            UUID body,
            @Nullable UUID plan,
            @Nullable Integer base,
            @Nullable UUID issuer,
            boolean borrowed) {
        jdbc.sql("""
                        INSERT INTO authoring_draft (id, body_id, plan_id, base_version, issuer_id, borrowed,
                                                     opened_at, opened_by, opened_by_name)
                        VALUES (:id, :body, :plan, :base, :issuer, :borrowed, :now, :account, :person)
                        """)
                .param("id", id)
                .param("body", body)
                .param("plan", plan, Types.OTHER)
                .param("base", base, Types.INTEGER)
                .param("issuer", issuer, Types.OTHER)
                .param("borrowed", borrowed)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
    }

    /** One after the other: whoever comes second sees what the first one wrote. */
    void lock(UUID draft) {
        jdbc.sql("SELECT id FROM authoring_draft WHERE id = :id FOR UPDATE")
                .param("id", draft)
                .query(UUID.class)
                .single();
    }

    /** Whether the last who changed a place did it with this form. */
    boolean lastBy(UUID draft, String address, UUID form) {
        return jdbc.sql("""
                        SELECT form_id
                          FROM authoring_edition
                         WHERE draft_id = :draft
                           AND address IN ('', :address)
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("draft", draft)
                .param("address", address)
                .query(UUID.class)
                .optional()
                .filter(form::equals)
                .isPresent();
    }

    /**
     * Adds an edition; what the same form changes in the same place again takes the place of its last one.
     *
     * @return whether it is a new edition
     */
    @Transactional
    boolean write(Actor by, UUID draft, String address, @Nullable UUID form, DraftPack pack) {
        int edition = jdbc.sql("SELECT coalesce(max(number), 0) FROM authoring_edition WHERE draft_id = :draft")
                .param("draft", draft)
                .query(Integer.class)
                .single();
        boolean again = form != null
                && jdbc.sql("""
                                SELECT EXISTS (SELECT
                                                 FROM authoring_edition
                                                WHERE draft_id = :draft
                                                  AND number = :edition
                                                  AND form_id = :form
                                                  AND address = :address)
                                """)
                        .param("draft", draft)
                        .param("edition", edition)
                        .param("form", form)
                        .param("address", address)
                        .query(Boolean.class)
                        .single();
        jdbc.sql("""
                        INSERT INTO authoring_edition (draft_id, number, title, pack, address, form_id,
                                                       changed_at, changed_by, changed_by_name)
                        VALUES (:draft, :number, :title, :pack, :address, :form, :now, :account, :person)
                        ON CONFLICT (draft_id, number) DO UPDATE
                           SET title = excluded.title,
                               pack = excluded.pack,
                               changed_at = excluded.changed_at
                        """)
                .param("draft", draft)
                .param("number", again ? edition : edition + 1)
                .param(
                        "title",
                        pack.at("plan")
                                .map(plan -> DraftPack.nameOf(plan.said(), ""))
                                .orElse(""))
                .param("pack", new String(pack.bytes(), StandardCharsets.UTF_8))
                .param("address", address)
                .param("form", form, Types.OTHER)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        return !again;
    }

    /** What a body asked, and the draft was to answer. */
    record TakenUp(String clause, String words) {}

    List<TakenUp> takenUp(UUID draft) {
        return jdbc.sql("""
                        SELECT request.clause, request.words
                          FROM authoring_answer answer
                          JOIN authoring_request request ON request.id = answer.request_id
                         WHERE answer.draft_id = :draft
                         ORDER BY request.asked_at, request.id
                        """).param("draft", draft).query(TakenUp.class).list();
    }

    void discard(Actor by, UUID draft, String reason) {
        jdbc.sql("""
                        INSERT INTO authoring_discard (draft_id, reason, discarded_at, discarded_by, discarded_by_name)
                        VALUES (:draft, :reason, :now, :account, :person)
                        """)
                .param("draft", draft)
                .param("reason", reason)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
    }

    private int edition(UUID draft) {
        return jdbc.sql("SELECT max(number) FROM authoring_edition WHERE draft_id = :draft")
                .param("draft", draft)
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final String DRAFT = """
            SELECT draft.id, draft.body_id, body.name AS body, draft.plan_id, draft.base_version, draft.issuer_id,
                   edition.title, edition.number AS edition, edition.changed_at, edition.changed_by_name,
                   CASE
                       WHEN publication.draft_id IS NOT NULL THEN 'PUBLISHED'
                       WHEN discard.draft_id IS NOT NULL THEN 'DISCARDED'
                       ELSE 'OPEN'
                   END AS state
              FROM authoring_draft draft
              JOIN organisation_v_body body ON body.id = draft.body_id
              JOIN LATERAL (SELECT number, title, changed_at, changed_by_name
                              FROM authoring_edition
                             WHERE draft_id = draft.id
                             ORDER BY number DESC
                             LIMIT 1) edition ON true
              LEFT JOIN authoring_publication publication ON publication.draft_id = draft.id
              LEFT JOIN authoring_discard discard ON discard.draft_id = draft.id
            """;
}
