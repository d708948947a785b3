package vn.guongsang.outgoing;

import vn.guongsang.document.OfficialDocument;

/**
 * A kind of paper whose form a body may edit; a bean of the module that draws it up.
 *
 * @param code stands in addresses and in the database; its name is message {@code outgoing.form.<code>}
 * @param example such a paper, complete: its fields are what a form may hold, and it fills the preview
 */
public record PaperForm(String code, OfficialDocument example) {}
