package io.masif.ui.store.run;

import java.time.Instant;

/**
 * What the stored snapshot of all outcomes contains.
 *
 * @param format of its bytes
 * @param revision of the fleet up to which it contains all changes
 * @param removal up to which it contains all removals
 * @param readAt when the revision was read, by the database's clock
 */
public record OutcomeSnapshot(int format, long revision, long removal, Instant readAt) {}
