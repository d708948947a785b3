/** Lists of the ledger, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.ledger.reading;
