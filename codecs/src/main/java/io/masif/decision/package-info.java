/**
 * The decisions of operators as master and UI evaluate them: approvals and declines with their patterns of actions, sets of
 * hosts, and revocations. Not here: how decisions are read and written (each side's store).
 * Flow: {@code HostSet → GroupMembers → HostSelection (of hosts, or of the groups in a GroupSet) → Decision (with its
 * Revocations) → DecisionIndex → EffectiveDecisions}.
 */
package io.masif.decision;
