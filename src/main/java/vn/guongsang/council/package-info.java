/**
 * Councils of emulation and commendation: their composition in time, sessions with agenda, presence, recusal and
 * quorum, open and secret votes under dated rules, and the minutes. An item of the agenda is opaque: whoever
 * brings matters before a council offers them as an {@link vn.guongsang.council.AgendaSource} and hears of each
 * {@link vn.guongsang.council.MatterDecided}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "organisation",
            "outgoing",
            "paper",
            "privacy",
            "seal",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.council;
