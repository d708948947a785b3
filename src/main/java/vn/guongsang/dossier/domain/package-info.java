/** Who may do what with dossiers. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.dossier.domain;
