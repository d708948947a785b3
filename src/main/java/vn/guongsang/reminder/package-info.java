/**
 * Reminders that arrive: mails before, on and after the day to whoever answers for a body, later to its
 * head too; the hub's daily digest; calendars that other programs read.
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
            "privacy",
            "time"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.reminder;
