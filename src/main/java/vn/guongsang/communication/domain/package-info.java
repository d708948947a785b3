/** Who may sit at the editor's desk. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.communication.domain;
