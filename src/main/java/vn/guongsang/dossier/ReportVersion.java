package vn.guongsang.dossier;

import java.time.LocalDate;

/**
 * The report as it stood once. What saves itself while somebody writes is no version.
 *
 * @param number counts the versions of a dossier, from 1
 * @param reason why it was kept, in the words that {@link Occasion} asks for
 */
public record ReportVersion(
        int number,
        Occasion occasion,
        String reason,
        String citation,
        String background,
        String achievement,
        LocalDate keptOn,
        String keptByName) {

    /** Why a version was kept. */
    public enum Occasion {
        SENT,
        /** with the reason of the return */
        RETURNED,
        /** somebody said so, and why */
        SAVED,
        /** before something took its place: the name of the file, or empty for an older version */
        REPLACED,
        /** with the number of the older version that it repeats */
        RESTORED;

        /** Whether those to whom the dossier was sent may read it; the others are its body's own. */
        public boolean common() {
            return this == SENT || this == RETURNED;
        }
    }

    /** The two parts of the report as one text. */
    public String text() {
        return background + "\n\n" + achievement;
    }

    /** Whether a dossier still says the same. */
    boolean says(Dossier dossier) {
        return citation.equals(dossier.nomination().citation())
                && new Report(background, achievement).equals(dossier.report());
    }
}
