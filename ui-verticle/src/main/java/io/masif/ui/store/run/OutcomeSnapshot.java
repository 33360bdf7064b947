package io.masif.ui.store.run;

import io.masif.revision.FleetRevisions;
import java.time.Instant;

/**
 * What the stored snapshot of all outcomes contains.
 *
 * @param format of its bytes
 * @param revisions of the fleet up to which it contains all changes
 * @param removal up to which it contains all removals
 * @param readAt when the revisions were read, by the database's clock
 */
public record OutcomeSnapshot(int format, FleetRevisions revisions, long removal, Instant readAt) {}
