/** Answers that explain themselves: what every rule and policy of the product returns. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.guongsang.verdict;
