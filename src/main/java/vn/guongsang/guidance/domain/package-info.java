/** Who may see and set the numbers of a guidance. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.guidance.domain;
