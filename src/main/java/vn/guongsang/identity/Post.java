package vn.guongsang.identity;

import java.util.UUID;

/** One role that a person holds in one body, e.g. officer at UBND xã Ninh Đông. */
public record Post(UUID id, Role role, UUID bodyId, String bodyName) {}
