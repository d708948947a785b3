/**
 * Pacts of clusters and blocs: what the members promise each other for a year, signed by the leader of each, and
 * its reviews at midyear and at the end of the year.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "organisation",
            "plan",
            "privacy",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.pact;
