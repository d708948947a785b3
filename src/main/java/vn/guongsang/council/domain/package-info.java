/** Who may do what with councils. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.council.domain;
