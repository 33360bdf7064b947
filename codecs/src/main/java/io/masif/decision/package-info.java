/**
 * The decisions of operators as master and UI evaluate them: patterns of actions, a set of hosts, and revocations. Not here:
 * how decisions are read and written (each side's store).
 * Flow: {@code HostSet → HostSelection → Decision (with its Revocations) → DecisionIndex}.
 */
package io.masif.decision;
