/** What councils hold of people, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.council.reading;
