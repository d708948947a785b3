/** What the digital signatures of a PDF file say, and to whom that is known here (ISO 32000-2, 12.8; ETSI EN 319 142-1). */
@org.jspecify.annotations.NullMarked
package vn.guongsang.paper.signature;
