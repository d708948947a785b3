/** {@code bin/guongsang audit …}: the log verified without the server, or beside it. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.audit.cli;
