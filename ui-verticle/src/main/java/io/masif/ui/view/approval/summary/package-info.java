/**
 * A decision and its revocations in short: the first of its actions and of its hosts, and how many there are; and a part of them,
 * as the page of the decision shows it.
 *
 * <p>Not here: the lists that they are in (room {@code view.approval.list}).
 *
 * <p>Flow: {@code PatternList, NamedHosts -> DecisionSummary, RevocationSummary -> RevokedActions -> DecisionParts}.
 */
package io.masif.ui.view.approval.summary;
