/** The history of awards that comes in as files. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.ledger.history;
