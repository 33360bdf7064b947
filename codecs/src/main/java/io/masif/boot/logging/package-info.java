/**
 * The log of a process: its level, its format, and the limits on repeated lines.
 * Flow: {@code StartupLogging → LoggingConfiguration}; {@code FailureLog} and {@code LogRateLimit} are used by those that log.
 */
package io.masif.boot.logging;
