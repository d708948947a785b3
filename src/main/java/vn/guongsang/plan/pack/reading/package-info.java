/**
 * From bytes to a plan pack or to findings: the file, its YAML, the schema and the rules beyond the
 * schema, all problems in one go with line and column. No input ends in an exception.
 */
@org.springframework.modulith.NamedInterface("pack")
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan.pack.reading;
