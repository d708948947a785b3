package vn.guongsang.exemplar;

import org.jspecify.annotations.Nullable;

/**
 * What hub or lead find of one criterion.
 *
 * @param answer null while nothing is found
 */
public record Finding(String criterion, @Nullable Answer answer, String words) {}
