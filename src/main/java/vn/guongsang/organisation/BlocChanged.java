package vn.guongsang.organisation;

import java.util.UUID;

/**
 * Somebody joined or left a cluster or bloc, or the turn to lead it went to another, perhaps ahead of the day.
 * Published within the transaction that records it.
 *
 * @param owner whose cluster or bloc it is
 */
public record BlocChanged(UUID owner) {}
