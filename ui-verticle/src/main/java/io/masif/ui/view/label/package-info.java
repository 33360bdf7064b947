/**
 * The labels of a host as pages and API show them, each with its source.
 *
 * <p>Not here: the syntax of labels and selectors ({@code codecs}, package {@code domain.label}), and sets of hosts (room
 * {@code fleet.label}).
 *
 * <p>Flow: {@code HostLabels} of {@code HostLabel}s.
 */
package io.masif.ui.view.label;
