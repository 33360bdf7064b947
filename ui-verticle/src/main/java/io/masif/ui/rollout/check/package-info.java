/**
 * Asks whether what a ring waits for is good.
 *
 * <p>Not here: when it is asked (room {@code rollout.engine}), and which addresses there may be (room {@code rollout.plan}).
 *
 * <p>Flow: {@code HealthCheck -> HealthCheckClient -> CheckResult}.
 */
package io.masif.ui.rollout.check;
