/**
 * What operators decided, as the database keeps it and as master and UI evaluate it: patterns of actions, a set of hosts,
 * and the revocations that took some of it back. Not here: how decisions are read and written (each side's store).
 * Flow: {@code HostSet → HostSelection → Decision (with its Revocations) → DecisionIndex}.
 */
package io.masif.decision;
