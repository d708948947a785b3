/**
 * From a council's vote to a decision: the vote as recorded, the decision that a named person
 * issues under a number, and its paper.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "certificate",
            "council",
            "document",
            "dossier",
            "exemplar",
            "frame",
            "identity",
            "ledger",
            "organisation",
            "outgoing",
            "paper",
            "paper :: exchange",
            "plan",
            "plan :: pack",
            "privacy",
            "reward",
            "rules",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.commendation;
