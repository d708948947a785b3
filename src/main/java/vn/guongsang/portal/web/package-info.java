/** Pages, feed and maps of the public site. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.portal.web;
