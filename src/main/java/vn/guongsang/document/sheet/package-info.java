/** Spreadsheets into XLSX. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.document.sheet;
