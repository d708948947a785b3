/**
 * The plan pack: one YAML file that says everything a plan says which software can act on, read
 * into immutable records. No Spring and no database here; the format is {@code docs/plan-pack.md}.
 */
@org.springframework.modulith.NamedInterface("pack")
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan.pack;
