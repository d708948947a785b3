/** Who may do what with certificates. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.certificate.domain;
