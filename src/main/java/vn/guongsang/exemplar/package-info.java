/**
 * The register of exemplars: who they are, the criteria they meet, and their path through
 * discovering, fostering, summing up and replicating.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "organisation",
            "plan",
            "plan :: pack",
            "privacy",
            "time",
            "unitplan",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.exemplar;
