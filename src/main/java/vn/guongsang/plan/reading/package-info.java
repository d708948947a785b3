/** What pages, lists and exports of plans read from the tables, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan.reading;
