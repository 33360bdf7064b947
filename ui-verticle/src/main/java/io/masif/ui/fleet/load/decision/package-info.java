/**
 * Reads approvals, declines, their revocations, and retries into the index.
 *
 * <p>Not here: SQL (room {@code decision.record}), and what they make of an action (room {@code fleet.index}).
 *
 * <p>Flow: {@code DecisionLoader -> DecisionBatches -> FleetIndex}.
 */
package io.masif.ui.fleet.load.decision;
