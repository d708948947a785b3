/**
 * The two times of the product, never mixed: the {@link vn.guongsang.time.BusinessDay} of the work
 * and the real clock of the machine.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.guongsang.time;
