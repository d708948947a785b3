/** The chain of hashes over all entries: how an entry is hashed, who links it, how the whole is verified. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.audit.chain;
