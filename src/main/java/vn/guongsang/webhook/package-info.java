/**
 * Tells other programs what becomes of duties, in the transaction of the act, by signed requests to the
 * addresses that administrators enter. No such address leads into a private network unless the operator
 * allows it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "delivery",
            "frame",
            "identity",
            "installation",
            "job",
            "organisation",
            "plan",
            "seal",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.webhook;
