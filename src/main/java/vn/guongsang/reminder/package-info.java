/**
 * Reminders that arrive: mails before, on and after the day to whoever answers for a body, later to its
 * head too, and to bodies whose opinion on a dossier is asked for; the hub's daily digest; calendars that other programs read.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "delivery",
            "dossier",
            "frame",
            "identity",
            "installation",
            "job",
            "organisation",
            "plan",
            "privacy",
            "time"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.reminder;
