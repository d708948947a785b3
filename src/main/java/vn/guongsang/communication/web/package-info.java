/** Pages of the editor's desk. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.communication.web;
