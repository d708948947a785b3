/**
 * Plans written in the browser: drafts that are packs, changed entry by entry, looked over, compared and
 * published as a version; and what bodies ask to have amended.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
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
package vn.guongsang.authoring;
