/**
 * Certificates of awards: their numbers in the register of a body, how they look, printing them, and the page on which
 * anybody who holds one sees whether it is valid. It knows of a decision only what the module tells that makes it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "installation",
            "job",
            "organisation",
            "plan",
            "privacy",
            "seal",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.certificate;
