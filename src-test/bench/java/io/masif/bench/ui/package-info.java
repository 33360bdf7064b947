/**
 * What the UI costs over a large fleet: its start, its pages, open pages, and what hosts notice of it.
 *
 * <p>{@code LargeFleetUi → UiStart, PageLatency, ReportLoad, OpenPages, GroupMembership → TargetReport}; {@code
 * GroupMembership → GroupedHost}
 */
package io.masif.bench.ui;
