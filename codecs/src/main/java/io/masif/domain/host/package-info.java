/**
 * The facts that a host reports about itself, besides its plan. Not here: how an agent finds them (agent.facts), and their JSON
 * (wire.FactsJson).
 * Flow: {@code Facts} of {@code Platform, HostProblem, PendingRestarts, PackageLists, UpgradeGaps, ExecutionLimits}.
 */
package io.masif.domain.host;
