package vn.guongsang.architecture;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft, a dossier that was sent, and a decision that was issued, of Ninh Đông for the town. */
final class DossiersToWalk {

    private final JdbcClient jdbc;
    private final UUID body;
    private final UUID town;
    private final UUID account;

    DossiersToWalk(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.body = body("ninhdong");
        this.town = body("lanhdao.ninhhoa");
        this.account = jdbc.sql("SELECT id FROM identity_account WHERE username = 'ninhdong'")
                .query(UUID.class)
                .single();
    }

    private UUID body(String username) {
        return jdbc.sql("""
                        SELECT post.body_id
                          FROM identity_post post
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = :username
                         LIMIT 1
                        """).param("username", username).query(UUID.class).single();
    }

    /** @param file an attachment that stands behind a part of the one that was sent */
    Map<String, Map<String, String>> objects(UUID file) {
        UUID subject = id("""
                INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, born,
                                            added_on, added_at, added_by, added_by_name)
                SELECT id, id, 'individual', 'Lê Văn Hồ Sơ', '%s', '', NULL, '2025-03-10', now(), '%s', ''
                  FROM (SELECT uuidv7() AS id) AS new
                RETURNING id
                """.formatted(body, account));
        UUID collective = id("""
                INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, added_on, added_at, added_by, added_by_name)
                SELECT id, id, 'collective', 'Tổ Hồ Sơ', '%s', '', '2025-03-10', now(), '%s', ''
                  FROM (SELECT uuidv7() AS id) AS new
                RETURNING id
                """.formatted(body, account));
        UUID sent = dossier(subject, "SUBMITTED");
        jdbc.sql("""
                        INSERT INTO dossier_report (dossier_id, number, occasion, reason, citation, background, achievement,
                                                    kept_on, kept_at, kept_by, kept_by_name)
                        VALUES (:dossier, 1, 'SENT', '', 'Có thành tích.', '', '', '2025-03-10', now(), :account, '')
                        """).param("dossier", sent).param("account", account).update();
        jdbc.sql("INSERT INTO dossier_file VALUES (:file, :dossier, 'minutes', 'bien-ban.png', now())")
                .param("file", file)
                .param("dossier", sent)
                .update();
        UUID alike = dossier(subject, "SUBMITTED");
        jdbc.sql("INSERT INTO similarity_alike VALUES (:sent, 1, :alike, 1, 0.5)")
                .param("sent", sent)
                .param("alike", alike)
                .update();
        UUID opinion = id("""
                INSERT INTO dossier_opinion (id, dossier_id, body_id, agency, question, due_on, asked_on, asked_at,
                                             asked_by, asked_by_name)
                VALUES (uuidv7(), '%s', '%s', 'Phòng Kinh tế', 'Có ý kiến gì?', '2025-03-20', '2025-03-10', now(), '%s', '')
                RETURNING id
                """.formatted(sent, body("kinhte.ninhhoa"), account));
        UUID decision = id("""
                INSERT INTO commendation_award_decision (id, kind, issuer_id, about, reason, basis, drawn_up_on, drawn_up_at,
                                                         drawn_up_by, drawn_up_by_name, number, issued_on, signer, capacity)
                VALUES (uuidv7(), 'GRANT', '%s', 'Về việc tặng Giấy khen', '', 'Căn cứ Luật', '2025-03-10', now(),
                        '%s', '', '77/QĐ-UBND', '2025-03-10', 'Trần Quốc Khánh', 'CHỦ TỊCH')
                RETURNING id
                """.formatted(town, account));
        UUID entry = id("""
                INSERT INTO commendation_award_entry (id, decision_id, position, dossier_id, subject_id, body_id, name, kind,
                                                      place, citation, award, award_name, award_list, ground, year)
                VALUES (uuidv7(), '%s', 1, '%s', '%s', '%s', 'Lê Văn Hồ Sơ', 'individual',
                        '', 'Có thành tích.', 'GK', 'Giấy khen', 'FORM', 'MERIT', 2024)
                RETURNING id
                """.formatted(decision, dossier(subject, "AWARDED"), subject, body));
        UUID paper = id("""
                INSERT INTO paper_issued (id, kind, of_id, attachment_id, attached_on, attached_at, attached_by, person)
                VALUES (uuidv7(), 'award-decision', '%s', '%s', '2025-03-10', now(), '%s', '')
                RETURNING id
                """.formatted(decision, file, account));
        id("""
                INSERT INTO outgoing_paper (id, body_id, organ_id, kind, year, number, suffix, sign, by_hand, form, of_id,
                                            address, about, issued_on, signer, entered_at, person)
                VALUES (uuidv7(), '%s', uuidv7(), 'SUBMISSION', 2025, 15, '', '15/TTr-PNV', true, 'submission', '%s',
                        '', 'Về việc tặng Giấy khen', '2025-03-10', 'Nguyễn Văn Trình', now(), '')
                RETURNING id
                """.formatted(body("noivu.ninhhoa"), decision));
        UUID basis = id("""
                INSERT INTO outgoing_basis (id, body_id, form, words, holds_from, added_at, added_by, person)
                VALUES (uuidv7(), '%s', '', 'Căn cứ Luật', '2025-03-10', now(), '%s', '')
                RETURNING id
                """.formatted(town, account));
        UUID list = id("""
                INSERT INTO dossier_list (id, body_id, addressee_id, award, ground, short_way, year, file_name,
                                          brought_on, brought_at, brought_by, brought_by_name)
                VALUES (uuidv7(), '%s', '%s', 'GK', 'MERIT', false, 2024, 'a.xlsx', '2025-03-10', now(), '%s', '')
                RETURNING id
                """.formatted(body, town, account));
        UUID consultation = id("""
                INSERT INTO consultation_consultation (id, authority_id, title, days, basis, opened_on, closes_on,
                                                       opened_at, opened_by, person)
                VALUES (uuidv7(), '%s', 'Đợt', 5, 'Quy chế', '2025-03-10', '2025-03-17', now(), '%s', '')
                RETURNING id
                """.formatted(town, account));
        UUID item = id("""
                INSERT INTO consultation_item (consultation_id, kind, object_id, title, subtitle, summary, body_id)
                VALUES ('%s', 'dossier', '%s', 'Lê Văn Hồ Sơ', 'Giấy khen, 2024', 'Có thành tích.', '%s')
                RETURNING id
                """.formatted(consultation, dossier(subject, "ACCEPTED"), body));
        UUID publicOpinion = id("""
                INSERT INTO consultation_opinion (id, item_id, name, named, contact, words, received_on, received_at,
                                                  sent_from, state, moderated_on)
                VALUES (uuidv7(), '%s', 'Người gửi', false, '0900', 'Xứng đáng', '2025-03-10', now(),
                        '', 'PUBLISHED', '2025-03-10')
                RETURNING id
                """.formatted(item));
        return Map.ofEntries(
                Map.entry("ledger-collective", Map.of("id", collective.toString())),
                Map.entry(
                        "consultation",
                        Map.of("id", item.toString(), "item", item.toString(), "opinion", publicOpinion.toString())),
                Map.entry("nominations", Map.of("id", list.toString())),
                Map.entry(
                        "dossier",
                        Map.of(
                                "id",
                                sent.toString(),
                                "attachment",
                                file.toString(),
                                "opinion",
                                opinion.toString(),
                                "line",
                                "x",
                                "number",
                                "1",
                                "other",
                                alike.toString())),
                Map.entry(
                        "dossier-draft",
                        Map.of("id", dossier(subject, "DRAFT").toString(), "line", "x", "pointer", file.toString())),
                Map.entry(
                        "dossier-before-council",
                        Map.of("id", dossier(subject, "APPRAISED").toString(), "line", "x")),
                Map.entry("award-decision", Map.of("id", decision.toString(), "entry", entry.toString())),
                Map.entry("outgoing-basis", Map.of("id", basis.toString())),
                Map.entry("outgoing-notice", Map.of("form", "notice", "of", decision.toString())),
                Map.entry("outgoing-issued", Map.of("form", "submission", "of", decision.toString())),
                Map.entry(
                        "issued-paper",
                        Map.of("kind", "award-decision", "id", decision.toString(), "paper", paper.toString())));
    }

    private UUID dossier(UUID subject, String state) {
        return id("""
                INSERT INTO dossier_dossier (id, body_id, addressee_id, subject_id, name, kind, place, award, ground,
                                             short_way, year, citation, background, achievement, state, version,
                                             begun_on, begun_by, received_on, changed_at, changed_by_name)
                VALUES (uuidv7(), '%s', '%s', '%s', 'Lê Văn Hồ Sơ', 'individual', '', 'GK', 'MERIT',
                        false, 2024, 'Có thành tích.', '', '', '%s', 1,
                        '2025-03-10', '%s', '2025-03-10', now(), '')
                RETURNING id
                """.formatted(body, town, subject, state, account));
    }

    private UUID id(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }
}
