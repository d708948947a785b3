/** Pages of council and decision. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.commendation.web;
