/**
 * Who learned from whom: a body says that it adopts what an exemplar does, since when, and with what
 * result.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "exemplar",
            "frame",
            "identity",
            "organisation",
            "plan",
            "privacy",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.replication;
