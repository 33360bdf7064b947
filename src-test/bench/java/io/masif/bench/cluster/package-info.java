/**
 * A cluster under load of which parts are killed, frozen, cut off or upgraded: what is lost, doubled or wrongly answered then.
 *
 * <p>{@code ClusterProof → Faults → FaultRun → ReportLoad, ApprovalLoad → StoredState, UiComparison → ResultTable}
 */
package io.masif.bench.cluster;
