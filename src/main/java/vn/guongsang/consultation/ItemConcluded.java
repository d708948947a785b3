package vn.guongsang.consultation;

import java.util.UUID;
import vn.guongsang.identity.Actor;

/**
 * Somebody has concluded a consultation on one thing. Published in the transaction that does so.
 *
 * @param kind of the thing, as its {@link Exhibit} named it
 */
public record ItemConcluded(String kind, UUID id, Finding finding, String reason, Actor by) {}
