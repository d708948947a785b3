package vn.guongsang.certificate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list that a decision carries.
 *
 * @param entry the line; a certificate is issued for it once
 * @param kind as in plan packs: {@code individual}, {@code household} …
 * @param place where they live or work, empty for none
 * @param achievement for what, as printed; empty for none
 * @param photo an attachment that is a portrait
 */
public record Recipient(
        UUID entry,
        String name,
        String kind,
        String place,
        String achievement,
        @Nullable UUID photo) {}
