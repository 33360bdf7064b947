/**
 * The HTTP API for agents: where each request is answered, in version 1 and version 2 of the protocol. Connections, bodies,
 * overload, approvals and writing have packages of their own.
 *
 * <p>A report: AgentApiVerticle → RequestRouter → ReportHandler → ReportEndpoint, which is VersionOneEndpoint or
 * VersionTwoEndpoint → AnswerCache, or else ReportIntake → FreshApprovals; a failure: FailureHandler.
 * A report that waits: VersionTwoEndpoint → ReportHandler → HeldReports (package {@code held}) → ReportHandler.
 */
package io.masif.master.endpoint;
