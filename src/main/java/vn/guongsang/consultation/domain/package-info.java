/** Who may do what with what is on display. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.consultation.domain;
