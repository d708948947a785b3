package vn.guongsang.dossier;

import java.util.UUID;

/** Where the evidence of a condition stands. @param line the condition's key in the verdict; {@code page} from 1 */
public record Pointer(UUID id, String line, UUID attachmentId, String fileName, int page) {}
