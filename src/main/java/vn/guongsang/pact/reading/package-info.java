/** Pacts over all clusters and blocs, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.pact.reading;
