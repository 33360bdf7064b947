package io.masif.ui.rollout.store;

import io.masif.decision.HostSet;
import java.time.Instant;

/**
 * What belongs to a ring of a rollout besides its status.
 *
 * @param hosts the hosts that were fixed when it opened; empty before, or if they were not read
 * @param checked when its check was first answered as it was last; null if it was not
 * @param checkProblem what was wrong then; null if nothing was
 */
public record RingRecord(HostSet hosts, Instant checked, String checkProblem) {}
