package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A succession was recorded, perhaps ahead of its day. Published within the transaction that records it.
 *
 * @param effective first day of what came after
 * @param ended bodies whose last day is the day before
 * @param successors bodies that took over, new or going on
 */
public record SuccessionRecorded(UUID id, LocalDate effective, Set<UUID> ended, Set<UUID> successors) {}
