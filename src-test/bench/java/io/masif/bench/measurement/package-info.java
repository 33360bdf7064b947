/**
 * What {@code script/bench-master} measures, a class per subject, and its targets. How hosts report is in {@code simulator}.
 *
 * <p>{@code Measurement → UnchangedReports, ChangedReports, Overload, … → TargetReport}
 */
package io.masif.bench.measurement;
