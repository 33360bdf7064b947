/**
 * A decision and its revocations in short: the first of its actions and of its hosts, and how many there are.
 *
 * <p>Not here: the lists that they are in (room {@code view.approval.list}).
 *
 * <p>Flow: {@code PatternList, NamedHosts -> DecisionSummary, RevocationSummary}.
 */
package io.masif.ui.view.approval.summary;
