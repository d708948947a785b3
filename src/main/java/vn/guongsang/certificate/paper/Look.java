package vn.guongsang.certificate.paper;

import org.jspecify.annotations.Nullable;

/**
 * A design with the picture of its frame.
 *
 * @param frame a JPEG or PNG file, null for the drawn frame
 */
public record Look(Design design, byte @Nullable [] frame) {}
