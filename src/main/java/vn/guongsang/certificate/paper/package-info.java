/** How certificates look: designs, the fitting of text, and drawing as PDF and for the screen. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.certificate.paper;
