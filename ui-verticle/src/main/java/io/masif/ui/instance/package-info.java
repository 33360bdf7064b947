/**
 * The masters and UIs that run, read from the database.
 *
 * <p>Not here: their table (room {@code io.masif.instance}), and what pages show of it (room {@code view.instance}).
 *
 * <p>Flow: {@code InstanceReader -> InstanceList}.
 */
package io.masif.ui.instance;
