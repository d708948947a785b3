package vn.guongsang.council;

import java.util.Set;
import java.util.UUID;

/**
 * What a council is asked to decide on. It means nothing to the council but its name and its papers.
 *
 * @param kind whose it is, e.g. {@code dossier}: together with the id it is known again when it is decided
 * @param subtitle what tells it from another of the same title
 * @param award code of the catalogue of awards, by which the threshold is found; empty for the usual majority
 * @param href where its papers are, opened with each member's own permission
 * @param interested accounts, or bodies, that have an interest in it: proposed for recusal, never recused by themselves
 */
public record Matter(
        String kind, UUID id, String title, String subtitle, String award, String href, Set<UUID> interested) {

    public Matter {
        interested = Set.copyOf(interested);
    }
}
