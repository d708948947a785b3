/**
 * Plans as data: packs, the parts that bodies play in them, what bodies owe period by period, and
 * what they sent in answer.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "document :: chart",
            "frame",
            "identity",
            "job",
            "organisation",
            "privacy",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan;
