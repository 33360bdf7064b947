/**
 * Writes and reads the retries that operators request.
 *
 * <p>Not here: which failures can be retried (room {@code fleet.progress}), and forms or JSON (rooms {@code page},
 * {@code api}).
 *
 * <p>Flow: {@code NewRetry -> RetryStore -> StoredRetry; RetryRecords -> Retry}.
 */
package io.masif.ui.retry;
