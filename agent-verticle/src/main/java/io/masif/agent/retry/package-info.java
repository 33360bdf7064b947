/**
 * When actions that failed, or whose run was refused, are tried again. Why a run failed is read in {@code run}.
 *
 * <p>Flow: {@link RetrySchedule} → {@link FailedAttempts} → {@link RefusalCause} → {@link RefusalHistory} →
 * {@link RetryDelay} → {@link PausedActions}.
 */
package io.masif.agent.retry;
