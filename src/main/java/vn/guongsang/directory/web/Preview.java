package vn.guongsang.directory.web;

import java.util.Map;
import java.util.UUID;
import vn.guongsang.organisation.Succession;

/**
 * What a draft leads to, for the last look before it is recorded.
 *
 * @param names of those before, by id
 * @param choices successors by id: who may be chosen as heir and as new superior
 * @param children bodies below those that end, by id
 * @param posts roles that people hold today in bodies that end
 */
public record Preview(
        Succession.Draft draft,
        Tale tale,
        Map<UUID, String> names,
        Map<UUID, String> choices,
        Map<UUID, String> children,
        long posts) {}
