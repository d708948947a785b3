/** How cases are judged, how rules come in and change, and who may change them. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.rules.domain;
