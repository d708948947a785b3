/** The command line for plan packs; needs no server. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan.cli;
