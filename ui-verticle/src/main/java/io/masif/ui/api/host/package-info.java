/**
 * The routes by which programs change hosts.
 *
 * <p>Not here: reading hosts (room {@code api}), and the changes themselves (rooms {@code fleet.host} and
 * {@code label}).
 *
 * <p>Flow: {@code HostRemovalApi -> HostRemoval; LabelsApi -> LabelWriter}.
 */
package io.masif.ui.api.host;
