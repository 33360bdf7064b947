/**
 * The tables that hosts' reports are written to and answered from: a class for each, with its SQL at its head. All take the
 * connection that they are given, so that they join the caller's transaction; none knows its callers. What removes rows is in
 * {@code io.masif.master.housekeeping}.
 *
 * <p>{@link io.masif.master.store.AgentStore}, {@link io.masif.master.store.PlanStore},
 * {@link io.masif.master.store.ActionStore} and {@link io.masif.master.store.RunStore} are written under the revision of
 * {@link io.masif.master.store.revision.WriterLease}; {@link io.masif.master.store.decision.DecisionStore} is only read.
 */
package io.masif.master.store;
