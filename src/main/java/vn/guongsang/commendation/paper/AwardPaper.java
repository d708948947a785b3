package vn.guongsang.commendation.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.AwardDecision;
import vn.guongsang.commendation.AwardDecision.Change;
import vn.guongsang.commendation.AwardDecision.Entry;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.commendation.Drawn;
import vn.guongsang.document.Block;
import vn.guongsang.document.Block.Table;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.outgoing.Signs;

/**
 * The papers of a decision about awards in the form of Nghị định 30/2020/NĐ-CP: the submission (tờ trình) that
 * brings it before who signs, and the decision itself. A short list stands in its first article, a longer one in
 * an annex whose head repeats on every page.
 */
@Component
public class AwardPaper implements Drawn<AwardDecision> {

    /** So many names still read well inside an article. */
    private static final int IN_THE_ARTICLE = 5;

    private final Awarding awarding;
    private final Bodies bodies;
    private final Signs signs;

    AwardPaper(Awarding awarding, Bodies bodies, Signs signs) {
        this.awarding = awarding;
        this.bodies = bodies;
        this.signs = signs;
    }

    /** How the issuer of the decision is written. */
    public IssuerName issuer(AwardDecision decision) {
        return signs.issuer(decision.issuerId());
    }

    @Override
    public OfficialDocument paper(AwardDecision decision) {
        IssuerName issuer = issuer(decision);
        var paper = OfficialDocument.of(DocumentKind.DECISION, issuer.issuer())
                .about(about(decision))
                .authority(issuer.authority())
                .basedOn(bases(decision))
                .signedBy(
                        decision.signer() == null ? "" : decision.signer(),
                        (decision.capacity() == null ? issuer.capacity() : decision.capacity()).split("\\s*/\\s*"))
                .copiesTo(Wording.say("archive"), Wording.say("award.to.article"), Wording.say("award.to.publish"));
        switch (decision.kind()) {
            case GRANT -> grant(paper, decision);
            case CORRECTION -> correction(paper, decision);
            case REVOCATION -> revocation(paper, decision);
        }
        if (decision.number() != null && decision.issuedOn() != null) {
            paper.issued(decision.number(), decision.issuedOn());
        }
        return paper.build();
    }

    private static String about(AwardDecision decision) {
        return switch (decision.kind()) {
            case GRANT -> decision.about();
            case CORRECTION -> Wording.say("award.about.correction", Wording.inSentence(decision.about()));
            case REVOCATION -> Wording.say("award.about.revocation", Wording.inSentence(decision.about()));
        };
    }

    private static String[] bases(AwardDecision decision) {
        return decision.basis()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
    }

    private void grant(OfficialDocument.Builder paper, AwardDecision decision) {
        List<Entry> entries = awarding.entries(decision.id());
        Map<String, List<Entry>> byAward = entries.stream()
                .collect(Collectors.groupingBy(Entry::awardName, java.util.LinkedHashMap::new, Collectors.toList()));
        byAward.forEach((award, lines) -> {
            if (entries.size() <= IN_THE_ARTICLE) {
                paper.article(
                        Wording.say("award.grant", award, count(lines)),
                        lines.stream().map(AwardPaper::named).toArray(String[]::new));
            } else {
                paper.article(Wording.say("award.grant.list", award, count(lines)));
            }
        });
        paper.article(Wording.say("award.money"));
        paper.article(Wording.say("award.carry-out", bodies(entries)));
        paper.detail("so_luong", count(entries))
                .detail("khen_thuong", String.join(", ", byAward.keySet()))
                .list("danh_sach", rows(entries));
        if (entries.size() > IN_THE_ARTICLE) {
            byAward.forEach((award, lines) -> paper.annex(
                    Wording.say("award.list", award),
                    new Table(
                            List.of(
                                    new Column(Wording.say("award.column.no"), 1, Align.CENTER),
                                    new Column(Wording.say("award.column.name"), 4, Align.LEFT),
                                    new Column(Wording.say("award.column.place"), 4, Align.LEFT),
                                    new Column(Wording.say("award.column.citation"), 6, Align.LEFT)),
                            IntStream.range(0, lines.size())
                                    .mapToObj(i -> List.of(
                                            String.valueOf(i + 1),
                                            lines.get(i).name(),
                                            lines.get(i).place(),
                                            lines.get(i).citation()))
                                    .toList())));
        }
    }

