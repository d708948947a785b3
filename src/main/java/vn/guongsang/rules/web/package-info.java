/** The two lists, the rules of an award, and their change. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.rules.web;
