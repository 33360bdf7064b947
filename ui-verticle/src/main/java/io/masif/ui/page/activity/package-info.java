/**
 * The page of the history, and the history as a file.
 *
 * <p>Not here: how events are read (room {@code activity}).
 *
 * <p>Flow: {@code ActivityPages -> ActivityStore -> activity/page.jte -> ActivitySentence}.
 */
package io.masif.ui.page.activity;
