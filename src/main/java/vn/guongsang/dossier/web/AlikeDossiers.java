package vn.guongsang.dossier.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.ReportVersion;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.similarity.Alike;
import vn.guongsang.similarity.Passage.Side;
import vn.guongsang.similarity.Passage.Span;
import vn.guongsang.similarity.Similarities;

/** The other dossiers whose report that of a dossier repeats, as its appraiser may see them. */
@Component
public class AlikeDossiers {

    private final Similarities similarities;
    private final Dossiers dossiers;
    private final Permissions permissions;
    private final Bodies bodies;

    AlikeDossiers(Similarities similarities, Dossiers dossiers, Permissions permissions, Bodies bodies) {
        this.similarities = similarities;
        this.dossiers = dossiers;
        this.permissions = permissions;
        this.bodies = bodies;
    }

    /**
     * @param percent of the words of the shorter report
     * @param other null where the reader may not see it
     * @param holder who can be asked about it
     * @param sameSubject whether it is about whom this dossier is about
     * @param passages with an empty other side where the reader may not see it
     */
    public record Shown(
            long percent,
            @Nullable Dossier other,
            String body,
            String holder,
            boolean sameSubject,
            List<Pair> passages) {}

    /** A passage side by side. */
    public record Pair(List<Piece> here, List<Piece> there) {}

    /** @param same whether the other side says it word by word */
    public record Piece(String text, boolean same) {}

    /** Of the report last sent; reports that came later are told as well. */
    List<Shown> of(Actor reader, Dossier dossier) {
        return dossiers.reports(dossier.id()).stream()
                .findFirst()
                .map(ReportVersion::text)
                .map(text -> similarities.alike(text, dossier.id()).stream()
                        .map(alike -> shown(reader, dossier, text, alike))
                        .toList())
                .orElse(List.of());
    }

    private Shown shown(Actor reader, Dossier dossier, String text, Alike alike) {
        Dossier other = dossiers.get(alike.report());
        boolean seen = permissions.may(reader, DossierAction.READ, other);
        String otherText = seen ? text(other.id(), alike.edition()) : "";
        return new Shown(
                Math.round(alike.share() * 100),
                seen ? other : null,
                bodies.get(other.bodyId()).name(),
                bodies.get(other.addresseeId()).name(),
                seen && other.nomination().subject().equals(dossier.nomination().subject()),
                alike.passages().stream()
                        .map(passage -> new Pair(
                                pieces(text, passage.here()), seen ? pieces(otherText, passage.there()) : List.of()))
                        .toList());
    }

    private String text(UUID dossier, int edition) {
        return dossiers.reports(dossier).stream()
                .filter(sent -> sent.number() == edition)
                .map(ReportVersion::text)
                .findFirst()
                .orElseThrow();
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
