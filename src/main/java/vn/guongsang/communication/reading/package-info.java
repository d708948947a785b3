/** What lies on the editor's desk, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.communication.reading;
