/**
 * The labels of the hosts of the index, and for each label the set of hosts that have it.
 *
 * <p>Not here: the labels that operators give, as they are stored (room {@code label}), and what is shown (room
 * {@code view.label}).
 *
 * <p>Flow: {@code DerivedLabels -> LabelTable -> KeyHosts}.
 */
package io.masif.ui.fleet.label;
