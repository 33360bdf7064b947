/**
 * The decisions of operators as master and UI evaluate them: approvals and declines with their patterns of actions, sets of
 * hosts, and revocations. Not here:
 * how decisions are read and written (each side's store).
 * Flow: {@code HostSet → HostSelection → Decision (with its Revocations) → DecisionIndex → EffectiveDecisions}.
 */
package io.masif.decision;
