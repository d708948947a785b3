/** The pages of dossiers. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.dossier.web;
