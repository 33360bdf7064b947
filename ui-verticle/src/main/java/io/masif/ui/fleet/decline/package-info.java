/**
 * What pages and API ask the index about declines.
 *
 * <p>Not here: counting what a decline concerns (room {@code fleet.progress}), and the page (room {@code page.decline}).
 *
 * <p>Flow: {@code FindDeclines -> DeclineCounter -> DeclineProgress}.
 */
package io.masif.ui.fleet.decline;
