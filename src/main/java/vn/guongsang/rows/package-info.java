/** Many rows into a table at once. Modules that take lists in write them through {@link vn.guongsang.rows.ManyRows}. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.guongsang.rows;
