/**
 * Removes rows that are not needed any more: unused plans and actions, old runs and events, expired sessions, and hosts that
 * have not reported for long. Nothing here is part of answering agents.
 *
 * <p>{@link io.masif.master.housekeeping.HousekeepingVerticle} → {@link io.masif.master.housekeeping.HousekeepingRun} →
 * {@link io.masif.master.housekeeping.HistorySweep}, {@link io.masif.master.housekeeping.PlanSweep},
 * {@link io.masif.master.housekeeping.ActionSweep} → {@link io.masif.master.housekeeping.BatchedDeletion}.
 */
package io.masif.master.housekeeping;
