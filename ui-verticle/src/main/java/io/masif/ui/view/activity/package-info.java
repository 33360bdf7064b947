/**
 * What the page of the history shows: events, and which of them a reader asked for.
 *
 * <p>Not here: how events are read (room {@code activity}), and their sentences (room {@code page.activity}).
 *
 * <p>Flow: {@code ActivityQueries -> ActivityQuery -> ActivityPage -> ActivityEvent}.
 */
package io.masif.ui.view.activity;
