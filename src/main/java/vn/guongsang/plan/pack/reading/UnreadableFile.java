package vn.guongsang.plan.pack.reading;

/** Stops the reading of a file that nothing more can be said about. */
@SuppressWarnings("serial") // never leaves the package, never serialised
final class UnreadableFile extends RuntimeException {

    private final transient Finding finding;

    UnreadableFile(Finding finding) {
        super(finding.code(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
