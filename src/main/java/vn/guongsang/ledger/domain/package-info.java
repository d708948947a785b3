/** Who may do what with the ledger. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.ledger.domain;
