/**
 * Money that goes with awards: what each is worth by the rule of its day, with the article of every figure, and the list by
 * which a decision is paid. It knows of a decision only what the module tells that makes it.
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
package vn.guongsang.reward;
