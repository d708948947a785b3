package vn.guongsang.identity;

/** A password after hashing; the password itself is never kept. */
public record PasswordHash(String value) {}
