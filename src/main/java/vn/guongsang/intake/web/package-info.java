/** Pages of the lists that come in. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.intake.web;
