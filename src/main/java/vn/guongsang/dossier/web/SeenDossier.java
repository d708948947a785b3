package vn.guongsang.dossier.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Crumb;
import vn.guongsang.frame.Step;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** Finds the dossier of an address for an actor, or refuses as if it were not there. */
@Component
public class SeenDossier {

    static final String LIST = "/ho-so";

    private final Dossiers dossiers;
    private final Permissions permissions;

    SeenDossier(Dossiers dossiers, Permissions permissions) {
        this.dossiers = dossiers;
        this.permissions = permissions;
    }

    Dossier by(Actor actor, UUID id) {
        return by(actor, DossierAction.READ, id);
    }

    /** One who may see it but not do this is told so. */
    Dossier by(Actor actor, DossierAction action, UUID id) {
        Dossier dossier = dossiers.get(id);
        permissions.require(actor, action, dossier);
        return dossier;
    }

    public static String address(UUID id) {
        return LIST + "/" + id;
    }

    public static List<Crumb> crumbs() {
        return List.of(Crumb.of("dossier.menu", LIST));
    }

    public static List<Crumb> crumbs(Dossier dossier) {
        return List.of(
                Crumb.of("dossier.menu", LIST),
                new Crumb(Text.plain(dossier.nomination().name()), address(dossier.id())));
    }

    /** The way of a dossier as steps; the short way has no council. */
    public static List<Step> way(Dossier dossier) {
        boolean shortWay = dossier.nomination().shortWay();
        int council = shortWay ? 0 : 1;
        int current = switch (dossier.state()) {
            case DRAFT, RETURNED -> 0;
            case SUBMITTED, WITHDRAWN -> 1;
            case ACCEPTED, FAILED -> 2;
            case APPRAISED -> 3;
            case PASSED -> 3 + council;
            case AWARDED, REVOKED -> 4 + council;
        };
        return Step.of(
                shortWay
                        ? List.of(
                                "dossier.way.write",
                                "dossier.way.receive",
                                "dossier.way.appraise",
                                "dossier.way.decide")
                        : List.of(
                                "dossier.way.write",
                                "dossier.way.receive",
                                "dossier.way.appraise",
                                "dossier.way.council",
                                "dossier.way.decide"),
                current);
    }

    public static Badge badge(DossierState state) {
        String word = "dossier.state." + state;
        return switch (state) {
            case DRAFT, WITHDRAWN -> Badge.notOpen(word);
            case SUBMITTED, ACCEPTED, APPRAISED, PASSED -> Badge.waiting(word);
            case RETURNED -> Badge.near(word);
            case FAILED, REVOKED -> Badge.failed(word);
            case AWARDED -> Badge.honour(word);
        };
    }
}