    /** What a form that was edited in Word may lay out as it likes; {@link AwardForms} shows the same names. */
    private static List<Map<String, String>> rows(List<Entry> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> row(
                        i + 1,
                        entries.get(i).name(),
                        entries.get(i).place(),
                        entries.get(i).awardName(),
                        entries.get(i).citation()))
                .toList();
    }

    static Map<String, String> row(int number, String name, String place, String award, String citation) {
        var row = new java.util.LinkedHashMap<String, String>();
        row.put("stt", String.valueOf(number));
        row.put("ten", name);
        row.put("chuc_vu_don_vi", place);
        row.put("khen_thuong", award);
        row.put("thanh_tich", citation);
        return row;
    }

    /** {@code 02 tập thể, 03 cá nhân} */
    private static String count(List<Entry> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(Entry::kind, java.util.LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> "%02d %s".formatted(kind.getValue(), Wording.say("kind." + kind.getKey())))
                .collect(Collectors.joining(", "));
    }

    private static String named(Entry entry) {
        String who = entry.place().isEmpty() ? entry.name() : Wording.say("and", entry.name(), entry.place());
        return Wording.say("award.named", who, entry.citation());
    }

    private String bodies(List<Entry> entries) {
        var names = new LinkedHashSet<String>();
        entries.stream()
                .map(Entry::bodyId)
                .distinct()
                .forEach(body ->
                        names.add(IssuerName.of(bodies.get(body), bodies).head()));
        return String.join(", ", names);
    }

    private void correction(OfficialDocument.Builder paper, AwardDecision decision) {
        AwardDecision earlier = earlier(decision);
        Map<UUID, Change> changes = awarding.changes(decision.id());
        var points = new ArrayList<String>();
        for (Entry entry : awarding.concerned(decision)) {
            Change change = java.util.Objects.requireNonNull(changes.get(entry.id()));
            add(points, "award.column.name", entry.name(), change.name());
            add(points, "award.column.place", entry.place(), change.place());
            add(points, "award.column.citation", entry.citation(), change.citation());
        }
        paper.detail("quyet_dinh_goc", cited(earlier))
                .detail("ly_do", decision.reason())
                .list(
                        "dinh_chinh",
                        points.stream().map(point -> Map.of("noi_dung", point)).toList());
        paper.article(Wording.say("award.correct", cited(earlier)), points.toArray(String[]::new))
                .article(Wording.say("award.reason", decision.reason()))
                .article(Wording.say("award.part", cited(earlier)));
    }

    private static void add(
            List<String> points, String what, String before, @org.jspecify.annotations.Nullable String after) {
        if (after != null && !after.equals(before)) {
            points.add(Wording.say("award.instead", Wording.say(what), before, after));
        }
    }

    private void revocation(OfficialDocument.Builder paper, AwardDecision decision) {
        AwardDecision earlier = earlier(decision);
        paper.detail("quyet_dinh_goc", cited(earlier))
                .detail("ly_do", decision.reason())
                .list("danh_sach", rows(awarding.concerned(decision)));
        paper.article(
                        Wording.say("award.revoke", cited(earlier)),
                        awarding.concerned(decision).stream()
                                .map(entry -> Wording.say("award.revoked", entry.awardName(), entry.name()))
                                .toArray(String[]::new))
                .article(Wording.say("award.reason", decision.reason()))
                .article(Wording.say("award.recover"))
                .article(Wording.say("award.carry-out", bodies(awarding.concerned(decision))));
    }

    private AwardDecision earlier(AwardDecision decision) {
        return awarding.get(java.util.Objects.requireNonNull(decision.of()));
    }

    private static String cited(AwardDecision decision) {
        return decision.issuedOn() == null
                ? String.valueOf(decision.number())
                : Wording.say("award.cited", String.valueOf(decision.number()), Wording.day(decision.issuedOn()));
    }

    /** The submission by who drew the decision up, to the authority that signs it. */
    public OfficialDocument submission(AwardDecision decision, IssuerName from) {
        IssuerName issuer = issuer(decision);
        List<Entry> entries = decision.of() == null ? awarding.entries(decision.id()) : awarding.concerned(decision);
        var paper = OfficialDocument.of(DocumentKind.SUBMISSION, from.issuer())
                .about(about(decision))
                .to(issuer.authority())
                .paragraph(Wording.say("award.submit", count(entries), Wording.inSentence(about(decision))));
        if (!decision.reason().isEmpty()) {
            paper.paragraph(decision.reason());
        }
        Block table = new Table(
                List.of(
                        new Column(Wording.say("award.column.no"), 1, Align.CENTER),
                        new Column(Wording.say("award.column.name"), 4, Align.LEFT),
                        new Column(Wording.say("award.column.award"), 3, Align.LEFT),
                        new Column(Wording.say("award.column.citation"), 5, Align.LEFT)),
                IntStream.range(0, entries.size())
                        .mapToObj(i -> List.of(
                                String.valueOf(i + 1),
                                entries.get(i).name(),
                                entries.get(i).awardName(),
                                entries.get(i).citation()))
                        .toList());
        return paper.block(table)
                .detail("so_luong", count(entries))
                .list("danh_sach", rows(entries))
                .paragraph(Wording.say("award.submit.end", issuer.authority()))
                .signedBy("", from.capacity())
                .copiesTo(Wording.say("archive"), Wording.say("award.to.above"))
                .build();
    }

    /** The notice (thông báo) to the bodies that put forward: which of those named were awarded, by which decision. */
    public OfficialDocument notice(AwardDecision decision, IssuerName from) {
        List<Entry> entries = awarding.entries(decision.id());
        return about(decision, entries, from, "award.notice")
                .to(entries.stream()
                        .map(Entry::bodyId)
                        .distinct()
                        .map(body -> IssuerName.of(bodies.get(body), bodies).inFull())
                        .toArray(String[]::new))
                .paragraph(Wording.say("award.notice.end"))
                .build();
    }

    /** The announcement (thông báo công bố) of what was decided, for everybody. */
    public OfficialDocument announcement(AwardDecision decision, IssuerName from) {
        return about(decision, awarding.entries(decision.id()), from, "award.announcement")
                .build();
    }

    private OfficialDocument.Builder about(AwardDecision decision, List<Entry> entries, IssuerName from, String words) {
        return OfficialDocument.of(DocumentKind.NOTICE, from.issuer())
                .about(Wording.say(words + ".about", cited(decision)))
                .basedOn(Wording.say(
                        "basis",
                        Wording.say(
                                "award.of", cited(decision), issuer(decision).authority())))
                .paragraph(Wording.say(
                        words + ".text",
                        from.inFull(),
                        cited(decision),
                        issuer(decision).authority(),
                        Wording.inSentence(about(decision)),
                        count(entries)))
                .block(new Table(
                        List.of(
                                new Column(Wording.say("award.column.no"), 1, Align.CENTER),
                                new Column(Wording.say("award.column.name"), 5, Align.LEFT),
                                new Column(Wording.say("award.column.place"), 5, Align.LEFT),
                                new Column(Wording.say("award.column.awarded"), 4, Align.LEFT)),
                        rows(entries).stream()
                                .map(row -> List.of(
                                        String.valueOf(row.get("stt")),
                                        String.valueOf(row.get("ten")),
                                        String.valueOf(row.get("chuc_vu_don_vi")),
                                        String.valueOf(row.get("khen_thuong"))))
                                .toList()))
                .detail("quyet_dinh_goc", cited(decision))
                .detail("so_luong", count(entries))
                .list("danh_sach", rows(entries))
                .signedBy("", from.capacity())
                .copiesTo(Wording.say("archive"), Wording.say(words + ".to"), Wording.say("award.to.publish"));
    }
}
