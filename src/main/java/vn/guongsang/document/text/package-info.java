/** Text on its way into files: cleaning and markup. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.document.text;
