/** Who may look over what. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.oversight.domain;
