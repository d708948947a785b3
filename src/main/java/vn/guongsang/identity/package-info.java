/**
 * Accounts, the posts that people hold in bodies, sign-in, and {@link vn.guongsang.identity.Permissions},
 * the one place that decides who may do what, to which each module contributes its policy.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.identity;
