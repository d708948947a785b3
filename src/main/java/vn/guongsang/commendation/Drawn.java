package vn.guongsang.commendation;

import vn.guongsang.document.OfficialDocument;

/** How the paper of a decision is drawn up: as a draft, or with number, day and name once it was issued. */
public interface Drawn<D> {

    OfficialDocument paper(D decision);
}
