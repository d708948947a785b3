/**
 * Dossiers (hồ sơ đề nghị khen thưởng): who is put forward for which award, with report and evidence, and the way
 * from the body that puts forward to the authority that decides.
 *
 * <p>A dossier is judged by the rules of the day on which it was first received, and by the facts of the ledger.
 * What the rules leave open, a person finds, with reason. It ends in a decision, which module
 * {@code commendation} draws up.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "consultation",
            "council",
            "document",
            "exemplar",
            "frame",
            "guidance",
            "identity",
            "job",
            "ledger",
            "organisation",
            "outgoing",
            "plan",
            "plan :: pack",
            "privacy",
            "rows",
            "rules",
            "seal",
            "similarity",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.dossier;
