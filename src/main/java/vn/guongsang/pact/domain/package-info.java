/** Who may do what with pacts. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.pact.domain;
