package vn.guongsang.similarity;

import java.util.Optional;
import java.util.UUID;

/** Where the texts of reports are kept, as a bean of the module that keeps them: here is no second copy of them. */
@FunctionalInterface
public interface ReportTexts {

    /**
     * The text exactly as it was added, or empty where it is no longer kept.
     *
     * @param edition counts the texts that a report has had, from 1
     */
    Optional<String> text(UUID report, int edition);
}
