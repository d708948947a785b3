/** How pages are built, served and kept from breaking; nothing here is called by other modules. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.frame.web;
