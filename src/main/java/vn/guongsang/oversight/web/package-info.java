/** Pages of the log, its anchors and its export. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.oversight.web;
