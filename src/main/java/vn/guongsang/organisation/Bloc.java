package vn.guongsang.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cluster (cụm) or bloc (khối) in which the bodies of one level vie with each other. */
public record Bloc(
        UUID id, UUID ownerId, String kind, @Nullable Integer number, String name) {}
