/** The list as a document. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.reward.paper;
