package vn.guongsang.dossier;

import java.util.List;
import java.util.Set;
import vn.guongsang.rules.RequiredPart;

/**
 * What a dossier still lacks before it can be sent, each with what to do.
 *
 * @param fields of the nomination and the report that are empty, in the order of the form
 * @param parts that the award's template of the day requires and that no file answers
 */
public record Completeness(List<String> fields, List<RequiredPart> parts) {

    /** Code of the part that is written in the product itself and needs no file. */
    public static final String REPORT = "report";

    static Completeness of(Dossier dossier, List<RequiredPart> required, List<Dossiers.PartFile> files) {
        Set<String> there = files.stream().map(Dossiers.PartFile::part).collect(java.util.stream.Collectors.toSet());
        var fields = new java.util.ArrayList<String>();
        if (dossier.nomination().citation().isBlank()) {
            fields.add("citation");
        }
        if (dossier.report().background().isBlank()) {
            fields.add("background");
        }
        if (dossier.report().achievement().isBlank()) {
            fields.add("achievement");
        }
        return new Completeness(
                List.copyOf(fields),
                required.stream()
                        .filter(part -> !part.code().equals(REPORT))
                        .filter(part -> !there.contains(part.code()))
                        .toList());
    }

    public boolean complete() {
        return fields.isEmpty() && parts.isEmpty();
    }

    public int missing() {
        return fields.size() + parts.size();
    }
}
