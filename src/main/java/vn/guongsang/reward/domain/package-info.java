/** Who may do what with payment lists. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.reward.domain;
