package vn.guongsang.organisation;

import java.util.Set;
import java.util.UUID;

/**
 * The recording of a succession was taken back: the ended bodies never ended, the born ones never were.
 * Published within the transaction. Whoever let something follow from the recording by itself takes it
 * back too, also what refers to the born bodies, for they are about to go; whoever holds a person's
 * decision that rests on it throws a {@link vn.guongsang.verdict.Refusal}.
 */
public record SuccessionAnnulled(UUID id, Set<UUID> ended, Set<UUID> born) {}
