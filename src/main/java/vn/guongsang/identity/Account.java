package vn.guongsang.identity;

import java.util.UUID;

/** One person's way in. */
public record Account(UUID id, String username, String name) {}
