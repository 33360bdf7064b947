/**
 * What a host reports, after its body was parsed and before it is written: plain values. Parsing is in
 * {@code io.masif.master.body}, rows are in {@code io.masif.master.store}.
 *
 * <p>{@link io.masif.master.report.HostReport} (one of {@link io.masif.master.report.VersionOneReport} and
 * {@link io.masif.master.report.VersionTwoReport}) is wrapped with its {@link io.masif.master.report.ReportSender} in a
 * {@link io.masif.master.report.ReportSubmission}, which goes over the event bus to {@code io.masif.master.write}.
 */
package io.masif.master.report;
