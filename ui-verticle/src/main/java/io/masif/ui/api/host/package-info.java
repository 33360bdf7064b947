/**
 * The routes by which programs change hosts.
 *
 * <p>Not here: reading hosts (room {@code api}), and the removal itself (room {@code fleet.host}).
 *
 * <p>Flow: {@code HostRemovalApi -> HostRemoval}.
 */
package io.masif.ui.api.host;
