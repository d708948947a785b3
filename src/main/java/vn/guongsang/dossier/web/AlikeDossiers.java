package vn.guongsang.dossier.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.AlikeJudgement;
import vn.guongsang.dossier.AlikeReports;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Known;
import vn.guongsang.identity.Actor;
import vn.guongsang.similarity.Passage.Side;
import vn.guongsang.similarity.Passage.Span;
import vn.guongsang.similarity.ReportTexts;
import vn.guongsang.similarity.Similarities;
import vn.guongsang.similarity.Similarities.Found;

/** The other dossiers whose report that of a dossier repeats, as its appraiser may see them. */
@Component
public class AlikeDossiers {

    private final Similarities similarities;
    private final AlikeReports reports;
    private final DossierList list;
    private final ReportTexts texts;

    AlikeDossiers(Similarities similarities, AlikeReports reports, DossierList list, ReportTexts texts) {
        this.similarities = similarities;
        this.reports = reports;
        this.list = list;
        this.texts = texts;
    }

    /**
     * @param percent of the words of the shorter report
     * @param sameSubject whether it is about whom this dossier is about
     * @param judged what was found last, null before anybody looked
     */
    public record Shown(
            long percent,
            Known other,
            boolean sameSubject,
            @Nullable AlikeJudgement judged) {}

    /** A passage side by side. */
    public record Pair(List<Piece> here, List<Piece> there) {}

    /** @param same whether the other side says it word by word */
    public record Piece(String text, boolean same) {}

    /** As it was found when one or the other was sent, or last compared; nothing is compared here. */
    List<Shown> of(Actor reader, Dossier dossier) {
        List<Found> found = similarities.found(dossier.id());
        Map<UUID, Known> others =
                list.known(reader, found.stream().map(Found::other).toList());
        List<AlikeJudgement> judgements = reports.judgements(dossier.id());
        return found.stream()
                .flatMap(pair -> Optional.ofNullable(others.get(pair.other())).stream()
                        .map(other -> shown(dossier, pair, other, judgements)))
                .toList();
    }

    private static Shown shown(Dossier dossier, Found pair, Known other, List<AlikeJudgement> judgements) {
        return new Shown(
                Math.round(pair.share() * 100),
                other,
                other.seen() && other.subjectId().equals(dossier.nomination().subject()),
                judgements.stream()
                        .filter(judgement -> judgement.about(dossier.id(), other.id()))
                        .findFirst()
                        .orElse(null));
    }

    /** The passages of two reports; empty where they were not found alike. */
    Optional<List<Pair>> passages(UUID dossier, UUID other) {
        return similarities.found(dossier).stream()
                .filter(found -> found.other().equals(other))
                .findFirst()
                .map(found -> pairs(
                        texts.text(dossier, found.edition()).orElse(""),
                        texts.text(other, found.otherEdition()).orElse("")));
    }

    private static List<Pair> pairs(String here, String there) {
        return Similarities.passages(here, there).stream()
                .map(passage -> new Pair(pieces(here, passage.here()), pieces(there, passage.there())))
                .toList();
    }

    private static List<Piece> pieces(String text, Side side) {
        var pieces = new ArrayList<Piece>();
        int at = side.all().from();
        for (Span same : side.same()) {
            if (at < same.from()) {
                pieces.add(new Piece(text.substring(at, same.from()), false));
            }
            pieces.add(new Piece(text.substring(same.from(), same.to()), true));
            at = same.to();
        }
        return pieces;
    }
}
