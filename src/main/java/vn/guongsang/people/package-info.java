/**
 * People and their posts as administrators run them: appointing, moving, leaving, inviting by mail,
 * delegating, and the first administrator of an empty installation. An administrator looks after the
 * people of their own body and of those below it, and of no others.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "delivery",
            "directory",
            "document",
            "frame",
            "identity",
            "installation",
            "job",
            "organisation",
            "plan",
            "privacy",
            "signin",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.people;
