/** Lists of nominations that come in from Excel: looked through row by row, put right in place, written as a whole. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.dossier.list;
