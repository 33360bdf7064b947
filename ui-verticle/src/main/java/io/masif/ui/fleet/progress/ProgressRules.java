package io.masif.ui.fleet.progress;

import java.time.Instant;
import org.roaringbitmap.RoaringBitmap;

/**
 * What counts as what.
 *
 * @param isInForce whether hosts wait for what they plan
 * @param isOfRing a ring has a restart executed once, counts what was refused as failed, and what is never executed as blocked
 * @param since what was executed before does not count
 * @param silentHosts the hosts that are silent; not to be changed
 */
record ProgressRules(boolean isInForce, boolean isOfRing, Instant since, RoaringBitmap silentHosts) {}
