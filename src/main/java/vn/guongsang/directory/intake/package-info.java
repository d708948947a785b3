/** Lists of bodies that come in as files and go out again. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.directory.intake;
