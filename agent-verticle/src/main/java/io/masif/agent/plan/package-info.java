/**
 * The inspection of a host: its plan, its facts and its problem. It does not depend on approvals.
 *
 * <p>Flow: {@link Planner} → {@link HostSurvey} → {@link PlanSimulator} → {@link UpgradeSimulation} →
 * {@link SimulatedPlan} → {@link ProblemRanking}; if apt cannot simulate, {@link FallbackInspection}.
 */
package io.masif.agent.plan;
