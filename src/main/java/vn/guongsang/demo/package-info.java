/**
 * The demo world: invented people in bodies that the bundled plans name, exemplars at every stage,
 * and a business day of its own that an administrator can move. It is made through the same acts as
 * everything else. A real installation has none of it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "commendation",
            "communication",
            "council",
            "document",
            "dossier",
            "exemplar",
            "frame",
            "identity",
            "installation",
            "ledger",
            "organisation",
            "plan",
            "plan :: pack",
            "privacy",
            "replication",
            "rules",
            "signin",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.demo;
