/**
 * What bodies bring in of their own under a plan: the plan of the unit, with the contents that the
 * parent's clause asks for checked off one by one, and criteria on top of the general ones.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "authoring",
            "directory",
            "document",
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
package vn.guongsang.unitplan;
