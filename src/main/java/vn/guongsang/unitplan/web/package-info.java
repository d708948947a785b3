/** Pages of what bodies bring in of their own. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.unitplan.web;
