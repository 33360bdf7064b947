/**
 * The labels of the hosts of the index, for each label the set of hosts that have it, and for each pattern of names that is
 * in use the hosts that match.
 *
 * <p>Not here: the labels that operators give, as they are stored (room {@code label}), and what is shown (room
 * {@code view.label}).
 *
 * <p>Flow: {@code DerivedLabels -> LabelTable -> KeyHosts; NameHosts}.
 */
package io.masif.ui.fleet.label;
