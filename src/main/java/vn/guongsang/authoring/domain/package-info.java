/** Drafts, what they say, and what becomes of them. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.authoring.domain;
