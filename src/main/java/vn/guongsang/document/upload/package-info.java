/** What a file that comes in really is, and pictures drawn anew. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.document.upload;
