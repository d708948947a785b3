/** The numbers, from the views of other modules. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.fairness.reading;
