/**
 * The ledger: subjects that last, each one record for life, and all that they were ever awarded, with their yearly
 * ratings, initiatives, discipline and open matters. Awards stay with the body of their day, whatever became of it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "job",
            "organisation",
            "plan",
            "privacy",
            "rows",
            "rules",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.ledger;
