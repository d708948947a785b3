/** Pages of the ledger. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.ledger.web;
