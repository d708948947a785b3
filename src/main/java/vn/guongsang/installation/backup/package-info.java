/**
 * An installation in one file and back: every row, every sequence and every file of the home
 * directory, sealed by a passphrase. {@code docs/operating.md} has the format and the drill.
 */
@org.jspecify.annotations.NullMarked
package vn.guongsang.installation.backup;
