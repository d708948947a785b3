package vn.guongsang.dossier.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.ReportVersion;
import vn.guongsang.similarity.ReportTexts;

/** The reports of dossiers as they were sent, to be compared with each other. */
@Component
class SentReports implements ReportTexts {

    private final Dossiers dossiers;

    SentReports(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Optional<String> text(UUID report, int edition) {
        return dossiers.reports(report).stream()
                .filter(sent -> sent.number() == edition)
                .map(ReportVersion::text)
                .findFirst();
    }
}
