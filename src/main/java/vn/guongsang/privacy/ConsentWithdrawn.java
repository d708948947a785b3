package vn.guongsang.privacy;

import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;

/**
 * Told within the transaction of the withdrawal: whoever shows the subject ends that before it commits.
 *
 * @param how the withdrawal came, in the words recorded
 */
public record ConsentWithdrawn(Subject subject, Actor by, String how) {}
