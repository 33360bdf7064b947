/**
 * What pages show of the masters and UIs that run.
 *
 * <p>Not here: where it comes from (room {@code instance}).
 *
 * <p>Flow: {@code InstanceReader -> InstanceList -> settings/instances.jte, overview/state.jte}.
 */
package io.masif.ui.view.instance;
