/** What the public may read, in SQL over the views of other modules. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.portal.reading;
