/**
 * Plans: packs read and checked, and what they ask of whom by when. Code never names a plan; what a
 * plan says is data ({@code docs/plan-pack.md}).
 */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan;
