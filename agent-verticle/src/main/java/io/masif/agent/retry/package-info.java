/**
 * When actions that failed, or whose run was refused, are tried again. Why a run failed is read in {@code run}.
 *
 * <p>Flow: {@link RetrySchedule} → {@link RetryBackoff} → {@link RefusalCause} → {@link RunRefusals} →
 * {@link ExponentialBackoff} → {@link PausedActions}.
 */
package io.masif.agent.retry;
