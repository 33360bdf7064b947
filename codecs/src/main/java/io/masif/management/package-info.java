/**
 * The management port of a process, without TLS: liveness, readiness and metrics. What is checked and measured is decided by
 * those who add it.
 *
 * <p>A request: ManagementVerticle → Health, or Meters ← PoolMeters, ProcessMeters, LoopVerticle.
 */
package io.masif.management;
