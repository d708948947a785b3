/** Unit plans over all bodies, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.unitplan.reading;
