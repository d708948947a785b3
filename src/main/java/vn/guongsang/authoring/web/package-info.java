/** Pages on which plans are written. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.authoring.web;
