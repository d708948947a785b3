/**
 * Bodies (cơ quan, đơn vị, địa phương) in time, and the clusters and blocs that they form.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.organisation;
