/** Pages of sign-in and of one's own account. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.identity.web;
