/** Who may do what with what bodies bring in of their own. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.unitplan.domain;
