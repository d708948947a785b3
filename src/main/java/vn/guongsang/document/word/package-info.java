/** Word files as they come in. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.document.word;
