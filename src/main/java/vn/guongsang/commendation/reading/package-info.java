/** Lists of decisions, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.commendation.reading;
