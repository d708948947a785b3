/** The pages of fairness. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.fairness.web;
