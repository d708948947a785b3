/**
 * Fairness: who is put forward, received, passed and awarded, by kind of work, gender, area, kind of subject and sector, so
 * that one sees where whom is lost. Numbers only; of ethnic minorities none that could tell of one person.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "document :: chart",
            "frame",
            "identity",
            "job",
            "ledger",
            "organisation",
            "plan",
            "plan :: pack",
            "privacy",
            "rules",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.fairness;
