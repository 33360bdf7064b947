/**
 * What is reported to the master and when: only what it has not acknowledged, and more rarely after failures. What the
 * host's state is comes from {@code plan} and {@code facts}; the connection is in {@code client}; the form on the wire
 * is in {@code io.masif.wire}.
 *
 * <p>While there is nothing to report, NewsWatch waits for a master to have something new.
 *
 * <p>AgentReport → ReportVerticle → TruncatedFacts → AcknowledgedState → MasterConnection → ReportInterval →
 * ReportResult; ConnectionProblem → MasterReachability → ReportState.
 */
package io.masif.agent.report;
