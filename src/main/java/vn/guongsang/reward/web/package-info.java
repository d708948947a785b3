/** Pages of payment lists. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.reward.web;
