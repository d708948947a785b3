/** The log as an actor may read it. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.oversight.reading;
