package vn.guongsang.dossier;

import java.util.UUID;

/**
 * What a Word file says, by the parts of the prescribed form.
 *
 * @param leftOut paragraphs that belong to neither part, in their order
 */
public record WordReport(UUID dossier, String fileName, String background, String achievement, String leftOut) {}
