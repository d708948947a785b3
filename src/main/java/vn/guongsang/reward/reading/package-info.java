/** Lists of payments, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.reward.reading;
