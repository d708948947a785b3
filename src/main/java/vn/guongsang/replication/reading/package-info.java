/** The library of models, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.replication.reading;
