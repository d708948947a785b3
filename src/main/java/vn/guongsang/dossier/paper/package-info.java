/** The papers of a dossier. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.dossier.paper;
