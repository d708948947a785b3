/**
 * The editor's desk: stories of recognised exemplars, checked against what was found of them, and the
 * decision to publish one or to end its publication.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "commendation",
            "document",
            "exemplar",
            "frame",
            "identity",
            "organisation",
            "plan",
            "plan :: pack",
            "privacy",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.communication;
