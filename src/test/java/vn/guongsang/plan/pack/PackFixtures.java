package vn.guongsang.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;

/** The invented province of Sao Biển, and small packs made for one question. */
public final class PackFixtures {

    public static final Path SAO_BIEN = Path.of("src/test/resources/packs/sao-bien-2030.yaml");
    public static final Path LAM_HAI = Path.of("src/test/resources/packs/lam-hai-2026.yaml");
    public static final Path MISTAKES = Path.of("src/test/resources/packs/mistakes.yaml");

    private static final PackReader READER = new PackReader();

    private PackFixtures() {}

    public static PlanPack saoBien() {
        try {
            return pack(Files.readString(SAO_BIEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plan of 2030 and 2031 in which the department owes one thing. */
    public static PlanPack owing(String obligation) {
        return pack(owingText(obligation));
    }

    public static String owingText(String obligation) {
        return """
                format: guongsang.plan/1
                plan: {id: p, title: "Kế hoạch", kind: exemplars, issuer: hub, period: {from: "2030", to: "2031"}, clause: "I"}
                bodies:
                  - {id: hub, name: "Sở Nội vụ", kind: department, level: province, clause: "I"}
                milestones:
                  - {id: dated, name: "Ngày hội", date: "2030-06-11", clause: "I"}
                  - {id: yearly, name: "Ngày truyền thống", yearly: "06-11", clause: "I"}
                  - {id: some-time-in-2031, name: "Đại hội", year: "2031", clause: "I"}
                  - {id: windowed, name: "Hội nghị", window: {from: "2031-04-01", to: "2031-06-30"}, clause: "I"}
                  - {id: undated, name: "Lễ tổng kết", clause: "I"}
                  - {id: each-year, name: "Kết thúc năm học", dates: ["2030-05-30", "2031-05-29"], clause: "I"}
                obligations:
                  - {id: ob, kind: report, what: "Báo cáo", who: [hub], clause: "I", %s}
                """.formatted(obligation);
    }

    /** A due rule as a pack writes it; milestones are of no plan, so they are taken as they stand. */
    public static DueRule rule(String cadence, String due) {
        String milestone = due.replaceAll(".*milestone: ([\\w-]+).*", "$1");
        return pack(owingText("cadence: %s, due: %s".formatted(cadence, due))
                        .replace("id: dated", "id: " + (milestone.equals(due) ? "dated" : milestone)))
                .obligations()
                .getFirst()
                .due();
    }

    public static PlanPack pack(String yaml) {
        Reading reading = read(yaml);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).pack();
    }

    public static Reading read(String yaml) {
        return READER.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** Findings as {@code line:column code}. */
    public static List<String> findings(String yaml) {
        return summary(read(yaml).findings());
    }

    public static List<String> summary(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%d:%d %s".formatted(finding.line(), finding.column(), finding.code()))
                .toList();
    }
}
