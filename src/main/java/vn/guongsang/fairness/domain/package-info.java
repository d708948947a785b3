/** Who may see and set what of fairness, and when numbers are released. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.fairness.domain;
