/** The administrator's pages on receivers of events. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.webhook.web;
