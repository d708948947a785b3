/**
 * Accounts, the posts that people hold in bodies, sign-in, and the one place that decides who may
 * do what , to which each module contributes policies.
 */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package vn.guongsang.identity;
