package io.masif.ui.fleet.pending;

import io.masif.domain.Action;
import java.time.Instant;
import org.roaringbitmap.RoaringBitmap;

/**
 * An action that is pending on some hosts. Actions that differ only in the version before, the architecture or the archive
 * are parts of one {@link PendingEntry}.
 *
 * @param source the name of its source package
 * @param firstSeen when a host planned it first
 * @param isStepBack whether it would replace a version by an older one
 * @param hosts the hosts for which it is pending; not to be changed
 */
record PendingPart(Action action, String source, Instant firstSeen, boolean isStepBack, RoaringBitmap hosts) {}
