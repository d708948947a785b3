package vn.guongsang.outgoing.web;

import org.jspecify.annotations.Nullable;
import vn.guongsang.outgoing.PaperForms.Version;

/** @param current null while the built-in form holds from the beginning */
public record FormRow(String code, @Nullable Version current) {

    public boolean edited() {
        return current != null && current.file() != null;
    }
}
