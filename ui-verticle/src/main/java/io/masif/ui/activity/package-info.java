/**
 * Reads the history: pages of events by key, and single events.
 *
 * <p>Not here: what appends events (room {@code store}), and their sentences (room {@code page.activity}).
 *
 * <p>Flow: {@code ActivityQuery -> ActivityStatement -> ActivityStore -> ActivityEvent}.
 */
package io.masif.ui.activity;
