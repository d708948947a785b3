/** Pages of pacts and their reviews. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.pact.web;
