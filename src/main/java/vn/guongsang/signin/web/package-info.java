/** The door and the pages of one's own account. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.signin.web;
