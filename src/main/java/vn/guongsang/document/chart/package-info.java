/** Small charts for pages, drawn on the server. */
@org.springframework.modulith.NamedInterface("chart")
@org.jspecify.annotations.NullMarked
package vn.guongsang.document.chart;
