/** The administrator's pages on mails. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.delivery.web;
