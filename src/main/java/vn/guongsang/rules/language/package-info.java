/** The closed language in which conditions of awards are written. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.rules.language;
