/** Dossiers as lists, on desks, and for those whom they concern. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.dossier.reading;
