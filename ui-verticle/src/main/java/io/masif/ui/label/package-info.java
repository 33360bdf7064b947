/**
 * The labels that operators give to hosts: stored, read and changed.
 *
 * <p>Not here: the labels of agents, which are among their facts, and the labels of the index (room {@code fleet.label}).
 *
 * <p>Flow: {@code HostLabelPages, LabelsApi -> LabelWriter -> LabelChange -> LabelStore}; {@code LabelStore -> LabelLoader}.
 */
package io.masif.ui.label;
