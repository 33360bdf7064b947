/**
 * The metrics of a master, one class for each subject; each is found by {@code of(vertx)}. Those of every process, and how
 * they are published, are in {@code io.masif.management}; metrics of approvals and connections stand beside these.
 *
 * <p>A metric: ReportMeters, BatchMeters, CacheMeters, TrustMeters, FleetMeters → Meters.
 */
package io.masif.master.meter;
