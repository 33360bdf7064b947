/**
 * The JSON of version 2 of the agents' protocol, written and read; that of version 1 is in {@code v1}. The values are in
 * {@code io.masif.domain}; how messages are sent and answered is the business of agent and master.
 *
 * <p>A report: Report → ActionJson, FactsJson, RunJson → JsonMembers; its answer: ReportAnswerWriter → ReportAnswer.
 */
package io.masif.wire;
